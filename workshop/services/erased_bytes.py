"""What was erased leaves the store's files too: SQLite keeps a page as it was in its log until the log is emptied."""

from __future__ import annotations

import sqlite3
from typing import Any

from workshop.extensions import db

SHORT_MS = 20
"""Whoever erases waits no longer for readers; the daily erasing empties the log then."""


def settle_erased() -> bool:
    """Writes the log into the store and empties it, after the commit; False where somebody reads from it just now.

    Freed room is overwritten by every connection itself (workshop/store.py). Over PostgreSQL there is nothing to do:
    its own autovacuum does it in its time."""
    if db.engine.dialect.name != "sqlite":
        return True
    connection = db.engine.raw_connection()
    try:
        return emptied(connection.cursor())
    finally:
        connection.close()


def emptied(cursor: Any) -> bool:
    """A checkpoint begins no transaction; the waiting of the connection is as it was afterwards."""
    usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    cursor.execute(f"PRAGMA busy_timeout = {SHORT_MS}")
    try:
        busy: int = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.OperationalError:
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
    return not busy
