"""Settings: one's own account, and what the centre is called."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.filling import value_of
from tests.people import client_of
from tests.world import PASSWORD, Centre, make_centre
from workshop.extensions import db
from workshop.models import Account, Organisation
from workshop.services.sign_in_tries import FAILURES_ALLOWED

NEW_PASSWORD = "štiri čisto nove besede"


def links(client: CheckingClient) -> set[str]:
    main = client.page.find(".//main")
    assert main is not None
    return {link.get("href") or "" for link in main.iter("a")}


def test_a_colleague_sees_only_what_a_colleague_can_change(owner: CheckingClient, colleague: CheckingClient) -> None:
    owner.get("/settings")
    own = {"/settings/account", "/settings/password", "/settings/second-factor"}
    assert links(owner) == own | {"/settings/centre", "/settings/people", "/reports"}
    colleague.get("/settings")
    assert links(colleague) == own
    assert "Ljudska univerza Kranj" in colleague.words


def test_whoever_is_signed_out_is_led_to_the_sign_in(client: CheckingClient) -> None:
    assert client.get("/settings").headers["Location"] == "/sign-in?next=/settings"


@pytest.mark.parametrize("path", ["/settings/centre", "/settings/people/new"])
def test_only_the_owner_changes_the_centre(colleague: CheckingClient, path: str) -> None:
    assert colleague.get(path).status_code == 403
    assert colleague.post(path, data={"name": "x"}).status_code == 403


def test_only_the_owner_sees_the_people(colleague: CheckingClient) -> None:
    assert colleague.get("/settings/people").status_code == 403


def test_everybody_changes_their_own_name_and_language(colleague: CheckingClient, centre: Centre) -> None:
    colleague.get("/settings/account")
    answer = colleague.post(
        "/settings/account", data={"name": " Bor  B. ", "language": "en", "seen": value_of(colleague, "seen")}
    )
    assert answer.status_code == 303
    assert (centre.colleague.name, centre.colleague.language, centre.owner.name) == ("Bor B.", "en", "Ana")


def test_the_language_of_the_account_holds_on_this_device_too(colleague: CheckingClient) -> None:
    colleague.set_cookie("language", "sl")
    colleague.get("/settings/account")
    colleague.post("/settings/account", data={"name": "Bor", "language": "en", "seen": value_of(colleague, "seen")})
    colleague.get("/settings")
    assert colleague.heading == "Settings"


@pytest.mark.parametrize("data", [{"name": "", "language": "sl"}, {"name": "Bor", "language": "de"}])
def test_an_account_without_a_name_or_in_no_language_of_ours_is_refused(
    colleague: CheckingClient, centre: Centre, data: dict[str, str]
) -> None:
    colleague.get("/settings/account")
    assert colleague.post("/settings/account", data={**data, "seen": value_of(colleague, "seen")}).status_code == 422
    assert (centre.colleague.name, centre.colleague.language) == ("Bor", "sl")


def test_the_centre_has_a_name_and_a_contact(owner: CheckingClient, centre: Centre) -> None:
    owner.get("/settings/centre")
    data = {"name": "Ljudska univerza", "contact": "04 280 48 00", "seen": value_of(owner, "seen")}
    assert owner.post("/settings/centre", data=data).status_code == 303
    assert (centre.organisation.name, centre.organisation.contact) == ("Ljudska univerza", "04 280 48 00")


def test_two_owners_at_once_do_not_overwrite_each_other(owner: CheckingClient, centre: Centre) -> None:
    owner.get("/settings/centre")
    mark = value_of(owner, "seen")
    centre.organisation.contact = "nekdo je bil hitrejši"
    db.session.commit()
    answer = owner.post("/settings/centre", data={"name": "Moje ime", "contact": "moj kontakt", "seen": mark})
    assert answer.status_code == 409
    assert "nekdo je bil hitrejši" in owner.words
    values = {field.get("name"): field.get("value") for field in owner.page.iter("input")}
    assert (values["name"], values["contact"]) == ("Moje ime", "moj kontakt")
    again = {"name": "Moje ime", "contact": "moj kontakt", "seen": value_of(owner, "seen")}
    assert owner.post("/settings/centre", data=again).status_code == 303
    assert centre.organisation.contact == "moj kontakt"


def test_the_same_content_sent_from_two_places_is_no_conflict(owner: CheckingClient, centre: Centre) -> None:
    data = {"name": centre.organisation.name, "contact": centre.organisation.contact, "seen": "old"}
    assert owner.post("/settings/centre", data=data).status_code == 303


def test_a_strangers_centre_stays_as_it_is(app: Flask, centre: Centre) -> None:
    other = make_centre("Drug zavod", domain="drugi.test")
    client = client_of(app, other.owner)
    client.get("/settings/centre")
    client.post("/settings/centre", data={"name": "Tretje ime", "contact": "", "seen": value_of(client, "seen")})
    names = set(db.session.scalars(select(Organisation.name)))
    assert names == {"Ljudska univerza Kranj", "Tretje ime"}


def test_another_password_signs_out_other_devices_and_not_this_one(
    app: Flask, owner: CheckingClient, centre: Centre
) -> None:
    other = client_of(app, centre.owner)
    data = {"old_password": PASSWORD, "password": NEW_PASSWORD}
    assert owner.post("/settings/password", data=data).status_code == 303
    assert owner.get("/settings").status_code == 200
    assert other.get("/settings").status_code == 303
    fresh = client_of(app)
    assert fresh.post("/sign-in", data={"email": "ana@luk.test", "password": NEW_PASSWORD}).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("napačno", NEW_PASSWORD, "old_password"), (PASSWORD, "kratko", "password"), (PASSWORD, "", "password")],
)
def test_a_password_that_does_not_fit_is_refused_at_its_field(
    owner: CheckingClient, centre: Centre, old: str, new: str, field: str
) -> None:
    before = centre.owner.password_hash
    assert owner.post("/settings/password", data={"old_password": old, "password": new}).status_code == 422
    assert owner.page.find(f".//*[@id='{field}-error']") is not None
    assert db.session.scalars(select(Account.password_hash).where(Account.id == centre.owner.id)).one() == before


@pytest.mark.parametrize(
    ("path", "field"), [("/settings/password", "old_password"), ("/settings/second-factor/removal", "password")]
)
def test_who_guesses_a_password_at_an_open_session_is_told_to_wait(
    owner: CheckingClient, path: str, field: str
) -> None:
    owner.set_cookie("language", "en")
    wrong = {"old_password": NEW_PASSWORD, "password": NEW_PASSWORD}
    tried = [owner.post(path, data=wrong).status_code for _try in range(FAILURES_ALLOWED)]
    assert tried == [422] * FAILURES_ALLOWED
    assert owner.post(path, data={**wrong, field: PASSWORD}).status_code == 429
    assert owner.page.find(f".//*[@id='{field}-error']") is not None
    assert "Wait 15 minutes" in owner.words
