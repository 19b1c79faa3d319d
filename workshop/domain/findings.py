"""Figures for screens and reports: counts, shares, and what is too small to be shown (method C.3).

People, statements, marks and votes are four units. Each has a type of its own, so that the type checker refuses a
share of one in another; nothing here ever adds two of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Generic, NewType, TypeVar

People = NewType("People", int)
Statements = NewType("Statements", int)
Marks = NewType("Marks", int)
Votes = NewType("Votes", int)
Unit = TypeVar("Unit", People, Statements, Marks, Votes)
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)

ENOUGH_FOR_PERCENT = 20
SMALL = 5


@dataclass(frozen=True)
class Share(Generic[Unit]):
    """A part of a whole: "7 of 12", and a whole percentage only where the whole is large enough."""

    part: Unit
    whole: Unit
    percent: int | None


def share(part: Unit, whole: Unit, enough: int = ENOUGH_FOR_PERCENT) -> Share[Unit]:
    """``part`` of ``whole`` in the same unit; the percentage is rounded, halves up, and None below ``enough``."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} of {whole} is no share")
    percent = None if whole < max(1, enough) else floor(Fraction(100 * part, whole) + Fraction(1, 2))
    return Share(part, whole, percent)


class Shown(StrEnum):
    """How a cell may be shown."""

    PLAIN = "plain"
    BELOW = "below"
    WITHHELD = "withheld"


@dataclass(frozen=True)
class Cell:
    """A number of people for the public. ``value`` is None when it may not be known."""

    value: int | None
    shown: Shown = Shown.PLAIN
    limit: int = SMALL


def mask_cell(count: int, limit: int = SMALL) -> Cell:
    """One number by itself: 1 to 4 are shown as fewer than 5. Nobody is nobody, and is shown."""
    return Cell(None, Shown.BELOW, limit) if 0 < count < limit else Cell(count, Shown.PLAIN, limit)


def mask_cells(counts: Mapping[Key, int], limit: int = SMALL) -> dict[Key, Cell]:
    """The cells of a table whose total is printed too.

    Whoever knows the total could work out a single small cell, so the next smallest are withheld with it until
    what is out of sight can no longer be told apart.
    """
    cells = {key: mask_cell(count, limit) for key, count in counts.items()}
    spare = sorted((key for key, cell in cells.items() if cell.value), key=lambda key: counts[key], reverse=True)
    while spare and _can_be_worked_out([counts[key] for key, cell in cells.items() if cell.value is None], limit):
        cells[spare.pop()] = Cell(None, Shown.WITHHELD, limit)
    return cells


def _can_be_worked_out(hidden: Sequence[int], limit: int) -> bool:
    """Whether the sum of the hidden cells, which the total gives away, leaves but one way to fill them."""
    if not hidden:
        return False
    small = sum(count < limit for count in hidden)
    least = small + (len(hidden) - small) * limit
    at_most = small == len(hidden) and sum(hidden) == small * (limit - 1)
    return len(hidden) < 2 or sum(hidden) < limit or sum(hidden) == least or at_most


def count_by(rows: Iterable[Row], key: Callable[[Row], Key], known: Sequence[Key] = ()) -> dict[Key, int]:
    """How many rows have each key: the ``known`` ones in their order, with their zeros, then those met besides."""
    met = Counter(key(row) for row in rows)
    return {value: met[value] for value in dict.fromkeys([*known, *met])}
