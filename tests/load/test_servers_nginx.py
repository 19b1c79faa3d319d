"""nginx by the files in docs/servers, with no server behind it: what people are told, and what is written of them."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from tests.html_rules import check
from tests.load.ports import free_port
from tests.load.servers_files import FILES, write_nginx
from workshop.errors import answer

PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
LONGEST = 60
needs_nginx = pytest.mark.skipif(PROGRAM is None, reason="nginx is not installed")
PAGES = {"away.html": 503, "too-large.html": 413}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass(frozen=True)
class Alone:
    """nginx on ``port``; its files lie in ``folder``."""

    port: int
    folder: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        got = connection.getresponse()
        told = Answer(got.status, got.headers, got.read().decode(errors="replace"))
        connection.close()
        return told


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """All servers are gone: nothing listens where it would ask them."""
    assert PROGRAM is not None
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    whole = write_nginx(folder, port=port, servers=(1, 2, 3))
    # A folder of the tests is closed to the user that nginx takes where it is started by root.
    command = [PROGRAM, "-e", f"{folder}/error.log", "-c", str(whole), "-g", "daemon off; user root;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        while not listens(port):
            assert process.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.02)
        yield Alone(port, folder)
    finally:
        process.terminate()
        process.wait(timeout=LONGEST)


def listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@needs_nginx
@pytest.mark.parametrize(("path", "method"), [("/4730", "GET"), ("/4730/statements", "POST"), ("/4730/pulse", "GET")])
def test_where_no_server_answers_people_are_told_in_two_languages_and_when_to_come_again(
    alone: Alone, path: str, method: str
) -> None:
    told = alone.ask(path, method)
    assert (told.status, told.headers["Retry-After"], told.headers["Cache-Control"]) == (503, "10", "no-store")
    assert told.text == (FILES / "away.html").read_text()
    assert "max-age" in told.headers["Strict-Transport-Security"]


@needs_nginx
def test_the_page_has_its_style_where_no_server_hands_it_out(alone: Alone) -> None:
    page = alone.ask("/").text
    wanted = [alone.ask(path) for path in re.findall(r'<link [^>]*href="([^"]+)"', page)]
    assert [(told.status, told.headers["Content-Type"]) for told in wanted] == [
        (200, "text/css"),
        (200, "image/svg+xml"),
    ]


@needs_nginx
def test_what_is_too_large_for_nginx_is_told_in_two_languages_and_not_to_come_again(alone: Alone) -> None:
    told = alone.ask("/paper", "POST", Content_Length="20000000")
    assert (told.status, told.headers["Retry-After"]) == (413, None)
    assert told.text == (FILES / "too-large.html").read_text()


@needs_nginx
def test_of_a_request_that_fails_nginx_writes_no_address_path_or_referrer(alone: Alone) -> None:
    for path in ("/4730", "/sign-in/link/SECRET", "/static/none.css", "/4730/pulse"):
        alone.ask(path, Referer="https://kratko.si/host/SECRET")
    alone.ask("/4730", "POST", Content_Length="20000000", Referer="https://kratko.si/host/SECRET")
    alone.ask("/", Cookie="x" * 40_000)
    written = (alone.folder / "error.log").read_text()
    assert [line for line in written.splitlines() if re.search(r"client|request|referrer|SECRET|4730", line)] == []


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_nginx_keep_the_rules_of_the_house_and_say_what_its_own_say(
    app: Flask, name: str, language: str
) -> None:
    page = (FILES / name).read_text()
    check(page)
    with app.test_request_context(headers={"Accept-Language": language}):
        own = answer(PAGES[name]).get_data(as_text=True).partition("<main")[2].partition("</main>")[0]
    said = re.findall(r"<(?:h1|p)>([^<]+)</", own)
    assert len(said) == 3
    assert [words for words in said if f">{words}<" not in page] == []
