"""The audit tells known holes, and says what nobody could tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from threading import Thread
from typing import Any

import pytest

from tests.audit import main

HOLE = {"id": "PYSEC-1", "aliases": ["CVE-1"], "fixed_in": ["2.1"], "link": "https://osv.dev/PYSEC-1"}
PAGES: dict[str, dict[str, Any]] = {
    "/sound/2.0/json": {"info": {"version": "2.0"}, "vulnerabilities": []},
    "/holed/2.0/json": {"info": {"version": "2.0"}, "vulnerabilities": [HOLE]},
    "/newest/json": {"info": {"version": "2.0"}, "vulnerabilities": [HOLE]},
    "/older/json": {"info": {"version": "3.0"}, "vulnerabilities": []},
    "/taken-back/2.0/json": {"info": {"version": "2.0"}, "vulnerabilities": [{**HOLE, "withdrawn": "2026-01-01"}]},
}


class Index(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        told = PAGES.get(self.path)
        self.send_response(200 if told else 404)
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_: object) -> None:
        """Nothing: the tests read what the audit prints."""


@pytest.fixture(scope="module")
def index() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Index) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def pinned(folder: Path, *names: str) -> Path:
    requirements = folder / "requirements.txt"
    requirements.write_text("".join(f"{name}==2.0 \\\n    --hash=sha256:00\n    # via x==9\n" for name in names))
    return requirements


def test_packages_without_a_hole_pass(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(index, pinned(tmp_path, "sound", "taken-back")) == 0
    assert capsys.readouterr().out == "2 of 2 pinned packages are without a known hole.\n"


@pytest.mark.parametrize("name", ["holed", "newest"])
def test_a_known_hole_is_named_and_ends_it(
    name: str, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(index, pinned(tmp_path, "sound", name)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"KNOWN HOLE in {name} 2.0: PYSEC-1, CVE-1; mended in 2.1; https://osv.dev/PYSEC-1",
        "1 of 2 pinned packages are without a known hole.",
    ]


@pytest.mark.parametrize(
    ("name", "why"), [("older", "the index tells of 3.0 alone"), ("strange", "the index does not know it")]
)
def test_what_the_index_does_not_tell_is_said(
    name: str, why: str, index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(index, pinned(tmp_path, name)) == 0
    assert f"Not looked up: {name} 2.0: {why}" in capsys.readouterr().out


def test_an_index_that_does_not_answer_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket() as deaf:  # it keeps the port and does not listen
        deaf.bind(("127.0.0.1", 0))
        assert main(f"http://127.0.0.1:{deaf.getsockname()[1]}", pinned(tmp_path, "sound")) == 0
    told = capsys.readouterr().out
    assert "Not looked up: sound 2.0: the index does not answer" in told
    assert "0 of 1 pinned packages are without a known hole." in told
