"""`python -m workshop` does what make and flask do, for computers without them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.serving.test_evening import environment
from workshop.__main__ import keep_apart, settle


def ask(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "workshop", *words],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_knows_its_own_commands_and_those_of_flask(tmp_path: Path) -> None:
    told = ask(tmp_path, "--help").stdout
    assert all(f"\n  {command} " in told for command in ("run", "demo", "init-db", "backup", "serve", "doctor"))


def test_it_has_no_server_for_development(tmp_path: Path) -> None:
    assert "--reload" not in ask(tmp_path, "run", "--help").stdout


def test_a_flask_command_works(tmp_path: Path) -> None:
    ended = ask(tmp_path, "init-db")
    assert (ended.returncode, ended.stdout) == (0, "store ready\n")


def test_an_unknown_command_is_said_on_standard_error(tmp_path: Path) -> None:
    ended = ask(tmp_path, "dance")
    assert ended.returncode == 2
    assert "dance" in ended.stderr


@pytest.mark.parametrize(("there", "settled"), [(None, "0.0.0.0"), ("", "0.0.0.0"), ("127.0.0.1", "127.0.0.1")])
def test_a_setting_that_is_made_stands(monkeypatch: pytest.MonkeyPatch, there: str | None, settled: str) -> None:
    if there is None:
        monkeypatch.delenv("HOST", raising=False)
    else:
        monkeypatch.setenv("HOST", there)
    settle("HOST", "0.0.0.0")
    assert os.environ["HOST"] == settled


def test_the_demo_leaves_out_a_store_that_is_exported_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://kratko/vrtiljak")
    keep_apart()
    assert "DATABASE_URL" not in os.environ
    assert capsys.readouterr().err == (
        "DATABASE_URL is not used: the demo has a store of its own in WORKSHOP_INSTANCE.\n"
    )


def test_without_an_exported_store_the_demo_says_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    keep_apart()
    assert capsys.readouterr().err == ""
