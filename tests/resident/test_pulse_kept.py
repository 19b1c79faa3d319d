"""The answer that nothing has moved is given to all phones for a second at most, and never after a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from werkzeug.test import Client

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, send
from workshop.extensions import db
from workshop.resident.pulse_kept import NOTHING_NEW, SECONDS, Commits, keeping


@contextmanager
def statements(hall: Hall) -> Iterator[list[str]]:
    """The reads of the evening's row meanwhile."""
    heard: list[str] = []

    def hear(_connection: Any, _cursor: Any, words: str, *_more: Any) -> None:
        if "SELECT" in words:
            heard.append(words)

    with hall.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def revision(hall: Hall, phone: CheckingClient) -> int:
    found: int = phone.get(f"/{hall.code}/pulse").json["v"]  # type: ignore[index]
    return found


def test_three_phones_that_ask_together_cost_one_look(hall: Hall, phone: CheckingClient) -> None:
    known = revision(hall, phone)
    with statements(hall) as heard:
        answers = [phone.get(f"/{hall.code}/pulse?v={known}") for _phone in range(3)]
    assert [answer.status_code for answer in answers] == [204, 204, 204]
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1
    assert "Content-Security-Policy" in answers[2].headers
    assert len(heard) == 1


def test_what_was_just_sent_is_told_at_once(hall: Hall, phone: CheckingClient) -> None:
    known = revision(hall, phone)
    assert phone.get(f"/{hall.code}/pulse?v={known}").status_code == 204
    send(phone, hall)
    assert phone.get(f"/{hall.code}/pulse?v={known}").json["v"] > known  # type: ignore[index]


def test_one_who_knows_less_is_told_more(hall: Hall, phone: CheckingClient) -> None:
    known = revision(hall, phone)
    assert phone.get(f"/{hall.code}/pulse?v={known}").status_code == 204
    assert phone.get(f"/{hall.code}/pulse?v={known - 1}").json["v"] == known  # type: ignore[index]
    assert phone.get(f"/{hall.code}/pulse").json["v"] == known  # type: ignore[index]


class Counting:
    """An app that answers one status to everything and counts how often it was asked."""

    def __init__(self, status: str) -> None:
        self.status, self.asked = status, 0
        self.now = 100.0
        self.client = Client(keeping(self, clock=lambda: self.now))

    def __call__(self, _environ: Any, start_response: Any) -> list[bytes]:
        self.asked += 1
        start_response(self.status, [("Cache-Control", "public, max-age=1")])
        return []

    def get(self, *paths: str) -> int:
        """How often the app was asked for these."""
        before = self.asked
        for path in paths:
            assert self.client.get(path).status == self.status
        return self.asked - before


def test_an_answer_holds_for_a_second_and_no_longer() -> None:
    app = Counting(NOTHING_NEW)
    assert app.get("/4827/pulse?v=7", "/4827/pulse?v=7") == 1
    app.now += SECONDS - 0.01
    assert app.get("/4827/pulse?v=7") == 0
    app.now += 0.01
    assert app.get("/4827/pulse?v=7", "/4827/pulse?v=7") == 1


def test_an_answer_that_was_read_before_a_change_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Counting(NOTHING_NEW)
    assert app.get("/4827/pulse?v=7") == 1
    monkeypatch.setattr(Commits, "last", object())
    assert app.get("/4827/pulse?v=7", "/4827/pulse?v=7") == 1


def test_no_evening_gets_the_answer_of_another_and_nothing_else_is_kept() -> None:
    quiet, moved = Counting(NOTHING_NEW), Counting("200 OK")
    assert quiet.get("/4827/pulse?v=7", "/4828/pulse?v=7") == 2
    for path in ("/4827/pulse", "/4827/pulse?v=7&x=1", "/4827/pulse?v=", "/4827?v=7", "/48 27/pulse?v=7"):
        assert quiet.get(path, path) == 2, path
    assert moved.get("/4827/pulse?v=7", "/4827/pulse?v=7") == 2
    assert [quiet.client.post("/4828/pulse?v=7").status_code, quiet.asked] == [204, 13]
