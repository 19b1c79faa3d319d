"""A session is read where there is one, and an answer to somebody without one does not depend on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.exports.published import publish_evening
from tests.people import client_of
from tests.queries import count_queries
from tests.world import PASSWORD, make_centre, make_workshop
from workshop.extensions import db
from workshop.facilitator.sign_in_session import BEGUN
from workshop.services.evening_passes import make_pass
from workshop.web import moment

TWELVE_HOURS = 12 * 3600


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


def copy_of(app: Flask, visitor: CheckingClient) -> CheckingClient:
    """Somebody else who has got hold of the same cookie."""
    cookie, other = visitor.get_cookie("session"), client_of(app)
    assert cookie is not None
    other.set_cookie("session", cookie.value)
    return other


def make_older(visitor: CheckingClient, seconds: float) -> None:
    """As if the person had signed in that long ago and had been busy ever since."""
    with visitor.session_transaction() as session:
        session[BEGUN] = {**session[BEGUN], "at": session[BEGUN]["at"] - seconds}


def test_a_copy_of_a_session_opens_nothing_once_it_was_signed_out(in_app: Flask) -> None:
    centre = make_centre()
    visitor, elsewhere = client_of(in_app, centre.owner), client_of(in_app, centre.owner)
    copied = copy_of(in_app, visitor)
    assert copied.get("/workshops").status_code == 200
    visitor.post("/sign-out")
    assert copied.get("/workshops").status_code == 303
    assert elsewhere.get("/workshops").status_code == 200, "another sign-in of the same person goes on"


def test_a_session_that_was_left_by_signing_in_anew_is_over_too(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    copied = copy_of(in_app, visitor)
    assert visitor.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD}).status_code == 303
    assert copied.get("/workshops").status_code == 303
    assert visitor.get("/workshops").status_code == 200


def test_a_helper_who_signs_out_leaves_no_session_either(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    with in_app.test_request_context():
        facts = {"name": "Dana", "language": "sl", "actor": "1", "now": moment()}
        token = make_pass(workshop=workshop, may_moderate=False, ends_at=moment() + timedelta(hours=1), **facts)  # type: ignore[arg-type]
    visitor, helping = client_of(in_app), f"/workshops/{workshop.id}/helping"
    visitor.post(f"/sign-in/pass/{token}")
    copied = copy_of(in_app, visitor)
    assert copied.get(helping).status_code == 200
    visitor.post("/sign-out")
    assert copied.get(helping).status_code == 303


def test_who_works_all_day_signs_in_again_after_twelve_hours(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    make_older(visitor, TWELVE_HOURS - 60)
    assert visitor.get("/workshops").status_code == 200
    make_older(visitor, 61)
    assert visitor.get("/workshops").headers["Location"] == "/sign-in?next=/workshops"


def test_a_session_that_does_not_say_when_it_began_is_none(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    with visitor.session_transaction() as session:
        del session[BEGUN]
    assert visitor.get("/workshops").status_code == 303


def test_nothing_that_is_done_later_moves_the_moment_of_the_sign_in(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    with visitor.session_transaction() as session:
        before = session[BEGUN]
    visitor.get("/programmes/new")
    visitor.post("/programmes/new", data={"name": "Novi program"})
    with visitor.session_transaction() as session:
        assert session[BEGUN] == before


def test_reading_pages_renews_nothing(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    visitor.get("/workshops")
    assert "Set-Cookie" not in visitor.get("/workshops").headers


def test_whether_a_session_was_ended_is_asked_along_with_the_account(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    beginning = 1 if db.engine.dialect.name == "sqlite" else 0
    assert count_queries(visitor, "/settings/account") == beginning + 1


@pytest.mark.parametrize(
    "path", ["/static/css/staff.css", "/report/{token}/data.zip", "/api/workshops", "/{code}/qr.svg", "/{code}/pulse"]
)
def test_what_a_cache_may_keep_for_everybody_carries_no_session(in_app: Flask, path: str) -> None:
    centre = make_centre()
    workshop = publish_evening(centre)
    visitor = client_of(in_app, centre.owner)
    with visitor.session_transaction() as session:
        session["_flashes"] = [("message", "Shranjeno.")]
    answer = visitor.get(path.format(token=workshop.report_token, code=workshop.code), checked=False)
    assert (answer.status_code, "public" in answer.headers["Cache-Control"]) == (200, True)
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_a_console_whose_session_ends_in_the_middle_comes_back_to_itself(in_app: Flask) -> None:
    centre = make_centre()
    path = f"/workshops/{make_workshop(centre).id}/run"
    console = client_of(in_app, centre.owner)
    assert console.get(path).status_code == 200
    make_older(console, TWELVE_HOURS)
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://localhost{path}"}
    answer = console.get(path, headers=headers, checked=False)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, f"/sign-in?next={path}&ended=page")
    console.get(answer.headers["HX-Redirect"])
    back = console.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, "next": path})
    assert back.headers["Location"] == path
    assert console.get(path).status_code == 200


def test_what_was_typed_when_the_twelve_hours_ended_is_not_lost(in_app: Flask) -> None:
    visitor = client_of(in_app, make_centre().owner)
    visitor.get("/programmes/new")
    make_older(visitor, TWELVE_HOURS)
    answer = visitor.post("/programmes/new", data={"name": "Novi program", "note": "Zapis, ki ostane."})
    assert answer.status_code == 401
    kept = {field.get("name"): field.get("value") or "" for field in visitor.page.iter("input")}["kept"]
    visitor.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, "kept": kept})
    assert "Zapis, ki ostane." in visitor.words
