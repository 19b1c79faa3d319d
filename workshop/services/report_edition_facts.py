"""Editions as a report says them, and the numbers of statements that are gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class EditionFacts:
    """``why`` is a word of domain/editions.py; ``statement`` the number of what was hidden, covered or brought back."""

    number: int
    made_on: date
    why: str
    sentence: str
    statement: int | None


@dataclass(frozen=True)
class Withdrawn:
    """A number that is given to no other statement, and the station where it stood."""

    number: int
    station: int
