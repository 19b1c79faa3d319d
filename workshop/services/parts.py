"""Rows that belong to a workshop and stand in an order: finding, listing, moving and numbering them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import AgendaBlock, Assurance, Group, Practice, Round, Station, VolunteerRole

Part = TypeVar("Part", AgendaBlock, Assurance, Group, Practice, Round, Station, VolunteerRole)
Ordered = TypeVar("Ordered", AgendaBlock, Practice, Station, VolunteerRole)


def list_parts(table: type[Part], workshop_id: int, *order: Any) -> Sequence[Part]:
    """The workshop's rows of a table in an order."""
    return db.session.scalars(select(table).where(table.workshop_id == workshop_id).order_by(*order)).all()


def find_part(table: type[Part], workshop_id: int, part_id: int) -> Part:
    """One row of this workshop. Raises NotFound when it is not there, or another workshop's."""
    found = db.session.get(table, part_id)
    if found is None or found.workshop_id != workshop_id:
        raise NotFound("part_unknown")
    return found


def list_ordered(table: type[Ordered], workshop_id: int) -> list[Ordered]:
    """The workshop's rows of a table in the order of their numbers."""
    return list(list_parts(table, workshop_id, getattr(table, number_field(table))))


def number_field(table: type[Ordered]) -> str:
    return "position" if table is AgendaBlock else "number"


def next_number(table: type[Ordered], workshop_id: int) -> int:
    return len(list_ordered(table, workshop_id)) + 1


def move_part(row: Ordered, *, up: bool) -> None:
    """One place up or down; at the end of the list it stays. The caller commits."""
    rows = list_ordered(type(row), row.workshop_id)
    here = rows.index(row)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
        renumber(rows)


def remove_part(row: Ordered) -> None:
    """Takes a row away and closes the gap. The caller commits."""
    rows = [other for other in list_ordered(type(row), row.workshop_id) if other is not row]
    db.session.delete(row)
    db.session.flush()
    renumber(rows)


def renumber(rows: Sequence[Ordered]) -> None:
    """Numbers from 1 in this order. In two steps: a number is there once only, at every moment."""
    for step in (-1, 1):
        for number, row in enumerate(rows, start=1):
            setattr(row, number_field(type(row)), step * number)
        db.session.flush()
