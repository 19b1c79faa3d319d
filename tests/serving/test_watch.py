"""Connections are looked at when something happens to them, and none is forgotten."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from waitress import wasyncore

from workshop.serving import watch as watching
from workshop.serving.watch import HERE, Watch

SOON = 60.0
"""Seconds; what is there already ends the wait at once."""


class Listener(wasyncore.dispatcher):  # type: ignore[misc]  # untyped library
    """One end of a line; it notes what it hears and how often it is asked what it wants."""

    def __init__(self, line: socket.socket, served: dict[int, Any]) -> None:
        super().__init__(line, served)
        self.connected = True
        self.requests: list[bytes] = []
        self.heard: list[bytes] = []
        self.asked = 0
        self.to_say = b""

    def readable(self) -> bool:
        self.asked += 1
        return not self.requests

    def writable(self) -> bool:
        return bool(self.to_say)

    def handle_read(self) -> None:
        words = self.recv(100)
        if words:
            self.heard.append(words)

    def handle_write(self) -> None:
        self.to_say = self.to_say[self.send(self.to_say) :]

    def handle_close(self) -> None:
        self.close()


@pytest.fixture
def served() -> Iterator[dict[int, Any]]:
    found: dict[int, Any] = {}
    yield found
    wasyncore.close_all(found)


@pytest.fixture
def watch(served: dict[int, Any]) -> Iterator[Watch]:
    with closing(Watch(served)) as watch:
        yield watch


def connect(served: dict[int, Any]) -> tuple[socket.socket, Listener]:
    far, near = socket.socketpair()
    return far, Listener(near, served)


def test_what_is_said_is_heard(served: dict[int, Any], watch: Watch) -> None:
    lines = [connect(served) for _ in range(3)]
    watch.turn(0)
    for number, (far, _near) in enumerate(lines):
        far.send(b"%d" % number)
    watch.turn(SOON)
    assert [near.heard for _far, near in lines] == [[b"0"], [b"1"], [b"2"]]
    for far, _near in lines:
        far.close()


def test_a_quiet_connection_is_not_asked_at_every_turn(
    served: dict[int, Any], watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "LOOK_AT_ALL_SECONDS", 3600.0)
    far, near = connect(served)
    other, _talking = connect(served)
    for _turn in range(50):
        other.send(b"x")
        watch.turn(SOON)
    assert near.asked <= 3
    far.close()
    other.close()


def test_one_that_is_being_answered_is_asked_until_it_may_read_again(served: dict[int, Any], watch: Watch) -> None:
    far, near = connect(served)
    near.requests = [b"in work"]
    watch.turn(0)
    far.send(b"next")
    watch.turn(0)
    assert near.heard == []
    near.requests = []
    watch.turn(SOON)
    assert near.heard == [b"next"]
    far.close()


def test_what_is_to_be_said_is_sent(served: dict[int, Any], watch: Watch) -> None:
    far, near = connect(served)
    near.to_say = b"good evening"
    watch.turn(SOON)
    assert far.recv(100) == b"good evening"
    far.close()


def test_a_descriptor_that_is_used_again_belongs_to_the_new_connection(served: dict[int, Any], watch: Watch) -> None:
    far, near = connect(served)
    descriptor = near.socket.fileno()
    watch.turn(0)
    far.close()
    near.close()
    again, new = connect(served)
    assert new.socket.fileno() == descriptor  # the system gives the lowest free number
    watch.turn(0)
    again.send(b"here")
    watch.turn(SOON)
    assert (near.heard, new.heard) == ([], [b"here"])
    again.close()


def test_one_that_has_left_is_let_go(served: dict[int, Any], watch: Watch) -> None:
    far, _near = connect(served)
    watch.turn(0)
    far.close()
    watch.turn(SOON)
    assert served == {}
    watch.turn(0)
    assert watch.known == {}


@pytest.mark.parametrize(("left", "woken"), [(b"", 0), (b"the rest", 1)])
def test_a_thread_wakes_the_watch_only_when_it_leaves_something_to_be_sent(
    served: dict[int, Any], watch: Watch, left: bytes, woken: int
) -> None:
    far, near = connect(served)
    watch.turn(0)
    near.requests = [b"in work"]
    watch.turn(0)
    near.requests, near.to_say, near._fileno = [], left, near.socket.fileno()
    calls: list[int] = []
    HERE.line = near
    try:
        watch.waking(lambda: calls.append(1))()
    finally:
        HERE.line = None
    assert len(calls) == woken
    watch.turn(0)
    far.setblocking(False)
    assert (far.recv(100) if left else b"") == left
    far.close()


def test_one_that_speaks_while_it_is_answered_is_heard_after_the_answer(served: dict[int, Any], watch: Watch) -> None:
    far, near = connect(served)
    watch.turn(0)
    near.requests = [b"in work"]
    far.send(b"next")
    watch.turn(0)
    assert (near.heard, watch.awaited[near.socket.fileno()]) == ([], 0)
    near._fileno, near.requests, HERE.line = near.socket.fileno(), [], near
    calls: list[int] = []
    watch.waking(lambda: calls.append(1))()
    HERE.line = None
    watch.turn(SOON)
    assert (calls, near.heard) == ([1], [b"next"])
    far.close()
