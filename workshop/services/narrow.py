"""Statements of SQL that are built once, at import, and run with their values, past the object mapper: on the way
of an answer, building them anew would take longer than everything that the store does."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, Executable, Table
from sqlalchemy.orm import DeclarativeBase

from workshop.extensions import db


def table_of(model: type[DeclarativeBase]) -> Table:
    """The bare table, whose columns are taken by their names: ``table_of(Seat).c.id``."""
    return cast(Table, model.__table__)


def run(statement: Executable, **values: object) -> CursorResult[*tuple[Any, ...]]:
    """Runs it in the running transaction, after what the session still holds back. The caller commits."""
    session = db.session()
    session.flush()
    return session.connection().execute(statement, values)
