"""What the public reads: the seal first, everything that checks it at the end; the ten lines of the docs agree."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.config import ROOT
from workshop.domain.raffle_record import check_record
from workshop.models import Workshop
from workshop.services.drawing import draw_number, put_aside
from workshop.services.raffle_record import build_record
from workshop.services.raffle_sealing import seal_drum, tell_seed


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "raffle")
    return made


def hold(workshop: Workshop) -> dict[str, Any]:
    """Three draws, the first of which nobody took."""
    seal_drum(workshop=workshop, actor="1", now=NOW)
    for place in range(3):
        drawn = draw_number(workshop=workshop, prize="Košara", drawn_before=place, actor="1", now=NOW)
        if place == 0:
            put_aside(workshop=workshop, draw_id=drawn.id, reason="Ni v dvorani", actor="1", now=NOW)
    tell_seed(workshop=workshop, actor="1", now=NOW)
    return build_record(workshop)


def test_before_the_end_only_the_seal_may_be_read(workshop: Workshop) -> None:
    assert build_record(workshop)["seal"] == ""
    seal = seal_drum(workshop=workshop, actor="1", now=NOW)
    record = build_record(workshop)
    assert (record["seal"], record["seed"], record["list_hash"], record["numbers"]) == (seal, "", "", [])


def test_the_whole_record_is_right_and_keeps_the_draw_that_nobody_took(workshop: Workshop) -> None:
    record = hold(workshop)
    checked = check_record(record)
    assert [(one.what, one.place) for one in checked] == [
        *(("list", 0), ("seal", 0)),
        *(("draw", 1), ("draw", 2), ("draw", 3)),
    ]
    assert all(one.right for one in checked)
    assert [one["not_taken_because"] for one in record["draws"]] == ["Ni v dvorani", "", ""]


def documented(path: Path, record: dict[str, Any]) -> str:
    """What the lines of docs/raffle.md print of a record, in a Python of its own without any of our packages."""
    lines = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "raffle.md").read_text(), re.DOTALL)
    assert lines is not None
    assert len([line for line in lines[1].splitlines() if line]) <= 10
    path.write_text(json.dumps(record))
    asked = [sys.executable, "-I", "-S", "-c", lines[1], str(path)]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


def test_the_lines_in_the_docs_find_the_same(workshop: Workshop, tmp_path: Path) -> None:
    record = hold(workshop)
    assert "the draw is right" in documented(tmp_path / "draw.json", record)
    record["draws"][1]["number"], record["draws"][2]["number"] = (
        record["draws"][2]["number"],
        record["draws"][1]["number"],
    )
    assert "THE DRAW IS WRONG" in documented(tmp_path / "draw.json", record)
