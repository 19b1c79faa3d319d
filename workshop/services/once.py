"""Adding a row once, whichever of two taps, phones or servers comes first: the store's own unique rules decide."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sqlalchemy import Executable
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite
from sqlalchemy.orm import DeclarativeBase

from workshop.extensions import db
from workshop.services.narrow import run, table_of


def insert_once(model: type[DeclarativeBase], values: Mapping[str, object]) -> bool:
    """Whether a row was added; where a unique rule of the table knows it already, nothing changes.

    The caller commits."""
    return added_id(model, values) is not None


def added_id(model: type[DeclarativeBase], values: Mapping[str, object]) -> int | None:
    """The same for whoever needs the new row's id: None where nothing was added."""
    row = run(insert_unless_there(db.engine.dialect.name, model), **values)
    return None if row is None else int(row[0])


@cache
def insert_unless_there(dialect: str, model: type[DeclarativeBase]) -> Executable:
    """The insert, built once for each table."""
    table = table_of(model)
    if dialect == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as upsert  # here, because loading it takes a while

        return upsert(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
    return upsert_sqlite(table).on_conflict_do_nothing().returning(*table.primary_key.columns)
