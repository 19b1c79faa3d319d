"""`check-draw`: plain lines, and an error where anything does not fit."""

from __future__ import annotations

import json
from pathlib import Path

from flask.testing import FlaskCliRunner

from tests.domain.test_raffle_record import make_record


def test_a_right_draw_is_said_line_by_line(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(make_record()))
    done = runner.invoke(args=["check-draw", str(file)])
    assert done.exit_code == 0
    assert [line.split("\t")[0] for line in done.output.splitlines()] == [
        *("list", "seal", "draw 1", "draw 2", "draw 3"),
        "the draw is right",
    ]


def test_a_changed_draw_ends_with_an_error(runner: FlaskCliRunner, tmp_path: Path) -> None:
    file = tmp_path / "draw.json"
    file.write_text(json.dumps(make_record(seal="0" * 64)))
    done = runner.invoke(args=["check-draw", str(file)])
    assert done.exit_code == 1
    assert "WRONG" in done.output
    file.write_text("no json")
    assert runner.invoke(args=["check-draw", str(file)]).exit_code == 1
