"""Evenings of a programme side by side, as plain values: page, paper and file are all made from these (C.5).

Compared are shares and ranks: a share is of the community's own statements. Bare counts are never put against each
other, because more people say more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from workshop.domain.evening import State
from workshop.domain.findings import Cell, People, Share, Statements, mask_cell
from workshop.domain.matching.course import Course
from workshop.services.compare_progress import Progress
from workshop.services.report_facts import Report


@dataclass(frozen=True)
class Column:
    """One evening that is compared. ``place`` names it in every table, and is there once."""

    workshop_id: int
    code: str
    place: str
    report: Report
    progress: Progress = field(default_factory=Progress)

    @property
    def statements(self) -> Statements:
        return Statements(len(self.report.statements))

    @property
    def signed_up(self) -> Cell:
        """How many would join in; a number below five is covered."""
        return mask_cell(self.report.interest.people)

    def missed(self, stage: State) -> bool:
        """Whether it was closed before ``stage``, as far as its journal knows."""
        return stage in self.report.evening.unreached

    @property
    def has_themes(self) -> bool:
        return self.report.themes is not None


@dataclass(frozen=True)
class LeftOut:
    """An evening that is named and not compared. ``reason`` is open (not closed yet), not_held (closed before
    anything began) or template (other questions)."""

    place: str
    title: str
    reason: str


@dataclass(frozen=True)
class Part:
    """What one community said of a row: its share of that community's statements, and its place among them."""

    share: Share[Statements]
    rank: int


@dataclass(frozen=True)
class ComparedRow:
    """A theme or a kind in every column; None where the community has nothing of it. ``known`` counts the columns that
    could have had it."""

    name: str
    parts: tuple[Part | None, ...]
    known: int

    @property
    def held_by(self) -> int:
        """In how many columns it is."""
        return sum(part is not None for part in self.parts)


@dataclass(frozen=True)
class RoleRow:
    """A task and how many people of each community would do it, small numbers covered; None where it was not asked."""

    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Link:
    """An offer of one community that a person put together with a need of another."""

    need: str
    need_place: str
    offer: str
    offer_place: str
    state: Course


@dataclass(frozen=True)
class Home:
    """The programme itself, and who holds it."""

    name: str
    funder: str
    partners: str
    note: str
    organiser: str
    contact: str
    issued_on: date


@dataclass(frozen=True)
class Comparison:
    """Everything that the programme report, its page and its file are made from.

    ``links_proposed`` counts pairs of two communities to which not both sides have agreed yet, ``links_waiting``
    suggested ones that nobody has decided on; ``differing`` are numbers of stations whose question is not the same in
    all columns."""

    language: str
    home: Home
    columns: tuple[Column, ...]
    left_out: tuple[LeftOut, ...]
    themes: tuple[ComparedRow, ...]
    kinds: tuple[ComparedRow, ...]
    roles: tuple[RoleRow, ...]
    links: tuple[Link, ...]
    links_proposed: int
    links_waiting: int
    differing: tuple[int, ...]

    @property
    def present(self) -> People:
        """People of all columns: one unit, so they may be added. Whoever came to two evenings counts twice."""
        return People(sum(column.report.attendance.present for column in self.columns))

    @property
    def signed_up(self) -> People | None:
        """All who signed up; None where the total would give a covered number away, and where nobody did because a
        workshop was closed before."""
        if any(column.signed_up.value is None for column in self.columns):
            return None
        total = People(sum(column.report.interest.people for column in self.columns))
        return total if total or not any(column.missed(State.SIGN_UP) for column in self.columns) else None

    @property
    def can_share(self) -> bool:
        """Whether themes can be common at all: two communities at least have some."""
        return sum(column.has_themes for column in self.columns) > 1

    @property
    def published(self) -> bool:
        """Whether every evening in it has been published; else it is a draft."""
        return bool(self.columns) and all(column.report.colophon.published for column in self.columns)

    def shared_by(self, communities: int) -> tuple[ComparedRow, ...]:
        """The themes that are in exactly so many communities."""
        return tuple(row for row in self.themes if row.held_by == communities)
