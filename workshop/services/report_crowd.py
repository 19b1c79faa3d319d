"""The people of a report as plain values: never a name, small numbers already covered."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.findings import Cell, People, Share


@dataclass(frozen=True)
class Told:
    """What people said of themselves at the desk: the question, how many answered it, and the answers."""

    question: str
    people: People
    answers: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Attendance:
    """Who was there, without names. ``counted`` tells heads counted at the end from seats taken; ``told`` holds only
    questions that enough people answered."""

    present: People
    counted: bool
    adults: People | None
    children: People | None
    seats: People
    by_origin: tuple[tuple[str, Cell], ...]
    late: Cell
    groups: int
    population: Share[People] | None
    population_source: str
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Interest:
    """Sign-ups: people by what they would do and how many hours a month; roles overlap, hours do not."""

    people: People
    roles: tuple[tuple[str, Cell], ...]
    hours: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Rating:
    """One question of the evaluation. ``spread`` holds the answers 1 to 5; ``mean`` is None below the limit."""

    key: str
    answers: People
    mean: float | None
    spread: tuple[int, ...]


@dataclass(frozen=True)
class Opinion:
    """The evaluation: sheets, its four ratings, and who would come again."""

    sheets: People
    ratings: tuple[Rating, ...]
    again: tuple[tuple[str, Cell], ...]
    remarks: int
