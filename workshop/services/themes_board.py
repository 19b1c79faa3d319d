"""What the page of themes shows: the themes with their counts, and a page of statements, narrowed as asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from workshop.domain.lemmas import fold
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Statement, Station, Theme, ThemeStatement, Workshop
from workshop.services.themes_likeness import find_similar
from workshop.services.themes_record import last_act

AT_A_TIME = 40
UNGROUPED, EVERY = "none", "all"


@dataclass(frozen=True)
class ThemeRow:
    """A theme with how many shown statements are in it; ``key`` is its place on the page, from 1."""

    id: int
    name: str
    statements: int
    key: int


@dataclass(frozen=True)
class Narrowing:
    """What the page is narrowed to. ``theme`` is none, all, or the number of a theme; ``like`` a statement whose
    nearest are asked for: then nothing else narrows."""

    station: int | None = None
    kind: str = ""
    theme: str = UNGROUPED
    words: str = ""
    like: int | None = None


@dataclass(frozen=True)
class Line:
    """A statement of the page; ``theme`` is the name of its theme, or nothing."""

    id: int
    text: str
    kind: str
    station: int
    colour: str | None
    theme: str


@dataclass(frozen=True)
class Board:
    """``found`` statements fit what was asked; ``lines`` are those of this page."""

    themes: Sequence[ThemeRow]
    stations: Sequence[Station]
    lines: Sequence[Line]
    like: Line | None
    found: int
    page: int
    pages: int
    shown: int
    grouped: int
    undo: JournalEntry | None


def read_board(workshop: Workshop, *, narrowing: Narrowing, page: int = 1, actor: str = "") -> Board:
    """Five queries, however many statements there are; a search reads past capitals and the marks over čšž."""
    themes = list_themes(workshop.id)
    names = {row.id: row.name for row in themes}
    rows = db.session.execute(shown_statements(workshop.id)).all()
    fit = similar(workshop, rows, narrowing.like) if narrowing.like else [row for row in rows if fits(row, narrowing)]
    pages = max(1, -(-len(fit) // AT_A_TIME))
    page = min(max(1, page), pages)
    start = (page - 1) * AT_A_TIME
    like = [row for row in rows if row.id == narrowing.like]
    return Board(
        themes=themes,
        stations=list(
            db.session.scalars(select(Station).where(Station.workshop_id == workshop.id).order_by(Station.number))
        ),
        lines=[line_of(row, names) for row in fit[start : start + AT_A_TIME]],
        like=line_of(like[0], names) if like else None,
        found=len(fit),
        page=page,
        pages=pages,
        shown=len(rows),
        grouped=sum(row.theme_id is not None for row in rows),
        undo=last_act(workshop.id, actor),
    )


def list_themes(workshop_id: int) -> list[ThemeRow]:
    """By the order in which they were made, so that their keys stay; a hidden statement is not counted. One query."""
    counted = (
        select(ThemeStatement.theme_id, func.count(Statement.id).label("statements"))
        .join(Statement, Statement.id == ThemeStatement.statement_id)
        .where(ThemeStatement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .group_by(ThemeStatement.theme_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Theme.id, Theme.name, func.coalesce(counted.c.statements, 0))
        .outerjoin(counted, counted.c.theme_id == Theme.id)
        .where(Theme.workshop_id == workshop_id)
        .order_by(Theme.id)
    )
    return [ThemeRow(row[0], row[1], int(row[2]), key) for key, row in enumerate(rows, start=1)]


def shown_statements(workshop_id: int) -> Select[*tuple[Any, ...]]:
    """Every shown statement with where it is, by station and time."""
    return (
        select(
            Statement.id,
            Statement.text,
            Statement.kind,
            Station.number.label("station"),
            Station.id.label("station_id"),
            Group.colour,
            ThemeStatement.theme_id,
        )
        .join(Station, Station.id == Statement.station_id)
        .outerjoin(Group, Group.id == Statement.group_id)
        .outerjoin(ThemeStatement, ThemeStatement.statement_id == Statement.id)
        .where(Statement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .order_by(Station.number, Statement.id)
    )


def fits(row: Any, narrowing: Narrowing) -> bool:
    """Whether a statement is among what was asked for; all the words must be in it, in any order."""
    if narrowing.station and row.station_id != narrowing.station:
        return False
    if narrowing.kind and row.kind != narrowing.kind:
        return False
    if narrowing.theme != EVERY and narrowing.theme != str(row.theme_id or UNGROUPED):
        return False
    text = fold(row.text) if narrowing.words else ""
    return all(word in text for word in fold(narrowing.words).split())


def similar(workshop: Workshop, rows: Sequence[Any], like: int) -> list[Any]:
    """The nearest statements to one, the nearest first."""
    by_id = {row.id: row for row in rows}
    near = find_similar({row.id: row.text for row in rows}, like, workshop.language)
    return [by_id[one] for one in near]


def line_of(row: Any, names: Mapping[int, str]) -> Line:
    return Line(row.id, row.text, row.kind, row.station, row.colour, names.get(row.theme_id, ""))
