"""`purge`: one line a count, in plain words."""

from __future__ import annotations

from dataclasses import fields

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import event

from tests import postgres
from workshop.commands.purging import WORDS
from workshop.extensions import db
from workshop.services.purging import Purged


@pytest.mark.usefixtures("in_app")
def test_purge_prints_counts(runner: FlaskCliRunner) -> None:
    done = runner.invoke(args=["purge"])
    assert done.exit_code == 0
    counted = ["contacts", "print jobs", "sign-in links", "sign-in attempts", "helpers' links"]
    counted += ["wordings from before covering", "sessions that ended", "journal rows without words"]
    counted += ["evenings closed that were left open", "photographs"]
    assert done.stdout.splitlines() == [f"{name}\t0" for name in counted]


@pytest.mark.skipif(bool(postgres.SERVER), reason="takes SQLite's own way to take nothing")
def test_a_store_that_takes_nothing_is_said_in_one_line(own_app: Flask) -> None:
    with own_app.app_context():
        event.listen(db.engine, "connect", lambda store, _record: store.execute("PRAGMA query_only = ON"))
        done = own_app.test_cli_runner().invoke(args=["purge"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: The store does not do it: attempt to write a readonly database\n"


def test_every_count_has_its_words() -> None:
    assert set(WORDS) == {field.name for field in fields(Purged)}
