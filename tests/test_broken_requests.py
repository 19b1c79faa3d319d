"""What no browser sends: it is refused as such, and is no fault of ours."""

from __future__ import annotations

import io
from json import dumps
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.resident.evenings import make_hall
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Account, Statement, Workshop

LONG = 99_999_999_999


@pytest.mark.parametrize("path", ["/", "/sign-in", "/workshops", "/no-such-page", "/healthz"])
def test_bytes_that_are_no_text_behind_the_question_mark(client: CheckingClient, path: str) -> None:
    answer = client.get(path, environ_overrides={"QUERY_STRING": "\xff=\xfe"})
    assert answer.status_code < 500


def test_they_lead_back_after_the_sign_in_as_they_were_sent(client: CheckingClient) -> None:
    answer = client.get("/workshops", environ_overrides={"QUERY_STRING": "a=\xff&b=č".encode().decode("latin-1")})
    assert answer.location == "/sign-in?next=/workshops?" + quote("a=%C3%BF&b=%C4%8D")


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "http://]x", "null.test"])
def test_an_origin_that_is_no_address_is_a_foreign_one(app: Flask, client: CheckingClient, origin: str) -> None:
    hall = make_hall(app, "round", 1)
    answer = client.post(f"/{hall.code}/statements", data={"text": "Misel"}, headers={"Origin": origin})
    assert (answer.status_code, hall.count(Statement)) == (403, 0)


def test_a_fragment_of_a_page_without_address_leads_to_the_sign_in(client: CheckingClient) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://["}
    assert client.get("/workshops", headers=headers, checked=False).status_code == 401


@pytest.mark.parametrize("path", ["/host/unknown/1/notes", "/1234/statements", "/sign-in", "/no-such-page"])
def test_a_body_that_says_it_is_too_long_is_refused_before_anything_reads_it(client: CheckingClient, path: str) -> None:
    answer = client.post(path, data="text=Misel", environ_overrides={"CONTENT_LENGTH": str(LONG)})
    assert answer.status_code == 413


def test_a_file_in_place_of_a_text_is_no_text(app: Flask) -> None:
    with app.app_context():
        centre = make_centre()
        workshop = make_workshop(centre)
        title, path = workshop.title, f"/workshops/{workshop.id}/copy"
        client = client_of(app, db.session.get_one(Account, centre.owner.id))
    sent = {"title": (io.BytesIO(b"x"), "x.txt"), "community": (io.BytesIO(b"y"), "y.txt")}
    answer = client.post(path, data=sent)
    assert answer.status_code == 303
    with app.app_context():
        assert {workshop.title for workshop in db.session.scalars(select(Workshop))} == {title}


def test_json_in_place_of_a_form_is_no_form(app: Flask) -> None:
    with app.app_context():
        owner = db.session.get_one(Account, make_centre().owner.id)
        client = client_of(app, owner)
    headers = {"X-CSRFToken": client.form_token(), "Content-Type": "application/json"}
    bodies: tuple[object, ...] = ({"name": [1, {"a": None}]}, [], "x", None)
    for body in bodies:
        assert client.post("/programmes/new", data=dumps(body), headers=headers, token=False).status_code == 422
