"""export and import, as somebody at a terminal meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import select

from tests import standing, stores
from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.organisations import create_organisation


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    found = make_workshop(make_centre())
    hold_evening(found)
    return found


def test_an_evening_leaves_and_returns_under_its_code(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    file, code = tmp_path / "vecer.zip", workshop.code
    done = runner.invoke(args=["export", code, str(file)])
    assert (done.exit_code, done.stdout) == (0, f"{file}\t{file.stat().st_size} bytes\n")
    db.session.delete(workshop)
    db.session.commit()
    back = runner.invoke(args=["import", str(file)])
    assert (back.exit_code, back.stdout) == (0, f"{code}\n"), back.output


def test_with_two_centres_an_evening_comes_into_the_one_that_is_named(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    """What is put into another's centre, its people see: residents' words and telephones."""
    file = tmp_path / "vecer.zip"
    runner.invoke(args=["export", workshop.code, str(file)])
    other = create_organisation("Drugi", now=NOW)
    there = runner.invoke(args=["import", str(file), "--centre", "Drugi"])
    assert (there.exit_code, "Ljudska univerza Kranj" in there.stderr) == (1, True)
    db.session.delete(workshop)
    db.session.commit()
    for words in ([], ["--centre", "Durgi"]):
        told = runner.invoke(args=["import", str(file), *words])
        assert (told.exit_code, told.stdout, "Drugi" in told.stderr) == (1, "", True)
    assert db.session.scalar(select(Workshop.id)) is None
    assert runner.invoke(args=["import", str(file), "--centre", "Drugi"]).exit_code == 0
    assert db.session.scalars(select(Workshop.organisation_id)).one() == other.id
    assert runner.invoke(args=["import", str(file)]).exit_code == 0, "it is known where it is"


def test_refusals_are_said_on_standard_error(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    file = tmp_path / "vecer.zip"
    assert runner.invoke(args=["export", "0000", str(file)]).exit_code == 1
    assert not file.exists()
    runner.invoke(args=["export", workshop.code, str(file)])
    workshop.title = "Drug naslov"
    db.session.commit()
    again = runner.invoke(args=["import", str(file)])
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr.startswith(f"The evening {workshop.code} has been worked on here. Nothing was imported.")


def test_the_same_file_again_is_done_and_said(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "vecer.zip"
    runner.invoke(args=["export", workshop.code, str(file)])
    again = runner.invoke(args=["import", str(file)], env={"LC_ALL": "C"})
    assert (again.exit_code, again.stdout) == (0, f"{workshop.code}\n"), again.output
    assert "Nothing has changed." in again.stderr or "Nič se ni spremenilo." in again.stderr


def test_a_folder_that_is_not_there_is_said(workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path) -> None:
    done = runner.invoke(args=["export", workshop.code, str(tmp_path / "nowhere" / "vecer.zip")])
    assert done.exit_code == 1
    assert "cannot be written" in done.stderr


def test_a_fresh_folder_is_told_in_one_line_to_make_a_store_first(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    file = tmp_path / "vecer.zip"
    runner.invoke(args=["export", workshop.code, str(file)])
    with stores.unbuilt(tmp_path / "fresh") as settings:
        elsewhere = standing.make_app(settings)
        for words in (["import", str(file)], ["export", "1234", str(file)]):
            with elsewhere.app_context():
                done = elsewhere.test_cli_runner().invoke(args=words)
                db.session.remove()
                db.engine.dispose()
            assert (done.exit_code, done.stdout) == (1, "")
            assert done.stderr == "Error: There is no store here yet: run `flask --app wsgi init-db` first.\n"
