"""A server for a hall: takes the room's phones, finishes what has begun, says what is wrong."""

from __future__ import annotations

import http.client
import socket
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from flask import Flask, request

from workshop.serving import server as serving
from workshop.serving.server import AddressTaken, Server, connection_limit, listen

LONGEST = 120
"""Seconds after which something hangs."""
ASKED = threading.Event()
"""Somebody waits for the slow address."""


@pytest.fixture
def app(own_app: Flask) -> Flask:
    return own_app


@pytest.fixture
def server(app: Flask) -> Iterator[Server]:
    """A running server on a free port, with a slow address and a long one."""

    @app.get("/slow")
    def slow() -> str:
        ASKED.set()
        time.sleep(float(request.args["seconds"]))
        return "done"

    @app.get("/long")
    def long() -> bytes:
        return b"x" * 600_000

    with Server(app, host="127.0.0.1", port=0) as server:
        thread = threading.Thread(target=server.run)
        thread.start()
        yield server
        server.stop()
        thread.join(timeout=LONGEST)
        assert not thread.is_alive()


def get(server: Server, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_it_answers(server: Server) -> None:
    assert get(server, "/healthz")[0] == 200


def test_one_connection_asks_again_and_again(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    for _request in range(20):
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b""
    connection.close()


def test_a_long_answer_comes_whole(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    for _request in range(3):
        connection.request("GET", "/long")
        assert len(connection.getresponse().read()) == 600_000
    connection.close()


def test_it_does_not_tell_what_it_is_made_of(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST)
    connection.request("GET", "/healthz")
    assert connection.getresponse().getheader("Server") is None
    connection.close()


def test_three_hundred_phones_may_stay_connected(server: Server) -> None:
    phones = [socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST) for _ in range(300)]
    try:
        assert get(server, "/healthz")[0] == 200
    finally:
        for phone in phones:
            phone.close()


def test_a_hall_fits_into_the_limit() -> None:
    assert connection_limit() >= 480


def test_who_has_asked_gets_an_answer_when_it_stops(server: Server) -> None:
    answers: list[tuple[int, str]] = []
    asking = threading.Thread(target=lambda: answers.append(get(server, "/slow?seconds=0.5")))
    ASKED.clear()
    asking.start()
    assert ASKED.wait(30)
    server.stop()
    asking.join(timeout=LONGEST)
    assert answers == [(200, "done")]


def test_phones_that_go_on_asking_do_not_keep_it_from_its_end(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "GRACE_SECONDS", 3600.0)
    lines = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=LONGEST) for _ in range(3)]
    for line in lines:
        line.request("GET", "/healthz")
        line.getresponse().read()
    server.stop()
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        ask_in_turn(lines)
    for line in lines:
        line.close()


def ask_in_turn(lines: list[http.client.HTTPConnection]) -> None:
    for line in lines * 50:
        line.request("GET", "/slow?seconds=0.1")
        line.getresponse().read()


def test_nobody_new_gets_in_when_it_stops(server: Server) -> None:
    server.stop()
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", server.port), timeout=LONGEST).close()
        except ConnectionError:
            return
        time.sleep(0.05)
    pytest.fail("still let somebody in")


def test_a_taken_port_is_said_with_the_way_out(server: Server) -> None:
    with pytest.raises(AddressTaken, match=rf"Port {server.port} .* PORT={server.port + 1}"):
        listen("127.0.0.1", server.port)


def test_a_foreign_address_is_refused() -> None:
    with pytest.raises(AddressTaken, match=r"192\.0\.2\.7"):
        listen("192.0.2.7", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="speaks of the descriptors of POSIX")
def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(AddressTaken, match="HOST"):
        listen("not an address", 0)
