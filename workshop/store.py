"""How the store is opened: SQLite so that an acknowledged answer is on disk, and writers queue instead of failing."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, has_request_context, request
from sqlalchemy import Connection, Engine, event

from workshop.extensions import db

READING = frozenset({"GET", "HEAD", "OPTIONS"})


def prepare_store(app: Flask) -> None:
    """Binds the connection rules to the app's engine. Nothing is opened yet."""
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            tune_sqlite(db.engine, busy_timeout_ms=app.config["BUSY_TIMEOUT_MS"])


def tune_sqlite(engine: Engine, *, busy_timeout_ms: int) -> None:
    """WAL with synchronous FULL (the commit is on disk before the answer leaves), bounded waiting,
    foreign keys, and BEGIN IMMEDIATE for writers: a plain BEGIN loses writes under contention."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(busy_timeout_ms)}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        reading = has_request_context() and (request.method in READING or g.get("only_reading", False))
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
