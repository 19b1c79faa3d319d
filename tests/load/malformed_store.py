"""What a request has written, seen from outside of the app: rows, and texts and numbers that no store should hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import JSON, BigInteger, Boolean, Column, Integer, String, event
from sqlalchemy.engine import Engine

from tests import postgres, stores
from workshop.config import Settings
from workshop.extensions import db

LARGEST = 2_147_483_647
WRITTEN = "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint"
"""Rises with every transaction of a PostgreSQL server that has written anything."""


class Watching(Protocol):
    """What a run wants to know of a store, whichever it is."""

    def settle(self) -> None: ...
    def wrote(self) -> bool: ...
    def changed(self) -> set[str]: ...
    def unfit(self) -> list[str]: ...
    def close(self) -> None: ...


def watch_of(settings: Settings) -> Watching:
    if postgres.SERVER:
        return ServerWatch(stores.name_of(settings))
    return Watch(settings.instance / stores.STORE)


def counting_all(tables: list[str]) -> str:
    return " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in tables)


class ServerWatch:
    """The same over PostgreSQL, which refuses by itself what does not fit: there a value that is none is a fault."""

    def __init__(self, name: str) -> None:
        self.connection = postgres.inside(name)
        self.counting = counting_all(sorted(db.metadata.tables))
        self.settle()

    def settle(self) -> None:
        self.rows = self.read_rows()
        self.version = self.read_version()

    def read_version(self) -> int:
        row = self.connection.execute(WRITTEN).fetchone()
        assert row is not None
        return int(row[0])

    def read_rows(self) -> dict[str, int]:
        return dict(self.connection.execute(self.counting.encode()).fetchall())

    def wrote(self) -> bool:
        return self.read_version() != self.version

    def changed(self) -> set[str]:
        now = self.read_rows()
        return {name for name, count in now.items() if count != self.rows[name]}

    def unfit(self) -> list[str]:
        return []

    def close(self) -> None:
        self.connection.close()


class Watch:
    """Reads the store with a connection of its own, which knows when somebody else has written."""

    def __init__(self, store: Path) -> None:
        self.connection = sqlite3.connect(store)
        tables = sorted(db.metadata.tables)
        self.counting = counting_all(tables)
        checks = [check for name in tables for check in map(check_of, db.metadata.tables[name].columns) if check]
        self.checking = [" UNION ALL ".join(checks[at : at + 100]) for at in range(0, len(checks), 100)]
        self.settle()

    def settle(self) -> None:
        """What is stored now is what the next request finds."""
        self.version, self.rows = self.read_version(), self.read_rows()

    def read_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def read_rows(self) -> dict[str, int]:
        return dict(self.connection.execute(self.counting).fetchall())

    def wrote(self) -> bool:
        """Whether anything was committed since."""
        return self.read_version() != self.version

    def changed(self) -> set[str]:
        """The tables that have more or fewer rows than before."""
        now = self.read_rows()
        return {name for name, count in now.items() if count != self.rows[name]}

    def unfit(self) -> list[str]:
        """Columns that hold what their type does not allow: SQLite keeps it, PostgreSQL would have failed."""
        return [str(row[0]) for part in self.checking for row in self.connection.execute(part)]

    def close(self) -> None:
        self.connection.close()


def check_of(column: Column[Any]) -> str:
    """A query with one row where a value of the column does not fit it; empty where nothing can be said."""
    place, name = column.table.name, f'"{column.name}"'
    wrong = ""
    if isinstance(column.type, String):
        wrong = f"instr(CAST({name} AS BLOB), x'00') OR instr(CAST({name} AS BLOB), x'1b')"
        wrong += f" OR length({name}) > {column.type.length}" if column.type.length else ""
    elif isinstance(column.type, JSON):
        wrong = f"instr({name}, '\\u0000') OR instr({name}, '\\ud8')"
    elif isinstance(column.type, Integer) and not isinstance(column.type, BigInteger | Boolean):
        wrong = f"{name} NOT BETWEEN -{LARGEST} AND {LARGEST} OR typeof({name}) NOT IN ('integer', 'null')"
    return f"SELECT '{place}.{column.name}' WHERE EXISTS (SELECT 1 FROM {place} WHERE {wrong})" if wrong else ""


def listen_for_nul(engine: Engine, heard: list[str]) -> None:
    """Notes every statement that is given a NUL: SQLite takes it, PostgreSQL answers with a fault."""

    @event.listens_for(engine, "before_cursor_execute")
    def look(_conn: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        given = parameters if isinstance(parameters, list) else [parameters]
        if any(isinstance(value, str) and "\x00" in value for values in given for value in values_in(values)):
            heard.append(statement[:200])


def values_in(parameters: Any) -> Any:
    return parameters.values() if isinstance(parameters, dict) else parameters or ()
