"""One row in every table that hangs on a workshop, and a word in every text: also in tables that come later."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    Table,
    Time,
    insert,
    select,
    update,
)

from workshop.extensions import db
from workshop.models.types import UtcDateTime

SHORTEST_TEXT = 80
"""Shorter columns hold words of ours: states, kinds, tokens."""
NO_TEXT = ("hash", "path", "token", "key", "secret", "email", "file")
NOT_FILLED = {
    "alembic_version",
    "journal",
    "second_factors",
    "accounts",
    "organisations",
    "sign_in_links",
    "sign_in_attempts",
    "ended_sessions",
}
VALUES = {"statements.kind": "need", "statements.state": "shown", "statements.origin": "phone"}
VALUES |= {"print_jobs.kind": "kit", "print_jobs.state": "done", "print_jobs.language": "sl"}
"""Where a page cannot be shown without a word that it knows."""
LATER = datetime(2099, 1, 1, tzinfo=UTC)
Ids = dict[str, Any]
"""Table -> the first column of the key of the row that stands for it."""


def fill(ids: Ids, mark: str) -> Ids:
    """A row in each table that hangs on those of ``ids``, made where there is none; parents come first."""
    for table in db.metadata.sorted_tables:
        if table.name in ids or table.name in NOT_FILLED:
            continue
        links = parents(table, ids)
        if links:
            ids[table.name] = first_row(table, links) or new_row(table, ids, mark)
    db.session.commit()
    return ids


def parents(table: Table, ids: Ids) -> dict[Column[Any], Any]:
    """The columns that lead to a row of ``ids``; the workshop's alone where there is one."""
    found = {
        column: ids[key.column.table.name]
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in ids
    }
    whole = {column: value for column, value in found.items() if column.name == "workshop_id"}
    return whole or found


def first_row(table: Table, links: dict[Column[Any], Any]) -> Any:
    asked = select(next(iter(table.primary_key.columns))).where(*(column == value for column, value in links.items()))
    return db.session.scalar(asked.limit(1))


def new_row(table: Table, ids: Ids, mark: str) -> Any:
    values = {c.name: value_of(c, ids, mark) for c in table.columns if c.foreign_keys or is_needed(c)}
    made = db.session.execute(insert(table).values({k: v for k, v in values.items() if v is not None}))
    return made.inserted_primary_key[0]  # type: ignore[attr-defined]


def is_needed(column: Column[Any]) -> bool:
    return not column.nullable and column.name != "id"


def value_of(column: Column[Any], ids: Ids, mark: str) -> Any:
    if (known := VALUES.get(f"{column.table.name}.{column.name}")) is not None:
        return known
    for key in column.foreign_keys:
        return ids.get(key.column.table.name)
    if column.name.endswith("_at") and isinstance(column.type, UtcDateTime):
        return LATER
    if isinstance(column.type, String):
        unique = f"{column.table.name}-{mark}-{ids['workshops']}"
        return unique[: column.type.length or len(unique)]
    plain: list[tuple[Any, Any]] = [(Boolean, False), (Integer, 1), (Float, 1.0), (Date, date(2026, 11, 6))]
    plain += [(Time, time(18, 0)), (LargeBinary, b""), (JSON, {}), (UtcDateTime, LATER)]
    return next(value for kind, value in plain if isinstance(column.type, kind))


def mark_texts(mark: str) -> int:
    """Puts the word into every text of the store; how many columns there are."""
    marked = 0
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if is_text(column):
                db.session.execute(update(table).where(column != "").values({column: column + f" {mark}"}))
                marked += 1
            elif isinstance(column.type, JSON) and column.name in {"texts", "names"}:
                mark_json(table, column, mark)
                marked += 1
    db.session.commit()
    return marked


def is_text(column: Column[Any]) -> bool:
    if not isinstance(column.type, String) or any(word in column.name for word in NO_TEXT):
        return False
    inside = column.table.name == "journal" or column.foreign_keys
    return not inside and (column.type.length is None or column.type.length >= SHORTEST_TEXT)


def mark_json(table: Table, column: Column[Any], mark: str) -> None:
    own = next(iter(table.primary_key.columns))
    for number, value in db.session.execute(select(own, column)).all():
        db.session.execute(update(table).where(own == number).values({column: marked_value(value, mark)}))


def marked_value(value: Any, mark: str) -> Any:
    if isinstance(value, dict):
        return {name: marked_value(inner, mark) for name, inner in value.items()}
    return f"{value} {mark}" if isinstance(value, str) and value else value
