"""The people of a centre."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.queries import count_queries
from tests.world import NOW, PASSWORD, Centre, make_centre
from workshop.extensions import db
from workshop.models import Account
from workshop.services.sign_in import add_account

NEW_PASSWORD = "štiri čisto nove besede"
DANA = {"name": "Dana", "email": "Dana@luk.test", "role": "facilitator"}


def fresh_link(client: CheckingClient) -> str:
    """The address that the page shows once."""
    client.get("/settings/people")
    field = client.page.find(".//input[@id='fresh-link']")
    assert field is not None
    found = re.search(r"/sign-in/link/\S+", field.get("value") or "")
    assert found is not None
    return found.group()


def test_a_colleague_is_added_by_a_link_that_is_shown_once(app: Flask, owner: CheckingClient, centre: Centre) -> None:
    assert owner.post("/settings/people/new", data=DANA).headers["Location"] == "/settings/people"
    link = fresh_link(owner)
    owner.get("/settings/people")
    assert owner.page.find(".//input[@id='fresh-link']") is None
    dana = client_of(app)
    assert dana.post(link, data={"password": NEW_PASSWORD}).status_code == 303
    assert dana.get("/workshops").status_code == 200
    account = db.session.scalars(select(Account).where(Account.email == "dana@luk.test")).one()
    assert (account.organisation_id, account.role) == (centre.organisation.id, "facilitator")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "bor@luk.test"}, "email"),
        ({"email": "brez afne"}, "email"),
        ({"email": ""}, "email"),
        ({"name": ""}, "name"),
        ({"role": "kralj"}, "role"),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(
    owner: CheckingClient, centre: Centre, change: dict[str, str], field: str
) -> None:
    assert owner.post("/settings/people/new", data={**DANA, **change}).status_code == 422
    assert owner.page.find(f".//*[@id='{field}-error']") is not None
    assert len(db.session.scalars(select(Account)).all()) == 2


def test_a_lost_password_is_mended_by_a_new_link(app: Flask, owner: CheckingClient, centre: Centre) -> None:
    owner.post(f"/settings/people/{centre.colleague.id}/link")
    bor = client_of(app)
    assert bor.post(fresh_link(owner), data={"password": NEW_PASSWORD}).status_code == 303
    assert client_of(app).post("/sign-in", data={"email": "bor@luk.test", "password": PASSWORD}).status_code == 422


def test_access_is_taken_away_after_a_second_look_and_at_once(
    app: Flask, owner: CheckingClient, centre: Centre
) -> None:
    bor = client_of(app, centre.colleague)
    address = f"/settings/people/{centre.colleague.id}/removal"
    owner.get(address)
    assert "Bor" in owner.heading
    assert bor.get("/workshops").status_code == 200
    assert owner.post(address).status_code == 303
    assert bor.get("/workshops").status_code == 303


def test_nobody_takes_away_their_own_access(owner: CheckingClient, centre: Centre) -> None:
    assert owner.post(f"/settings/people/{centre.owner.id}/removal").status_code == 422
    assert owner.get("/settings").status_code == 200


@pytest.mark.parametrize("act", ["link", "removal"])
def test_a_strangers_people_do_not_exist(app: Flask, centre: Centre, act: str) -> None:
    stranger = client_of(app, make_centre("Drug zavod", domain="drugi.test").owner)
    assert stranger.post(f"/settings/people/{centre.colleague.id}/{act}").status_code == 404
    assert len(db.session.scalars(select(Account)).all()) == 4


@pytest.mark.parametrize("act", ["link", "removal"])
def test_a_colleague_adds_and_removes_nobody(app: Flask, centre: Centre, act: str) -> None:
    bor = client_of(app, centre.colleague)
    assert bor.post(f"/settings/people/{centre.owner.id}/{act}").status_code == 403
    assert bor.post("/settings/people/new", data=DANA).status_code == 403
    assert len(db.session.scalars(select(Account)).all()) == 2


def test_the_list_asks_the_store_as_often_for_many_as_for_two(app: Flask, centre: Centre) -> None:
    client = client_of(app, centre.owner)
    two = count_queries(client, "/settings/people")
    for name in ("Cilka", "Dana", "Ema"):
        add_account(organisation=centre.organisation, name=name, email=f"{name}@luk.test", role="facilitator", now=NOW)
    db.session.commit()
    assert count_queries(client, "/settings/people") == two
