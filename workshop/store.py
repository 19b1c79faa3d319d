"""How the store is opened: SQLite so that an acknowledged answer is on disk, and writers queue instead of failing."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request
from sqlalchemy import Connection, Engine, Select, column, event, inspect, select, table
from sqlalchemy.exc import OperationalError

from workshop.extensions import db
from workshop.private_files import keep_private

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
VERSION: Select[tuple[Any]] = select(column("version_num")).select_from(table("alembic_version"))
READING = frozenset({"GET", "HEAD", "OPTIONS"})
SHORT_MS = 20
"""Longer than any act of ours keeps the store; whoever is refused then comes back in RETRY_SECONDS."""
RETRY_SECONDS = 3.0
TURN = "turn to write"


def newest_shape() -> str:
    """The shape that this code works on: its last migration, which its file is numbered by."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def shape_now() -> str:
    """The shape in which the store is, asked without Alembic; empty when nothing has been made yet."""
    with db.engine.connect() as connection:
        made = inspect(connection).has_table("alembic_version")
        return str(connection.scalar(VERSION) or "") if made else ""


def prepare_store(app: Flask) -> None:
    """Binds the connection rules to the app's engine. Nothing is opened yet."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            tune_sqlite(db.engine, busy_timeout_ms=app.config["BUSY_TIMEOUT_MS"])
        else:
            tune_server(db.engine, lock_timeout_ms=app.config["BUSY_TIMEOUT_MS"])


def tune_server(engine: Engine, *, lock_timeout_ms: int) -> None:
    """PostgreSQL waits for a row that somebody else holds as long as it takes, unless it is told otherwise."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.autocommit = True  # within a transaction it would be forgotten with the first rollback
        connection.execute(f"SET lock_timeout = {int(lock_timeout_ms)}")
        connection.autocommit = False


def tune_sqlite(engine: Engine, *, busy_timeout_ms: int) -> None:
    """WAL with synchronous FULL (the commit is on disk before the answer leaves), bounded waiting,
    foreign keys, room that was freed overwritten, and BEGIN IMMEDIATE for writers: a plain BEGIN loses writes under
    contention."""

    patience = Patience(busy_timeout_ms)

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        keep_private(Path(str(engine.url.database)))
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_timeout_ms)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        asked = has_request_context() and request.method in READING
        reading = asked or (has_app_context() and g.get("only_reading", False))
        if reading:
            connection.exec_driver_sql("BEGIN")
            return
        with patience.kept(connection):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "checkin")
    def on_checkin(_connection: Any, record: Any) -> None:
        patience.let_go(record.info)


class Patience:
    """How long writers wait for a store that somebody else holds.

    Once one has waited in vain, the next wait shortly until one gets through: a server whose every thread waits
    stands still, for readers too. The writers of one process take turns: SQLite wakes nobody, so whoever waits
    for it sleeps, looks and sleeps again, up to a tenth of a second after the store has become free.
    """

    def __init__(self, usual_ms: int) -> None:
        self.usual_ms = usual_ms
        self.in_vain_until = 0.0
        self.turns = threading.Lock()

    @contextmanager
    def kept(self, connection: Connection) -> Iterator[None]:
        left_ms = self.wait_for_turn(connection.info)
        if left_ms < self.usual_ms:
            set_waiting(connection, left_ms)
        try:
            yield
        except OperationalError:
            self.in_vain_until = time.monotonic() + RETRY_SECONDS
            self.let_go(connection.info)
            raise
        finally:
            if left_ms < self.usual_ms:
                set_waiting(connection, self.usual_ms)
        self.in_vain_until = 0.0

    def wait_for_turn(self, info: dict[Any, Any]) -> int:
        """How long to wait for SQLite after the turn, in ms: the turn and the store together are waited for no longer
        than usual, and shortly where somebody has just waited in vain, be it in this very while."""
        begun = time.monotonic()
        in_vain = begun < self.in_vain_until or not self.take_turn(info, self.usual_ms)
        if in_vain or time.monotonic() < self.in_vain_until:
            self.take_turn(info, SHORT_MS)
            return min(SHORT_MS, self.usual_ms)
        waited_ms = round((time.monotonic() - begun) * 1000)
        return self.usual_ms if waited_ms < SHORT_MS else max(SHORT_MS, self.usual_ms - waited_ms)

    def take_turn(self, info: dict[Any, Any], milliseconds: int) -> bool:
        """Whether this connection is the one that writes now; without its turn it may still ask SQLite."""
        info[TURN] = info.get(TURN) or self.turns.acquire(timeout=milliseconds / 1000)
        return bool(info[TURN])

    def let_go(self, info: dict[Any, Any]) -> None:
        """The turn of a connection is over: its transaction has ended, or never begun."""
        if info.pop(TURN, False):
            self.turns.release()


def set_waiting(connection: Connection, milliseconds: int) -> None:
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.cursor().execute(f"PRAGMA busy_timeout = {milliseconds}")
