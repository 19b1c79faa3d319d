"""A refused rule or a fault is a page with the right status, in the reader's words."""

from __future__ import annotations

import pytest
from flask import Flask, abort
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.checking_client import CheckingClient
from tests.world import NOW
from workshop.domain.refusals import NotFound, Refusal
from workshop.errors import PAGES
from workshop.extensions import db
from workshop.models import Contact
from workshop.web import wants_receipt


@pytest.fixture
def app(own_app: Flask) -> Flask:
    return own_app


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    """A visitor of an app with addresses that fail."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    faults: dict[str, Exception] = {
        "refused": Refusal("text_empty"),
        "missing": NotFound("not_found"),
        "locked": OperationalError("", {}, Exception("database is locked")),
        "broken-rule": IntegrityError("", {}, Exception("a secret of the store")),
        "broken": ZeroDivisionError("a secret of the code"),
    }

    @app.get("/fails/<name>")
    def fails(name: str) -> str:
        if name.isdecimal():
            abort(int(name))
        raise faults[name]

    client = app.test_client()
    assert isinstance(client, CheckingClient)
    return client


@pytest.mark.parametrize("status", sorted(PAGES))
@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_status_has_its_page(client: CheckingClient, status: int, language: str) -> None:
    answer = client.get(f"/fails/{status}", headers={"Accept-Language": language})
    assert answer.status_code == status
    assert client.page.get("lang") == language
    assert client.heading


def test_a_status_without_a_page_of_its_own_keeps_its_number(client: CheckingClient) -> None:
    assert client.get("/fails/418").status_code == 418
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (405, "There is nothing at this address"),
        (418, "We could not read what was sent"),
        (502, "Something broke on our side"),
    ],
)
def test_nobody_is_told_of_a_fault_of_ours_that_is_none(client: CheckingClient, status: int, heading: str) -> None:
    client.get(f"/fails/{status}", headers={"Accept-Language": "en"})
    assert client.heading == heading


def test_a_refused_rule_is_said(client: CheckingClient) -> None:
    answer = client.get("/fails/refused", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert "Write an answer or choose Skip." in client.words


def test_htmx_gets_the_piece_alone(client: CheckingClient) -> None:
    answer = client.get("/fails/refused", headers={"Accept-Language": "en", "HX-Request": "true"})
    assert answer.status_code == 422
    assert "<html" not in answer.text
    assert "Write an answer or choose Skip." in client.words


def test_a_store_that_does_not_answer_may_be_asked_again(client: CheckingClient) -> None:
    answer = client.get("/fails/locked")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")


def test_a_log_keeps_no_words_and_no_telephone(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """A row that the store refuses, with what a person wrote in it."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/stores-half-a-row")
    def half() -> str:
        row = Contact(workshop_id=None, name="Oseba Taka", phone="040 999 888", erase_token_hash="x", created_at=NOW)
        row.erase_on = NOW.date()
        db.session.add(row)
        db.session.flush()
        return ""

    assert app.test_client().get("/stores-half-a-row").status_code == 500
    assert "half" in caplog.text
    assert "IntegrityError" in caplog.text or "NotNullViolation" in caplog.text
    for words in ("Oseba", "Taka", "040", "999"):
        assert words not in caplog.text


def test_the_store_s_own_errors_hide_what_was_written(in_app: Flask) -> None:
    with pytest.raises(IntegrityError) as error:
        db.session.execute(text("INSERT INTO contacts (phone) VALUES (:phone)"), {"phone": "040 999 888"})
    assert "parameters hidden" in str(error.value)


@pytest.mark.parametrize("fault", ["broken", "broken-rule"])
def test_a_fault_of_ours_tells_no_secret(client: CheckingClient, fault: str) -> None:
    answer = client.get(f"/fails/{fault}")
    assert answer.status_code == 500
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [("application/json", True), ("text/html,application/xhtml+xml,*/*;q=0.8", False), ("", False)],
)
def test_only_our_script_asks_for_a_receipt(app: Flask, accept: str, wanted: bool) -> None:
    with app.test_request_context(headers={"Accept": accept}):
        assert wants_receipt() is wanted


def test_a_rule_says_no_to_our_script_in_one_sentence(client: CheckingClient) -> None:
    answer = client.get("/fails/refused", headers={"Accept": "application/json", "Accept-Language": "en"})
    assert (answer.status_code, answer.json) == (422, {"said": "Write an answer or choose Skip."})


@pytest.mark.parametrize(("address", "staff"), [("/workshops/9x9", True), ("/ni-tukaj/nikjer", False)])
def test_nobody_of_the_staff_is_sent_to_the_number_on_the_wall(
    client: CheckingClient, address: str, staff: bool
) -> None:
    answer = client.get(address, headers={"Accept-Language": "en"})
    assert answer.status_code == 404
    assert ("Type the number of the workshop again." in client.words) is not staff
    assert ("Go to the start and look for it there." in client.words) is staff
    assert ("Raise your hand." in client.words) is not staff


def test_what_the_heading_says_is_not_said_again(client: CheckingClient) -> None:
    assert client.get("/fails/missing", headers={"Accept-Language": "en"}).status_code == 404
    assert "There is nothing at this address." not in client.words
    assert "One letter or digit may be different" in client.words
