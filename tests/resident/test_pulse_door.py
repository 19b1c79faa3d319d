"""Whoever knows how an evening stands hears so by the short way, in the same words as by the usual one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import request_started
from flask.testing import FlaskClient

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, send


def revision(hall: Hall, phone: CheckingClient) -> int:
    found: int = phone.get(f"/{hall.code}/pulse").json["v"]  # type: ignore[index]
    return found


@pytest.fixture
def begun(hall: Hall) -> Iterator[list[str]]:
    """The requests that took the usual way."""
    paths: list[str] = []

    def note(_app: object, **_more: object) -> None:
        paths.append("usual")

    with request_started.connected_to(note, hall.app):
        yield paths


def test_nothing_new_is_said_without_a_request(hall: Hall, phone: CheckingClient, begun: list[str]) -> None:
    known = revision(hall, phone)
    begun.clear()
    answer = phone.get(f"/{hall.code}/pulse?v={known}")
    assert (answer.status_code, answer.data, begun) == (204, b"", [])


def test_both_ways_say_the_same(hall: Hall, phone: CheckingClient, begun: list[str]) -> None:
    known = revision(hall, phone)
    begun.clear()
    short, usual = (phone.get(f"/{hall.code}/pulse?{query}") for query in (f"v={known}", f"v={known}&x=1"))
    assert begun == ["usual"]
    assert short.status == usual.status
    of_a_body = {"Content-Type", "Vary"}  # there is none
    assert sorted(short.headers) == sorted(header for header in usual.headers if header[0] not in of_a_body)


def test_whoever_knows_less_or_nothing_takes_the_usual_way(hall: Hall, phone: CheckingClient, begun: list[str]) -> None:
    known = revision(hall, phone)
    send(phone, hall)
    begun.clear()
    answers = [phone.get(f"/{hall.code}/pulse{query}") for query in (f"?v={known}", "", "?v=", "?v=x")]
    assert [answer.json["v"] > known for answer in answers] == [True] * 4  # type: ignore[index]
    assert begun == ["usual"] * 4


def test_a_code_that_nobody_has_is_told_as_always(phone: FlaskClient) -> None:
    assert phone.get("/9999/pulse?v=1").status_code == 404


def test_no_other_method_is_let_through(hall: Hall, phone: CheckingClient) -> None:
    known = revision(hall, phone)
    assert phone.open(f"/{hall.code}/pulse?v={known}", method="DELETE").status_code == 405
