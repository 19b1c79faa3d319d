"""Which sheets have been typed in, by whom, and what stands on one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import PaperSheet, Statement
from workshop.services.paper_answers import entry_key, stored_on
from workshop.services.paper_form import FormStation
from workshop.services.paper_slips import read_slip


@dataclass(frozen=True)
class TypedSheet:
    """A sheet as it stands: its fields by (station id, row), and answers typed under its number by another road.

    ``key`` is that of the form which may change it, for whoever typed it in."""

    number: int
    key: str
    typed_by: str | None
    created_at: datetime
    group_id: int | None
    fields: Mapping[tuple[int, int], Statement]
    others: tuple[Statement, ...]
    dots: Mapping[int, int]


def list_numbers(workshop_id: int) -> list[int]:
    """Numbers of all sheets that have been typed in, in order."""
    asked = select(PaperSheet.number).where(PaperSheet.workshop_id == workshop_id).distinct()
    return sorted(db.session.scalars(asked))


def next_number(typed: Collection[int], after: int = 0) -> int:
    """The lowest number above ``after`` that nobody has typed in."""
    number = after + 1
    while number in typed:
        number += 1
    return number


def count_unreadable(workshop_id: int) -> int:
    """Answers that nobody could read."""
    asked = select(func.count(Statement.id)).where(Statement.workshop_id == workshop_id, Statement.unreadable)
    return db.session.scalar(asked) or 0


def read_sheet(workshop_id: int, number: int, form: tuple[FormStation, ...]) -> TypedSheet:
    """Raises NotFound for a sheet that nobody has typed in."""
    row = db.session.scalars(
        select(PaperSheet).where(PaperSheet.workshop_id == workshop_id, PaperSheet.number == number).limit(1)
    ).first()
    if row is None:
        raise NotFound("not_found")
    statements = {statement.key: statement for statement in stored_on(workshop_id, number)}
    group = next((one.group_id for one in statements.values()), None)
    places = ((station.id, at) for station in form for at in range(1, station.rows + 1))
    fields = {place: found for place in places if (found := statements.pop(entry_key(row.key, *place), None))}
    others = tuple(statements.values())
    dots = read_slip(workshop_id, number)
    return TypedSheet(number, row.key, row.typed_by, row.created_at, group, fields, others, dots)
