"""The doctor sees what is missing and says what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import text

from tests import postgres, stores
from tests.world import NOW, make_centre, make_workshop
from workshop import create_app
from workshop.config import Settings, read_or_make_secret
from workshop.extensions import db
from workshop.serving import checks
from workshop.serving.server import listen
from workshop.store import shape_now


def test_an_installation_in_order_lacks_nothing_needed(app: Flask) -> None:
    assert [finding for finding in checks.examine(app) if finding.needed and not finding.well] == []


def test_every_subject_is_looked_at_once(app: Flask) -> None:
    subjects = [finding.subject for finding in checks.examine(app)]
    first = ["python", "store", "integrity", "writing", "clock", "space"]
    assert subjects == [*first, "secret", "port", "network", "paper", "fonts", "languages"]


def test_an_empty_store_is_told_to_be_made(tmp_path: Path) -> None:
    app = create_app(stores.settings_in(tmp_path))
    finding = checks.look_at_store(app)
    assert (finding.well, finding.words.split(": ")[-1]) == (False, "run init-db")


def test_a_store_of_a_newer_release_serves_and_is_left_as_it_is(app: Flask, runner: FlaskCliRunner) -> None:
    with app.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        db.session.commit()
    finding = checks.look_at_store(app)
    assert (finding.well, "9999 of a newer release" in finding.words) == (True, True)
    assert runner.invoke(args=["init-db"]).output == "store ready\n"
    with app.app_context():
        assert shape_now() == "9999"


def test_a_store_out_of_reach_is_said(settings: Settings) -> None:
    app = create_app(replace(settings, database_url="postgresql+psycopg://nobody@127.0.0.1:1/none"))
    assert "DATABASE_URL" in checks.look_at_store(app).words


@pytest.mark.skipif(bool(postgres.SERVER), reason="a database server looks after its own files")
def test_a_damaged_store_is_found(settings: Settings) -> None:
    path = settings.instance / stores.STORE
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    damaged = bytearray(path.read_bytes())
    damaged[8192:16384] = b"\xff" * 8192
    path.write_bytes(damaged)
    assert not checks.look_at_integrity(settings).well


@pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite alone")
def test_a_store_that_somebody_else_keeps_is_said(settings: Settings) -> None:
    app = create_app(replace(settings, busy_timeout_ms=50))
    with closing(sqlite3.connect(settings.instance / stores.STORE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        finding = checks.look_at_writing(app)
    assert not finding.well
    assert "database is locked" in finding.words


@pytest.mark.skipif(bool(postgres.SERVER), reason="speaks of SQLite alone")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_is_said(app: Flask, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    finding = checks.look_at_writing(app)
    assert not finding.well
    assert os.strerror(number) in finding.words


@pytest.mark.skipif(not postgres.SERVER, reason="speaks of PostgreSQL alone")
def test_a_database_that_does_not_write_to_disk_is_said(app: Flask) -> None:
    with app.app_context():
        on = db.session.scalar(text("SHOW fsync")) == "on"
        db.session.remove()
    finding = checks.look_at_writing(app)
    assert (finding.well, "fsync" in finding.words) == (on, not on)


def test_a_clock_that_was_set_back_is_said(app: Flask) -> None:
    with app.app_context():
        make_workshop(make_centre())
        db.session.remove()
    assert checks.look_at_clock(app, NOW + timedelta(seconds=30)).well
    finding = checks.look_at_clock(app, NOW - timedelta(hours=1))
    assert not finding.well
    assert "60 minutes behind" in finding.words


def test_a_secret_that_only_this_computer_has_is_said_where_others_may_answer_beside_it(
    settings: Settings, tmp_path: Path
) -> None:
    alone = replace(settings, instance=tmp_path, secret_key=read_or_make_secret(tmp_path))
    together = replace(alone, database_url="postgresql+psycopg://127.0.0.1/vrtiljak")
    assert checks.look_at_secret(replace(alone, database_url="sqlite:///vrtiljak.db")).well
    assert checks.look_at_secret(replace(together, secret_key="x" * 40)).well
    finding = checks.look_at_secret(together)
    assert (finding.well, finding.needed) == (False, False)
    assert finding.words.startswith("SECRET_KEY is empty")


def test_a_port_in_use_is_said_and_no_reason_to_stop(settings: Settings) -> None:
    with listen("127.0.0.1", 0) as taken:
        finding = checks.look_at_port(replace(settings, port=taken.getsockname()[1]))
    assert (finding.well, finding.needed) == (False, False)


def test_a_folder_that_is_gone_is_said(settings: Settings, tmp_path: Path) -> None:
    finding = checks.look_at_space(replace(settings, instance=tmp_path / "gone"))
    assert not finding.well
    assert "gone" in finding.words


def test_a_page_is_made_for_real() -> None:
    finding = checks.look_at_paper()
    assert finding.words.startswith("a page was made")


@pytest.mark.parametrize("public", ["https://kratko.si"])
def test_a_public_address_is_the_network(settings: Settings, public: str) -> None:
    assert checks.look_at_network(replace(settings, public_url=public)).words == public
