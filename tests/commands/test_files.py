"""import-statements and convert-polis, as somebody at a terminal meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import func, select

from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Reaction, Statement, Workshop

SAMPLE = Path(__file__).parent.parent / "data" / "polis-sample.csv"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def test_real_statements_are_converted_and_imported_hidden_ones_staying_hidden(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path
) -> None:
    target = tmp_path / "import.csv"
    converted = runner.invoke(args=["convert-polis", str(SAMPLE), str(target), "--station", "2"])
    assert (converted.exit_code, converted.stdout) == (0, "20 rows written\n")
    assert "disagreements left out" in converted.stderr
    done = runner.invoke(args=["import-statements", workshop.code, str(target)])
    assert done.exit_code == 0
    states = select(Statement.state, func.count()).group_by(Statement.state)
    assert dict(db.session.execute(states).all()) == {"shown": 14, "hidden": 6}
    marks = db.session.scalar(select(func.sum(Reaction.count)).where(Reaction.mark == "agree"))
    assert done.stdout == f"20 rows, 20 added, {marks} marks\n"
    again = runner.invoke(args=["import-statements", workshop.code, str(target)])
    assert again.stdout == "20 rows, 0 added, 0 marks\n"


def test_a_file_that_is_not_polis_is_named(runner: FlaskCliRunner, tmp_path: Path) -> None:
    source = tmp_path / "other.csv"
    source.write_text("a,b\n1,2\n")
    done = runner.invoke(args=["convert-polis", str(source), str(tmp_path / "out.csv")])
    assert done.exit_code == 1
    assert "lacks the columns timestamp, agrees, disagrees, moderated, comment-body" in done.stderr


def test_bad_rows_are_named_with_their_lines_on_standard_error(
    workshop: Workshop, runner: FlaskCliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    source = tmp_path / "bad.csv"
    source.write_text("station,kind,text\n1,need,Klub\n9,need,Kje\n1,offer,Prevoz\n", encoding="utf-8")
    done = runner.invoke(args=["import-statements", workshop.code, str(source)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "line 3: There is no station 9 in this evening.",
        "line 4: The column kind takes need, concern, unmarked, not “offer”.",
    ]
    assert db.session.scalar(select(func.count(Statement.id))) == 0


def test_a_code_that_nobody_has_is_said(runner: FlaskCliRunner, in_app: Flask) -> None:
    done = runner.invoke(args=["import-statements", "0000", str(SAMPLE)])
    assert done.exit_code == 1
    assert done.stderr != ""
