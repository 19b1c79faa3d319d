"""The doctor and the server of the command line."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from flask.testing import FlaskCliRunner

from tests.house.sources import ROOT
from tests.serving.test_evening import environment


def flask(*words: str) -> list[str]:
    return [sys.executable, "-m", "flask", "--app", "wsgi", *words]


def test_the_doctor_gives_a_line_for_each_thing(runner: FlaskCliRunner) -> None:
    ended = runner.invoke(args=["doctor"])
    assert ended.exit_code == 0
    assert all(re.fullmatch(r"(ok|without|missing)\t\w+\t.+", line) for line in ended.output.splitlines())


def test_the_doctor_ends_with_1_when_a_needed_thing_is_missing(tmp_path: Path) -> None:
    ended = subprocess.run(
        flask("doctor"), cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "missing\tstore\t" in ended.stdout


def test_the_server_refuses_a_store_that_is_not_ready(tmp_path: Path) -> None:
    ended = subprocess.run(
        flask("serve"), cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "init-db" in ended.stderr


def test_the_server_answers_and_ends_when_told(tmp_path: Path) -> None:
    subprocess.run(flask("init-db"), cwd=ROOT, env=environment(tmp_path), check=True, capture_output=True)
    server = subprocess.Popen(flask("serve"), cwd=ROOT, env=environment(tmp_path), stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = server.stdout.readline().rpartition(" ")[2].strip()
    with urllib.request.urlopen(f"{address}healthz", timeout=120) as answer:
        assert answer.status == 200
    os.kill(server.pid, signal.SIGTERM)
    server.communicate(timeout=120)
    assert server.returncode == 0
    assert address.startswith("http://127.0.0.1:")
