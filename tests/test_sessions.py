"""A session is read where there is one, and an answer to somebody without one does not depend on it."""

from __future__ import annotations

from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import make_centre


def test_an_answer_that_asks_for_nobody_varies_by_no_cookie(client: CheckingClient) -> None:
    answer = client.get("/healthz")
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert "Set-Cookie" not in answer.headers


def test_who_is_signed_in_stays_so_from_page_to_page(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    for _page in range(2):
        answer = visitor.get("/workshops")
        assert answer.status_code == 200
        assert "Cookie" in answer.headers["Vary"]


def test_a_forged_session_is_none(client: CheckingClient) -> None:
    client.set_cookie("session", "eyJfdXNlcl9pZCI6IjEuMCJ9.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb")
    assert client.get("/workshops").status_code == 303


def test_after_signing_out_nothing_is_left_of_it(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    assert visitor.post("/sign-out").status_code == 303
    assert visitor.get("/workshops").status_code == 303
