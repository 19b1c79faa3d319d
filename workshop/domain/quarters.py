"""Quarters of a year, for plans that are read by quarter (method C.5, 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Thing = TypeVar("Thing")
MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """``number`` is 1 to 4."""

    year: int
    number: int


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def by_quarter(
    things: Iterable[Thing], day_of: Callable[[Thing], date | None]
) -> list[tuple[Quarter | None, list[Thing]]]:
    """The things of each quarter that has any, in the order of their days; those without a day come last, as None."""
    found = list(things)
    dated = sorted(((day, place) for place, thing in enumerate(found) if (day := day_of(thing))), key=lambda one: one)
    quarters: dict[Quarter | None, list[Thing]] = {}
    for day, place in dated:
        quarters.setdefault(quarter_of(day), []).append(found[place])
    without = [thing for thing in found if day_of(thing) is None]
    return [*quarters.items(), *([(None, without)] if without else [])]
