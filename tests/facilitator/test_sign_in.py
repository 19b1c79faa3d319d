"""Signing in and out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import NOW, PASSWORD, Centre
from workshop.extensions import db
from workshop.facilitator.sign_in import network_of
from workshop.models import Account, Organisation
from workshop.services.people import invite_colleague
from workshop.services.sign_in import issue_link
from workshop.services.sign_in_tries import FAILURES_ALLOWED
from workshop.web import moment

NEW_PASSWORD = "štiri čisto nove besede"


def new_link(app: Flask, account: Account | None = None, life: timedelta = timedelta(hours=24)) -> str:
    with app.test_request_context():
        return f"/sign-in/link/{issue_link(now=moment(), account=account, life=life)}"


def try_password(client: CheckingClient, email: str, password: str, **more: str) -> int:
    return client.post("/sign-in", data={"email": email, "password": password, **more}).status_code


def test_the_right_password_leads_to_the_workshops(client: CheckingClient, centre: Centre) -> None:
    answer = client.post("/sign-in", data={"email": " Ana@LUK.test ", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/workshops")
    assert client.get("/workshops").status_code == 200


def test_the_way_on_is_the_page_that_was_asked_for(client: CheckingClient, centre: Centre) -> None:
    asked = client.get("/programmes/new?x=1").headers["Location"]
    assert asked == "/sign-in?next=/programmes/new?x%3D1"
    client.get(asked)
    field = client.page.find(".//input[@name='next']")
    assert field is not None
    answer = client.post(
        "/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, "next": field.get("value") or ""}
    )
    assert answer.headers["Location"] == "/programmes/new?x=1"


@pytest.mark.parametrize("elsewhere", ["https://drugje.test/", "//drugje.test", "/\\drugje.test", "javascript:x"])
def test_nobody_is_led_to_another_site(client: CheckingClient, centre: Centre, elsewhere: str) -> None:
    answer = client.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/workshops"


def test_a_wrong_password_and_an_unknown_e_mail_are_told_in_the_same_words(
    client: CheckingClient, centre: Centre
) -> None:
    assert try_password(client, "ana@luk.test", "napačno geslo je to") == 422
    wrong = client.words
    assert try_password(client, "nihče@luk.test", "napačno geslo je to") == 422
    assert wrong == client.words
    assert client.words.startswith("Napaka:") or client.words.startswith("Error:")


def test_a_wrong_password_keeps_the_e_mail_and_not_the_password(client: CheckingClient, centre: Centre) -> None:
    try_password(client, "ana@luk.test", "napačno geslo je to")
    values = {field.get("name"): field.get("value") for field in client.page.iter("input")}
    assert values["email"] == "ana@luk.test"
    assert values["password"] == ""


@pytest.mark.parametrize(("email", "password"), [("", PASSWORD), ("ana@luk.test", ""), ("ana", PASSWORD)])
def test_what_is_missing_is_said(client: CheckingClient, centre: Centre, email: str, password: str) -> None:
    assert try_password(client, email, password) == 422
    assert client.page.find(".//*[@id='error-summary']") is not None


def test_too_many_tries_have_to_wait(client: CheckingClient, centre: Centre) -> None:
    for _try in range(FAILURES_ALLOWED):
        assert try_password(client, "bor@luk.test", "x") == 422
    assert try_password(client, "bor@luk.test", PASSWORD) == 429
    assert try_password(client, "ana@luk.test", PASSWORD) == 303


def test_password_managers_know_the_fields(client: CheckingClient) -> None:
    client.get("/sign-in")
    told = {field.get("name"): field.get("autocomplete") for field in client.page.iter("input")}
    assert (told["email"], told["password"]) == ("username", "current-password")


def test_a_session_planted_before_is_worth_nothing_afterwards(client: CheckingClient, centre: Centre) -> None:
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["planted"] = "x"
        before = session["csrf_token"]
    try_password(client, "ana@luk.test", PASSWORD)
    client.get("/programmes/new")
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session["csrf_token"] != before
        assert session.permanent


def test_signing_out_ends_the_session(app: Flask, centre: Centre) -> None:
    client = client_of(app, centre.owner)
    assert client.get("/workshops").status_code == 200
    assert client.post("/sign-out").headers["Location"] == "/sign-in"
    assert client.get("/workshops").status_code == 303


def test_signing_out_is_not_done_by_a_link(app: Flask, centre: Centre) -> None:
    client = client_of(app, centre.owner)
    assert client.get("/sign-out").status_code == 405
    assert client.get("/workshops").status_code == 200


def test_a_raised_epoch_signs_out_everywhere(app: Flask, centre: Centre) -> None:
    client = client_of(app, centre.owner)
    centre.owner.epoch += 1
    db.session.commit()
    assert client.get("/workshops").status_code == 303


def test_whoever_is_given_the_number_of_somebody_who_left_is_not_signed_in_on_their_devices(
    app: Flask, centre: Centre
) -> None:
    gone, number = client_of(app, centre.colleague), centre.colleague.id
    assert gone.get("/workshops").status_code == 200
    db.session.delete(centre.colleague)
    db.session.flush()
    later = {"created_at": NOW + timedelta(days=30), "role": "owner", "email": "cene@luk.test", "name": "Cene"}
    db.session.add(Account(id=number, organisation_id=centre.organisation.id, **later))
    db.session.commit()
    assert gone.get("/workshops").status_code == 303


@pytest.mark.parametrize("mark", ["", "x", "1", "1.x", "1.0", "999.0", "-1.0", "pass.1"])
def test_a_mark_that_nobody_has_is_a_stranger(app: Flask, centre: Centre, mark: str) -> None:
    client = client_of(app)
    with client.session_transaction() as session:
        session["_user_id"] = mark
    assert client.get("/workshops").status_code == 303


def test_a_fresh_installation_says_where_the_first_link_comes_from(client: CheckingClient) -> None:
    client.get("/sign-in")
    assert "make run" in client.words


def test_once_somebody_is_there_the_page_says_nothing_of_it(client: CheckingClient, centre: Centre) -> None:
    client.get("/sign-in")
    assert "make run" not in client.words


def test_whoever_is_signed_in_is_led_on(app: Flask, centre: Centre) -> None:
    answer = client_of(app, centre.owner).get("/sign-in?next=/programmes")
    assert answer.headers["Location"] == "/programmes"


def test_the_first_link_makes_the_centre_and_its_owner(app: Flask, client: CheckingClient) -> None:
    link = new_link(app)
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200, "looking uses nothing up"
    fields = {"centre": "Ljudska univerza", "name": "Cvetka", "email": "cvetka@luk.test", "password": NEW_PASSWORD}
    assert client.post(link, data=fields).headers["Location"] == "/workshops"
    assert client.get("/workshops").status_code == 200
    with app.app_context():
        account = db.session.scalars(select(Account)).one()
        assert (account.name, account.role, account.organisation.name) == ("Cvetka", "owner", "Ljudska univerza")


def test_a_link_works_once(app: Flask, client: CheckingClient, centre: Centre) -> None:
    link = new_link(app, centre.colleague)
    assert client.post(link, data={"password": NEW_PASSWORD}).status_code == 303
    assert client_of(app).get(link).status_code == 410
    assert client_of(app).post(link, data={"password": "še eno drugačno geslo"}).status_code == 410
    assert try_password(client_of(app), "bor@luk.test", NEW_PASSWORD) == 303


def test_a_link_is_over_after_its_time(app: Flask, client: CheckingClient, centre: Centre) -> None:
    assert client.get(new_link(app, centre.colleague, life=timedelta(seconds=-1))).status_code == 410


def test_a_link_that_nobody_made_is_over(client: CheckingClient) -> None:
    assert client.get("/sign-in/link/izmisljeno").status_code == 410


def test_a_link_signs_out_other_devices(app: Flask, client: CheckingClient, centre: Centre) -> None:
    other = client_of(app, centre.colleague)
    client.post(new_link(app, centre.colleague), data={"password": NEW_PASSWORD})
    assert other.get("/workshops").status_code == 303


@pytest.mark.parametrize("password", ["", "prekratko", "x" * 201])
def test_a_password_that_cannot_be_kept_is_refused_and_the_link_stays(
    app: Flask, client: CheckingClient, centre: Centre, password: str
) -> None:
    link = new_link(app, centre.colleague)
    assert client.post(link, data={"password": password}).status_code == 422
    assert client.page.find(".//*[@id='error-summary']") is not None
    assert client.post(link, data={"password": NEW_PASSWORD}).status_code == 303


def test_the_first_link_asks_for_everything_and_keeps_what_was_typed(app: Flask, client: CheckingClient) -> None:
    link = new_link(app)
    assert client.post(link, data={"name": "Cvetka", "password": NEW_PASSWORD}).status_code == 422
    values = {field.get("name"): field.get("value") for field in client.page.iter("input")}
    assert values["name"] == "Cvetka"
    with app.app_context():
        assert db.session.scalars(select(Organisation)).all() == []


def test_an_invited_colleague_chooses_a_password_and_is_in(app: Flask, client: CheckingClient, centre: Centre) -> None:
    with app.test_request_context():
        token = invite_colleague(
            organisation=centre.organisation, name="Dana", email="dana@luk.test", role="facilitator", now=moment()
        )
    client.get(f"/sign-in/link/{token}")
    assert "Dana" in client.words
    assert client.post(f"/sign-in/link/{token}", data={"password": NEW_PASSWORD}).status_code == 303
    assert client.get("/workshops").status_code == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/56"),
        ("2001:db8:1:fe:3:4:5:6", "2001:db8:1::/56"),
        ("2001:db8:1:100:3:4:5:6", "2001:db8:1:100::/56"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("", ""),
        (None, ""),
        ("unix", ""),
    ],
)
def test_failures_are_counted_by_the_neighbourhood(address: str | None, network: str) -> None:
    assert network_of(address) == network
