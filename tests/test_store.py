"""How SQLite is opened: what was acknowledged is on disk, writers queue, rows point to rows that exist."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from tests import postgres, stores
from tests.checking_client import CheckingClient
from workshop import create_app
from workshop.config import Settings
from workshop.extensions import db
from workshop.store import SHORT_MS, TURN, Patience

pytestmark = pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite alone")
FULL = 2


def pragma(name: str) -> object:
    return db.session.execute(text(f"PRAGMA {name}")).scalar()


def test_a_commit_is_on_disk_before_the_answer_leaves(own_app: Flask) -> None:
    with own_app.app_context():
        assert (pragma("journal_mode"), pragma("synchronous")) == ("wal", FULL)


def test_what_is_erased_is_overwritten_whatever_the_library_was_built_with(in_app: Flask) -> None:
    assert pragma("secure_delete") == 1


def test_waiting_is_bounded(in_app: Flask) -> None:
    assert pragma("busy_timeout") == in_app.config["BUSY_TIMEOUT_MS"]


def test_a_row_cannot_point_to_nothing(in_app: Flask) -> None:
    row = "INSERT INTO programmes (organisation_id, name, created_at) VALUES (999, 'A', '2026-11-06')"
    with pytest.raises(IntegrityError):
        db.session.execute(text(row))


def test_writers_wait_for_each_other_and_lose_nothing(app: Flask) -> None:
    """Reading first and writing then is where a plain BEGIN loses writes."""

    def write() -> None:
        for _ in range(25):
            with app.app_context():
                count = db.session.execute(text("SELECT count(*) FROM sign_in_attempts")).scalar()
                row = "INSERT INTO sign_in_attempts (subject_hash, at) VALUES (:hash, '2026-11-06')"
                db.session.execute(text(row), {"hash": str(count)})
                db.session.commit()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with app.app_context():
        hashes = db.session.execute(text("SELECT subject_hash FROM sign_in_attempts")).scalars().all()
    assert sorted(map(int, hashes)) == list(range(100))


def test_writers_of_one_server_take_turns() -> None:
    patience = Patience(100)
    first: dict[str, bool] = {}
    second: dict[str, bool] = {}
    assert patience.take_turn(first, 100)
    assert not patience.take_turn(second, 10)
    patience.let_go(second)
    assert not patience.take_turn(second, 10)
    patience.let_go(first)
    assert patience.take_turn(second, 10)


@pytest.mark.parametrize("ending", ["commit", "rollback"])
def test_a_turn_ends_with_its_transaction(app: Flask, ending: str) -> None:
    with app.app_context():
        db.session.execute(text("DELETE FROM sign_in_attempts"))
        held = db.session.connection().info
        assert held[TURN]
        getattr(db.session, ending)()
        assert TURN not in held


def test_a_store_that_somebody_else_holds_is_a_clear_503(settings: Settings) -> None:
    app = create_app(replace(settings, busy_timeout_ms=200))
    app.test_client_class = CheckingClient
    with closing(sqlite3.connect(settings.instance / stores.STORE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = app.test_client().post("/sign-in/link/x")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    with app.app_context():
        db.engine.dispose()


def test_as_long_as_somebody_holds_the_store_everybody_is_told_and_then_nobody(settings: Settings) -> None:
    app = create_app(replace(settings, busy_timeout_ms=400))
    app.test_client_class = CheckingClient
    client = app.test_client()
    with closing(sqlite3.connect(settings.instance / stores.STORE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _phone in range(3):
            assert client.post("/sign-in/link/x").status_code == 503
    assert client.post("/sign-in/link/x").status_code != 503
    with app.app_context():
        assert pragma("busy_timeout") == 400
        db.engine.dispose()


def test_after_one_has_waited_in_vain_the_next_wait_shortly(in_app: Flask) -> None:
    patience = Patience(5000)
    with db.engine.connect() as connection, pytest.raises(OperationalError), patience.kept(connection):
        raise OperationalError("COMMIT", None, sqlite3.OperationalError("database is locked"))
    assert patience.wait_for_turn({}) == SHORT_MS


class Noticed(Patience):
    """It tells when a wait has begun."""

    def __init__(self, usual_ms: int) -> None:
        super().__init__(usual_ms)
        self.begun = threading.Event()

    def take_turn(self, info: dict[Any, Any], milliseconds: int) -> bool:
        self.begun.set()
        return super().take_turn(info, milliseconds)


def test_the_turn_and_the_store_together_are_waited_for_no_longer_than_usual() -> None:
    """Who got the turn after another had waited in vain used to wait for the store all over again."""
    patience = Noticed(60_000)
    other: dict[object, object] = {}
    assert patience.wait_for_turn(other) == patience.usual_ms
    patience.begun.clear()

    def let_go_later() -> None:
        patience.begun.wait()
        time.sleep(0.2)
        patience.let_go(other)

    release = threading.Thread(target=let_go_later)
    release.start()
    left_ms = patience.wait_for_turn({})
    release.join()
    assert left_ms <= patience.usual_ms - 200


def test_a_wait_in_vain_of_another_shortens_the_wait_that_has_begun() -> None:
    patience = Patience(5000)
    other: dict[object, object] = {}
    patience.wait_for_turn(other)

    def give_up() -> None:
        patience.in_vain_until = time.monotonic() + 60
        patience.let_go(other)

    release = threading.Timer(0.05, give_up)
    release.start()
    left_ms = patience.wait_for_turn({})
    release.join()
    assert left_ms == SHORT_MS
