"""Rows of an evening as plain JSON and back: every table that hangs on a workshop, ids mapped anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Date, Table, Time, insert, select, update

from workshop.extensions import Model, db
from workshop.models import (
    AgendaBlock,
    Assurance,
    Ballot,
    Consent,
    Contact,
    Dots,
    Draw,
    Evaluation,
    Evening,
    Group,
    Hand,
    KeyPoint,
    PaperSheet,
    Practice,
    Raffle,
    Reaction,
    Round,
    Seat,
    SignUp,
    Statement,
    Station,
    Ticket,
    Visit,
    VolunteerRole,
    VoteOption,
)
from workshop.models.types import UtcDateTime

ROWS: tuple[type[Model], ...] = (
    *(Station, Group, Round, Visit, AgendaBlock, Practice, Assurance, VolunteerRole, Evening, Seat, Ticket, Raffle),
    *(Draw, Statement, Reaction, KeyPoint, VoteOption, Ballot, Dots, SignUp, Evaluation, PaperSheet, Hand),
)
"""In the order in which they can be put back: a row comes after those it names."""
CONTACTS: tuple[type[Model], ...] = (Contact, Consent)
CUT = {("seats", "token_hash"), ("tickets", "holder_hash")} | {
    (name, "seat_id") for name in ("statements", "reactions", "ballots")
}
"""What leads from an answer to a phone never leaves the installation."""
Plain = dict[str, Any]
Ids = dict[str, dict[int, int]]
"""New ids by table and old id."""


def table_of(model: type[Model]) -> Table:
    found = model.__table__
    assert isinstance(found, Table)
    return found


def dump_rows(model: type[Model], workshop_id: int) -> list[Plain]:
    """All rows of a workshop, in the order of their ids."""
    table = table_of(model)
    asked = select(table).order_by(*table.primary_key.columns)
    if "workshop_id" in table.c:
        asked = asked.where(table.c.workshop_id == workshop_id)
    else:
        link = next(key for key in table.foreign_keys if "workshop_id" in key.column.table.c)
        parent = link.column.table
        asked = asked.join(parent, link.parent == link.column).where(parent.c.workshop_id == workshop_id)
    return [dump_row(table, dict(row)) for row in db.session.execute(asked).mappings()]


def dump_row(table: Table, row: Mapping[str, Any]) -> Plain:
    return {
        column.name: None if (table.name, column.name) in CUT else plain(row[column.name]) for column in table.columns
    }


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def load_rows(model: type[Model], rows: list[Plain], ids: Ids) -> None:
    """Puts rows back under new ids; a column that an older archive does not know gets its default.

    A row that names another of its own table is tied once all are there.
    """
    table = table_of(model)
    mapped = ids.setdefault(table.name, {})
    ties = []
    for row in rows:
        values = {column.name: load_value(table, column, row, ids) for column in table.columns if column.name in row}
        own = [column for column in table.columns if names_itself(table, column) and row.get(column.name)]
        for column in own:
            values[column.name] = None
            ties.append((row["id"], column, row[column.name]))
        values.pop("id", None)
        new = add_row(table, values)
        if "id" in row:
            mapped[row["id"]] = new
    for old, column, named in ties:
        values = {column.name: mapped[named]}
        db.session.execute(update(table).where(table.c.id == mapped[old]).values(values))


def add_row(table: Table, values: Plain) -> int:
    """Inserts a row; returns its id here."""
    done: Any = db.session.execute(insert(table).values(values))
    return int(done.inserted_primary_key[0])


def load_value(table: Table, column: Column[Any], row: Plain, ids: Ids) -> Any:
    """The value with its type, and an id as it is here. Raises KeyError for a row that names one that is not there."""
    value = row.get(column.name)
    if value is None:
        return None
    for key in column.foreign_keys:
        if key.column.table is not table:
            return ids[key.column.table.name][value]
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(column.type, Time) else value


def names_itself(table: Table, column: Column[Any]) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)
