"""Rows as plain JSON and back, ids mapped anew, and a fingerprint that is the same wherever the rows are."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Column, Date, LargeBinary, Table, Time, insert, select, update

from workshop.extensions import Model, db
from workshop.models.types import UtcDateTime
from workshop.services.archive_rows import CONTACTS, PLACES, ROWS, Plain, never_leaves, of_workshop, table_of

Ids = dict[str, dict[int, int]]
"""New ids by table and old id."""
COUNTERS = {("evenings", "revision"), ("evenings", "stage_revision")}
"""Raised by whatever a screen could show; no part of what was said."""
LATER = {("stations", "asked_before")}
"""Columns that older files lack: as long as they are empty, the evening is the one of such a file."""


def dump_rows(model: type[Model], workshop_id: int, carried: Collection[str]) -> list[Plain]:
    """All rows of a workshop, in the order of their ids."""
    table = table_of(model)
    asked = select(table).where(of_workshop(table, workshop_id)).order_by(*table.primary_key.columns)
    return [dump_row(table, dict(row), carried) for row in db.session.execute(asked).mappings()]


def dump_row(table: Table, row: Mapping[str, Any], carried: Collection[str]) -> Plain:
    return {column.name: None if never_leaves(column, carried) else plain(row[column.name]) for column in table.columns}


def plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
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
    """Inserts a row; returns the first part of its key here: its id, or that of the workshop."""
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
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(column.type, Date):
        return date.fromisoformat(value)
    return time.fromisoformat(value) if isinstance(column.type, Time) else value


def names_itself(table: Table, column: Column[Any]) -> bool:
    return any(key.column.table is table for key in column.foreign_keys)


def fingerprint(workshop: Plain, rows: Mapping[str, list[Plain]]) -> str:
    """The same for the same evening in any installation: ids count only by their order."""
    order = {name: {row["id"]: at for at, row in enumerate(found) if "id" in row} for name, found in rows.items()}
    tables = [table_of(model) for model in ROWS + CONTACTS]
    said = {
        "workshop": workshop,
        "rows": {
            table.name: [placeless(table, row, order) for row in rows[table.name]]
            for table in tables
            if rows.get(table.name)
        },
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def placeless(table: Table, row: Plain, order: Mapping[str, Mapping[int, int]]) -> Plain:
    """A row with the places of rows in their tables instead of their ids."""
    ignored = {"id", *(name for at, name in COUNTERS if at == table.name)}
    ignored |= {name for at, name in LATER if at == table.name and not row.get(name)}
    found = {name: value for name, value in row.items() if name not in ignored}
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table.name
            if found.get(column.name) is not None:
                found[column.name] = None if target in PLACES else order.get(target, {}).get(found[column.name])
    return found
