"""The people of a report as plain values: never a name, small numbers already covered."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.findings import Cell, People, Share
from workshop.domain.head_count import Gap, HeadCount


@dataclass(frozen=True)
class Told:
    """What people said of themselves at the desk: the question, how many answered it, and the answers."""

    question: str
    people: People
    answers: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Attendance:
    """Who was there, without names. ``counted`` tells heads counted at the end from seats taken; ``told`` holds only
    questions that enough people answered. ``heads`` are never covered: phones and sheets are things in the hall."""

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
    heads: HeadCount
    desk: bool
    told: tuple[Told, ...] = ()

    @property
    def heads_known(self) -> bool:
        """Whether anybody counted people and not only phones: at the end, or at the desk."""
        return self.counted or self.desk

    @property
    def too_many(self) -> People:
        """By how many phones and sheets are more than people."""
        found = [one.people for one in self.heads.differences if one.gap is Gap.MORE_THAN_CAME]
        return People(sum(found) if self.heads_known else 0)

    @property
    def roads(self) -> tuple[tuple[str, People | None], ...]:
        """Adults = phones + sheets + neither - children's - too many. Without a count of heads only phones and sheets
        are known."""
        heads, known = self.heads, self.heads_known
        return (
            ("heads", People(heads.people) if known else None),
            ("by_phone", People(heads.phones)),
            ("on_paper", People(heads.sheets)),
            ("neither", People(heads.neither) if known else None),
            ("with_children", People(heads.with_children) if known else None),
            ("too_many", self.too_many if known else None),
        )


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
