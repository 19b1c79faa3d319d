"""A laptop in a hall without any network: it starts, an evening is held on it, and comes home whole."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.house.sources import ROOT
from tests.services.test_archive_reading import hashed
from tests.serving.cut_off import SAID
from tests.serving.test_evening import environment
from tests.serving.whole import LEFT, count_rows, figures, fill
from tests.stores import STORE
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Programme
from workshop.services.archive_reading import Outcome, read_archive, unpack

NOT_HELD = [
    *("tickets", "raffles", "draws", "hands", "suggestions", "suggested_statements"),
    *("vote_line_themes", "vote_line_statements", "editions"),
]
"""Tables of which this evening has no row; the raffle comes home in tests/services/test_archive.py."""


def own_network() -> list[str]:
    """A namespace without any card but loopback, where this system lets us make one."""
    able = shutil.which("unshare") and Path("/sbin/ip").exists()
    if able and subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0:
        return ["unshare", "-rn"]
    return []


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A whole evening held there, the files that it went into, and everything that its report says."""
    folder = tmp_path_factory.mktemp("laptop") / "laptop"
    command = [*own_network(), sys.executable, "-m", "tests.serving.cut_off", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout.splitlines()[-1])


def test_an_evening_is_held_without_any_network(laptop: tuple[Path, dict[str, Any]]) -> None:
    folder, held = laptop
    assert (held["statuses"], held["texts"]) == ([200] * 4, [SAID])
    if own_network():
        assert held["cut_off"]
        assert "On phones:         not reachable. This computer is in no network." in held["said"]
    assert "On this computer:  http://localhost:" in held["said"]
    assert (folder / STORE).exists()


def test_it_comes_home_beside_another_evening_with_every_figure_table_and_picture(
    laptop: tuple[Path, dict[str, Any]], in_app: Flask
) -> None:
    folder, held = laptop
    first = make_workshop(make_centre(), title="Prvi večer")
    fill(first)
    before = figures(first, paper=False)
    raw = (folder / "vecer.zip").read_bytes()
    taken = read_archive(raw=raw, actor="test", now=NOW)
    assert (taken.outcome, taken.workshop.code) == (Outcome.NEW, held["code"])
    assert different(figures(taken.workshop), held["figures"]) == []
    assert count_rows(taken.workshop) == {**held["rows"], "contacts": 0, "consents": 0}
    assert [name for name, count in held["rows"].items() if not count] == NOT_HELD
    assert LEFT not in str(unpack(raw))
    assert different(figures(first, paper=False), before) == []
    assert db.session.scalar(select(func.count(Programme.id))) == 1


def test_contacts_come_home_when_they_are_asked_for_and_a_file_read_again_changes_nothing(
    laptop: tuple[Path, dict[str, Any]], in_app: Flask
) -> None:
    folder, held = laptop
    make_workshop(make_centre(), title="Prvi večer")
    plain, whole = ((folder / name).read_bytes() for name in ("vecer.zip", "s-stiki.zip"))
    read_archive(raw=plain, actor="test", now=NOW)
    taken = read_archive(raw=whole, actor="test", now=NOW)
    assert taken.outcome is Outcome.UPDATED
    assert count_rows(taken.workshop) == held["rows"]
    assert different(figures(taken.workshop, paper=False), held["figures"]) == ["paper"]
    stands = hashed()
    for raw in (whole, plain, whole):
        assert read_archive(raw=raw, actor="test", now=NOW).outcome is Outcome.SAME
        assert hashed() == stands


def different(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Which of the figures differ, or are only in one of the two places."""
    return sorted(name for name in {*here, *there} if here.get(name) != there.get(name))


def test_an_address_without_a_network_is_a_clear_word(tmp_path: Path) -> None:
    """HOST names a card that this computer has not: nothing starts, and one sentence says why."""
    command = [sys.executable, "-m", "workshop", "run"]
    env = environment(tmp_path, HOST="192.0.2.77")
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "192.0.2.77" in done.stderr


@pytest.mark.parametrize("sheet", ["router", "hotspot", "Windows", "macOS", "Linux", "localhost", "export", "import"])
def test_the_page_for_halls_names_each_way(sheet: str) -> None:
    assert sheet.lower() in (ROOT / "docs" / "laptop.md").read_text().lower()
