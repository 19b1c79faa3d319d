"""A laptop in a hall without any network: it starts, an evening is held on it, and comes home whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.house.sources import ROOT
from tests.serving.cut_off import SAID, report_mark
from tests.serving.test_evening import environment
from tests.stores import STORE
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Programme, Statement
from workshop.services.archive_reading import Outcome, read_archive


def own_network() -> list[str]:
    """A namespace without any card but loopback, where this system lets us make one."""
    able = shutil.which("unshare") and Path("/sbin/ip").exists()
    if able and subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return ["unshare", "-rn"]
    return []


def test_an_evening_is_held_without_any_network_and_comes_home(in_app: Flask, tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    command = [*own_network(), sys.executable, "-m", "tests.serving.cut_off", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    held = json.loads(done.stdout.splitlines()[-1])
    assert (held["statuses"], held["texts"]) == ([200] * 4, [SAID])
    if own_network():
        assert held["cut_off"]
        assert "On phones:         not reachable. This computer is in no network." in held["said"]
    assert "On this computer:  http://localhost:" in held["said"]
    assert (folder / STORE).exists()
    make_workshop(make_centre())
    raw = (folder / "vecer.zip").read_bytes()
    taken = read_archive(raw=raw, actor="test", now=NOW)
    assert (taken.outcome, taken.workshop.code) == (Outcome.NEW, held["code"])
    assert report_mark(taken.workshop) == held["mark"]
    assert db.session.scalars(select(Statement.text)).all() == [SAID]
    assert db.session.scalar(select(func.count(Programme.id))) == 1
    assert read_archive(raw=raw, actor="test", now=NOW).outcome is Outcome.SAME


def test_an_address_without_a_network_is_a_clear_word(tmp_path: Path) -> None:
    """HOST names a card that this computer has not: nothing starts, and one sentence says why."""
    command = [sys.executable, "-m", "workshop", "run"]
    env = environment(tmp_path, HOST="192.0.2.77")
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert "192.0.2.77" in done.stderr


@pytest.mark.parametrize("sheet", ["router", "hotspot", "Windows", "macOS", "Linux", "localhost", "export", "import"])
def test_the_page_for_halls_names_each_way(sheet: str) -> None:
    assert sheet.lower() in (ROOT / "docs" / "laptop.md").read_text().lower()
