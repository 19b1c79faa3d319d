"""The house opens as it would on a fresh computer: a process of its own, found through what it prints."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import stores
from tests.house.sources import ROOT
from tests.world import make_centre
from workshop import create_app
from workshop.extensions import db

LINK = re.compile(r"http://\S+/sign-in/link/\S+")
LONGEST = 120
"""Seconds after which something hangs; how soon it comes is measured by `make bench`."""


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "WORKSHOP_INSTANCE": str(folder), "PORT": "0", **more}


@contextmanager
def opened(folder: Path, command: str = "run", **more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running process and all that it said before it began to wait."""
    process = subprocess.Popen(
        [sys.executable, "-m", "workshop", command],
        cwd=ROOT,
        env=environment(folder, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl+C" in line:
            break
    try:
        yield process, said
    finally:
        process.terminate()
        process.communicate(timeout=LONGEST)


def get(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=LONGEST) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def here(said: str) -> str:
    found = re.search(r"On this computer: +(\S+)/", said)
    assert found, said
    return found[1]


def test_a_fresh_folder_becomes_an_evening_with_a_way_in(tmp_path: Path) -> None:
    with opened(tmp_path / "new") as (_, said):
        assert get(f"{here(said)}/healthz") == 200
        assert get(LINK.findall(said)[0]) == 200


def test_the_link_is_a_new_one_each_time_until_somebody_has_signed_in(tmp_path: Path) -> None:
    links = []
    for _ in range(2):
        with opened(tmp_path) as (_, said):
            links.append(LINK.findall(said)[0].rpartition("/")[2])
    assert len(set(links)) == 2


def test_it_ends_in_good_order_when_told_to(tmp_path: Path) -> None:
    with opened(tmp_path) as (process, _):
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=LONGEST) == 0
        assert process.stdout is not None
        assert process.stdout.read().strip() == "Stopped."


def test_a_taken_port_ends_it_with_one_plain_sentence(tmp_path: Path) -> None:
    with opened(tmp_path / "first") as (_, said):
        port = here(said).rpartition(":")[2]
        second = subprocess.run(
            [sys.executable, "-m", "workshop", "run"],
            cwd=ROOT,
            env=environment(tmp_path / "second", PORT=port),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    assert second.returncode == 1
    assert second.stderr.startswith(f"Port {port} on 0.0.0.0 cannot be used")
    assert second.stderr.count("\n") == 1
    assert LINK.findall(second.stdout) == []


def test_the_demo_tells_three_evenings_and_a_sign_in_that_works(tmp_path: Path) -> None:
    with opened(tmp_path, "demo") as (_, said):
        assert re.findall(r"^\d{4}\t(\w+)\t.+$", said, re.M) == ["closed", "round", "prepared"]
        told = dict(re.findall(r"^  (e-mail|password) +(\S+)$", said, re.M))
        visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = visitor.open(f"{here(said)}/sign-in").read().decode()
        token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page)[0]
        form = {"csrf_token": token, "email": told["e-mail"], "password": told["password"]}
        answer = visitor.open(f"{here(said)}/sign-in", data=urllib.parse.urlencode(form).encode())
        assert (answer.status, answer.url) == (200, f"{here(said)}/workshops")


@pytest.mark.parametrize(("name", "value"), [("PORT", "many"), ("DATABASE_URL", "mysql://nowhere/")])
def test_a_setting_that_cannot_be_used_ends_it_with_one_plain_sentence(tmp_path: Path, name: str, value: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "workshop", "run"],
        cwd=ROOT,
        env=environment(tmp_path, **{name: value}),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert ended.returncode == 1
    assert name in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_demo_leaves_a_store_alone_to_which_others_sign_in(tmp_path: Path, built_store: str) -> None:
    with stores.copied(built_store, tmp_path) as settings:
        app = create_app(settings)
        with app.app_context():
            make_centre()
            db.session.remove()
            db.engine.dispose()
    before = (tmp_path / stores.STORE).read_bytes()
    ended = subprocess.run(
        [sys.executable, "-m", "workshop", "demo"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"WORKSHOP_INSTANCE {tmp_path} has accounts of its own; name another folder for the demo\n"
    assert (tmp_path / stores.STORE).read_bytes() == before
