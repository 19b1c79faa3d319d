"""`withdrawn` prints what was taken back; `restore` does it again in the store that comes back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from tests import postgres
from tests.services.test_withdrawals import leave, numbers
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Contact, Workshop
from workshop.services.contacts import erase_contact

pytestmark = pytest.mark.skipif(bool(postgres.SERVER), reason="a database server is kept by its own tools")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


def test_what_was_taken_back_is_printed_without_names(workshop: Workshop, runner: FlaskCliRunner) -> None:
    token = leave(workshop, "Ana")
    number = numbers()["Ana"]
    erase_contact(token=token, now=NOW)
    done = runner.invoke(args=["withdrawn", "--since", "2026-11-06T18:00"])
    assert done.exit_code == 0, done.output
    told = f"2026-11-06T18:00:00+01:00,{workshop.code},{number},erase,"
    assert done.stdout.splitlines() == ["at,evening,contact,act,purpose", told]
    later = runner.invoke(args=["withdrawn", "--since", "2026-11-06T18:01", "--format", "json"])
    assert json.loads(later.stdout) == []


def test_restoring_takes_back_what_was_taken_back_since(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    tokens = {name: leave(workshop, name) for name in ("Ana", "Bine")}
    file = tmp_path / "kept.db"
    assert runner.invoke(args=["backup", str(file)]).exit_code == 0
    erase_contact(token=tokens["Ana"], now=NOW)
    done = runner.invoke(args=["restore", str(file), "--replace"])
    assert done.exit_code == 0, done.output
    assert "withdrawals repeated\t1" in done.stderr
    db.session.expire_all()
    assert db.session.scalars(select(Contact.name)).all() == ["Bine"]
    assert runner.invoke(args=["restore", str(file), "--replace"]).exit_code == 0
    assert db.session.scalars(select(Contact.name)).all() == ["Bine"]


def test_numbers_of_another_store_are_left_alone(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    leave(workshop, "Ana")
    file = tmp_path / "kept.db"
    assert runner.invoke(args=["backup", str(file)]).exit_code == 0
    db.session.execute(db.text("UPDATE journal SET at = '2020-01-01 00:00:00'"))
    db.session.commit()
    done = runner.invoke(args=["restore", str(file), "--replace"])
    assert "is not this one" in done.stderr
    db.session.expire_all()
    assert db.session.scalars(select(Contact.name)).all() == ["Ana"]
