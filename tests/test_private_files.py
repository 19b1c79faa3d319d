"""Nobody else on the computer reads the store."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from tests import postgres
from workshop.extensions import db
from workshop.private_files import keep_private, write_private


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_store_that_was_open_to_all_is_closed_to_strangers_and_not_to_its_group(tmp_path: Path) -> None:
    store = tmp_path / "old.db"
    for end in ("", "-wal"):
        store.with_name(store.name + end).write_bytes(b"rows")
    store.chmod(0o664)
    keep_private(store)
    assert (rights(store), rights(tmp_path / "old.db-wal")) == (0o660, 0o640)
    assert store.read_bytes() == b"rows"


def test_a_new_store_is_its_owners_alone_and_still_a_store(tmp_path: Path) -> None:
    keep_private(tmp_path / "new.db")
    with closing(sqlite3.connect(tmp_path / "new.db")) as store:
        store.execute("CREATE TABLE t (x)")
    assert rights(tmp_path / "new.db") == 0o600


def test_a_place_that_cannot_be_written_is_left_to_the_store_to_tell(tmp_path: Path) -> None:
    keep_private(tmp_path / "nowhere" / "new.db")
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_in_private_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "file", b"words")
    assert (rights(tmp_path / "file"), (tmp_path / "file").read_bytes()) == (0o600, b"words")


@pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite alone")
def test_the_store_of_an_installation_and_its_log_are_private(in_app: Flask) -> None:
    db.session.execute(text("INSERT INTO sign_in_attempts (subject_hash, at) VALUES ('x', '2026-11-06')"))
    db.session.commit()
    store = Path(str(db.engine.url.database))
    assert {path.name: rights(path) & 0o007 for path in store.parent.glob("*.db*")} == {
        store.name: 0,
        f"{store.name}-wal": 0,
        f"{store.name}-shm": 0,
    }
