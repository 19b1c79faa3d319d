"""A backup is exact, a restore puts it back, and neither destroys anything by mistake."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from tests import postgres, stores
from tests.house.sources import ROOT
from tests.serving.test_evening import environment
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop

pytestmark = pytest.mark.skipif(bool(postgres.SERVER), reason="a database server is kept by its own tools")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre(), title="Prvi večer")


def titles() -> list[str]:
    db.session.expire_all()
    return list(db.session.scalars(select(Workshop.title).order_by(Workshop.id)))


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as copy:
        return int(copy.execute("SELECT count(*) FROM workshops").fetchone()[0])


def test_what_was_backed_up_comes_back(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    saved = runner.invoke(args=["backup", str(file)])
    assert (saved.exit_code, saved.stdout) == (0, f"{file}\t{file.stat().st_size} bytes\n")
    workshop.title = "Pozneje spremenjen"
    db.session.commit()
    done = runner.invoke(args=["restore", str(file), "--replace"])
    assert (done.exit_code, done.stdout) == (0, f"restored from {file}\n"), done.output
    assert titles() == ["Prvi večer"]


def test_it_holds_what_is_still_in_the_log(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    """SQLite keeps the newest rows in a file of their own, which a plain copy would leave behind."""
    runner.invoke(args=["backup", str(tmp_path / "kept.db")])
    assert count(tmp_path / "kept.db") == db.session.scalar(select(func.count(Workshop.id))) == 1


def test_only_its_owner_can_read_it(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    runner.invoke(args=["backup", str(tmp_path / "kept.db")])
    assert stat.S_IMODE((tmp_path / "kept.db").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_kept_unless_said(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "kept.db"
    file.write_text("older")
    refused = runner.invoke(args=["backup", str(file)])
    assert refused.exit_code == 1
    assert "is there already" in refused.stderr
    assert file.read_text() == "older"
    assert runner.invoke(args=["backup", str(file), "--replace"]).exit_code == 0
    assert count(file) == 1
    assert list(tmp_path.glob("*.part")) == []


def test_a_folder_that_is_not_there_is_said(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    done = runner.invoke(args=["backup", str(tmp_path / "nowhere" / "kept.db")])
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_a_name_that_no_file_can_have_is_said(runner: FlaskCliRunner, in_app: Flask, tmp_path: Path) -> None:
    done = runner.invoke(args=["backup", str(tmp_path / ("x" * 300))])
    assert (done.exit_code, done.stderr.endswith(": File name too long\n")) == (1, True)


def test_a_store_in_use_is_not_given_up_by_mistake(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    runner.invoke(args=["backup", str(tmp_path / "kept.db")])
    done = runner.invoke(args=["restore", str(tmp_path / "kept.db")])
    assert done.exit_code == 1
    assert "--replace" in done.stderr
    assert titles() == ["Prvi večer"]


def test_an_empty_store_takes_it_without_a_word(
    workshop: Workshop, runner: FlaskCliRunner, in_app: Flask, tmp_path: Path
) -> None:
    runner.invoke(args=["backup", str(tmp_path / "kept.db")])
    for table in reversed(db.metadata.sorted_tables):
        db.session.execute(table.delete())
    db.session.commit()
    assert runner.invoke(args=["restore", str(tmp_path / "kept.db")]).exit_code == 0
    assert titles() == ["Prvi večer"]


def test_a_computer_that_has_no_folder_yet_takes_it(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    runner.invoke(args=["backup", str(tmp_path / "kept.db")])
    env = environment(tmp_path / "another" / "computer", SECRET_KEY=stores.settings_in(tmp_path).secret_key)
    words = [sys.executable, "-m", "workshop", "restore", str(tmp_path / "kept.db")]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert count(tmp_path / "another" / "computer" / stores.STORE) == 1


@pytest.mark.parametrize("kind", ["words", "another store", "damaged", "newer"])
def test_what_is_no_good_backup_changes_nothing(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "kept.db"
    runner.invoke(args=["backup", str(file)])
    spoil(file, kind)
    done = runner.invoke(args=["restore", str(file), "--replace"])
    assert done.exit_code == 1
    assert str(file) in done.stderr
    assert titles() == ["Prvi večer"]


def spoil(file: Path, kind: str) -> None:
    if kind == "words":
        file.write_text("not a store")
    elif kind == "another store":
        file.unlink()
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE things (id INTEGER)")
    elif kind == "damaged":
        raw = bytearray(file.read_bytes())
        raw[8192:16384] = bytes(8192)
        file.write_bytes(raw)
    else:
        with closing(sqlite3.connect(file)) as copy, copy:
            copy.execute("UPDATE alembic_version SET version_num = '9999'")
