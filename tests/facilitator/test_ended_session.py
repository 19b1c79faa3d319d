"""A session that ended while somebody was writing: the text is kept and can be sent again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import PASSWORD, Centre, make_workshop
from workshop.extensions import db
from workshop.facilitator.ended_session import PRESSES
from workshop.facilitator.kept_text import LONGEST
from workshop.models import Programme, Workshop
from workshop.services.evening_passes import make_pass, take_pass_back

HOUR = timedelta(hours=1)
SENTENCE = "Zapis, ki ga nihče noče pisati dvakrat."


def fields(page: Element) -> dict[str, str]:
    return {field.get("name") or "": field.get("value") or "" for field in page.iter("input")}


def sign_in(client: CheckingClient, **more: str) -> int:
    data = {**fields(client.page), "email": "ana@luk.test", "password": PASSWORD, **more}
    data.pop("csrf_token", None)
    return client.post("/sign-in", data=data).status_code


def test_a_form_sent_without_a_session_comes_back_after_the_sign_in(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    answer = client.post("/programmes/new", data={"name": "Novi program", "note": SENTENCE})
    assert answer.status_code == 401
    assert sign_in(client) == 200
    assert SENTENCE in client.words
    kept = fields(client.page)
    assert (kept["name"], kept["note"]) == ("Novi program", SENTENCE)
    form = client.page.find(".//main//form")
    assert form is not None
    assert form.get("action") == "/programmes/new"
    assert client.post("/programmes/new", data=kept, token=False).status_code == 303, "with the page's own token"
    assert [row.note for row in db.session.query(Programme).filter_by(name="Novi program")] == [SENTENCE]


def test_a_token_that_died_with_its_session_loses_nothing_either(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    answer = client.post("/programmes/new", data={"name": "Novi program", "note": SENTENCE}, token=False)
    assert answer.status_code == 401
    assert "csrf_token" not in (fields(client.page)["kept"])
    assert sign_in(client) == 200
    assert SENTENCE in client.words


def test_every_field_of_a_name_is_kept(app: Flask, centre: Centre) -> None:
    workshop: Workshop = make_workshop(centre)
    client = client_of(app)
    client.post(f"/workshops/{workshop.id}/stations/new", data={"title_sl": "Nova", "kinds": ["need", "idea"]})
    sign_in(client)
    kinds = [field.get("value") for field in client.page.iter("input") if field.get("name") == "kinds"]
    assert kinds == ["need", "idea"]


def test_a_wrong_password_on_the_way_loses_nothing(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    client.post("/programmes/new", data={"name": "Novi program", "note": SENTENCE})
    assert sign_in(client, password="napačno geslo") == 422
    assert sign_in(client) == 200
    assert SENTENCE in client.words


def test_passwords_are_not_carried_about(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    client.post("/settings/password", data={"old_password": "staro", "password": "novo geslo", "other": SENTENCE})
    sign_in(client)
    assert {"old_password", "password"} & set(fields(client.page)) == set()


def test_more_than_can_be_carried_is_said(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    client.post("/programmes/new", data={"note": "a" * (LONGEST + 1)})
    assert fields(client.page)["kept"] == ""
    assert sign_in(client) == 303


@pytest.mark.parametrize("kept", ["x", "eyJwYXRoIjoiLyIsImZpZWxkcyI6W119.x.x"])
def test_what_we_have_not_signed_is_not_sent_on(client: CheckingClient, centre: Centre, kept: str) -> None:
    client.get("/sign-in")
    assert sign_in(client, kept=kept) == 303


def test_a_fragment_moves_the_whole_page_to_the_sign_in_and_back_to_the_page(client: CheckingClient) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/workshops/1/moderation?x=1"}
    answer = client.get("/workshops/1/moderation/cards", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/workshops/1/moderation?x%3D1&ended=page"


def test_a_sign_in_page_that_was_open_too_long_is_shown_again(client: CheckingClient, centre: Centre) -> None:
    answer = client.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD}, token=False)
    assert answer.status_code == 401
    assert fields(client.page)["email"] == "ana@luk.test"
    assert sign_in(client) == 303


def test_a_token_of_another_session_is_refused_to_whoever_is_signed_in(app: Flask, centre: Centre) -> None:
    client = client_of(app, centre.owner)
    answer = client.post("/programmes/new", data={"name": "Novi program"}, token=False)
    assert answer.status_code == 400


def test_a_fragment_without_words_moves_the_page_too(app: Flask, client: CheckingClient) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://localhost/workshops/1/run"}
    answer = client.post("/workshops/1/run/moves", headers=headers)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in?next=/workshops/1/run&ended=press")


@pytest.mark.parametrize("fragment", [True, False])
def test_a_press_on_the_console_is_told_to_be_undone_and_leads_back_to_the_console(
    app: Flask, centre: Centre, fragment: bool
) -> None:
    path = f"/workshops/{make_workshop(centre).id}/run"
    client = client_of(app)
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://localhost{path}"} if fragment else {}
    answer = client.post(f"{path}/moves", data={"direction": "on", "expected": "0"}, headers=headers)
    client.get(answer.headers["HX-Redirect" if fragment else "Location"])
    assert "Medtem ste bili odjavljeni." in client.words
    assert "Vaš zadnji pritisk ni obveljal." in client.words
    assert sign_in(client, password="napačno geslo") == 422
    answer = client.post(
        "/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, "next": fields(client.page)["next"]}
    )
    assert answer.headers["Location"] == path


def test_every_press_without_words_is_an_address_and_so_is_its_page(app: Flask) -> None:
    assert {f"facilitator.{name}" for name in (*PRESSES, *PRESSES.values())} <= set(app.view_functions)


def test_a_page_that_only_looked_is_told_that_it_was_signed_out(client: CheckingClient) -> None:
    client.get("/sign-in?ended=page")
    assert "Medtem ste bili odjavljeni." in client.words
    assert "pritisk" not in client.words


def test_words_sent_by_a_fragment_wait_in_the_whole_page(app: Flask, centre: Centre) -> None:
    client = client_of(app)
    answer = client.post(
        "/programmes/new", data={"name": "Novi", "note": SENTENCE}, headers={"HX-Request": "true"}, checked=False
    )
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("body", "innerHTML")
    client.page = client.read(answer, fragment=False)
    assert sign_in(client) == 200
    assert SENTENCE in client.words


def test_a_helper_whose_link_was_taken_back_hears_whom_to_ask(app: Flask, centre: Centre) -> None:
    """She never had a password; nothing tells her that a form of hers waits for one."""
    workshop = make_workshop(centre)
    now = datetime.now(UTC)
    facts = {"name": "Vida", "language": "sl", "actor": "1", "now": now, "ends_at": now + HOUR}
    token = make_pass(workshop=workshop, may_moderate=False, **facts)  # type: ignore[arg-type]
    helper = client_of(app)
    helper.get(f"/sign-in/pass/{token}")
    helper.post(f"/sign-in/pass/{token}")
    assert helper.get(f"/workshops/{workshop.id}/desk").status_code == 200
    take_pass_back(workshop=workshop, pass_id=1, actor="1", now=now)
    answer = helper.post(f"/workshops/{workshop.id}/paper", data={"station": "1", "text": SENTENCE})
    assert answer.status_code == 401
    assert "Vaša povezava za pomoč ne velja več. Za novo prosite osebo, ki vodi delavnico." in helper.words
    assert "Kar ste nazadnje naredili, ni shranjeno." in helper.words
    assert "Prijavite se, nato" not in helper.words
