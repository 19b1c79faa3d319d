"""What each may do: roles, communities of readers, links taken back, lost devices, helpers of an evening."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask
from pyotp import TOTP
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.filling import value_of
from tests.people import client_of
from tests.world import Centre, make_workshop
from workshop.extensions import db
from workshop.models import Account, EveningPass, JournalEntry, SignInLink
from workshop.services.readings import readable
from workshop.services.second_factor import begin_factor, confirm_factor, factor_of
from workshop.web import moment


def shown_link(client: CheckingClient, path: str) -> str:
    client.get(path)
    field = client.page.find(".//input[@id='fresh-link']")
    assert field is not None
    return re.sub(r"^\w+://[^/]+", "", field.get("value") or "")


def drawn(client: CheckingClient) -> list[str | None]:
    """What the QR codes of the page are called."""
    return [each.text for each in client.page.iterfind(".//{*}svg[@class='qr']/{*}title")]


def drawn_later(client: CheckingClient, path: str) -> list[str | None]:
    client.get(path)
    return drawn(client)


def acts() -> list[str]:
    return list(db.session.scalars(select(JournalEntry.act).order_by(JournalEntry.id)))


def test_a_colleague_becomes_a_reader_of_one_community(app: Flask, owner: CheckingClient, centre: Centre) -> None:
    bor, address = client_of(app, centre.colleague), f"/settings/people/{centre.colleague.id}"
    assert bor.get("/workshops").status_code == 200
    owner.get(address)
    data = {"role": "reader", "communities": str(centre.community.id), "seen": value_of(owner, "seen")}
    assert owner.post(address, data=data).status_code == 303
    assert readable(centre.colleague) == [centre.community.id]
    assert bor.get("/programmes").status_code == 403
    assert bor.get("/reports").status_code == 200
    assert bor.page.find(".//nav[@class='breadcrumb']") is None
    owner.get("/reports")
    assert [link.get("href") for link in owner.page.findall(".//nav[@class='breadcrumb']//a")] == ["/settings"]
    assert acts() == ["role_changed", "readings_changed"]


def test_ones_own_role_stays(owner: CheckingClient, centre: Centre) -> None:
    address = f"/settings/people/{centre.owner.id}"
    owner.get(address)
    assert owner.post(address, data={"role": "reader", "seen": value_of(owner, "seen")}).status_code == 422
    assert centre.owner.role == "owner"


def test_an_invitation_is_open_for_a_week_and_can_be_taken_back(
    app: Flask, owner: CheckingClient, centre: Centre
) -> None:
    owner.post("/settings/people/new", data={"name": "Eva", "email": "eva@kr.test", "role": "reader"})
    link = shown_link(owner, "/settings/people")
    until = db.session.scalars(select(SignInLink.expires_at)).one() - moment()
    assert timedelta(days=6, hours=23) < until <= timedelta(days=7)
    assert client_of(app).get(link).status_code == 200
    eva = db.session.scalars(select(Account.id).where(Account.email == "eva@kr.test")).one()
    owner.post(f"/settings/people/{eva}/link/removal")
    assert client_of(app).get(link).status_code == 410
    assert acts() == ["invited", "link_taken_back"]


def test_a_lost_laptop_is_signed_out_by_the_owner(app: Flask, owner: CheckingClient, centre: Centre) -> None:
    bor = client_of(app, centre.colleague)
    owner.post(f"/settings/people/{centre.colleague.id}/sign-out")
    assert bor.get("/workshops").status_code == 303
    assert owner.get("/workshops").status_code == 200


def test_signing_out_elsewhere_leaves_this_device(app: Flask, owner: CheckingClient, centre: Centre) -> None:
    other = client_of(app, centre.owner)
    assert owner.post("/settings/sessions").status_code == 303
    assert owner.get("/settings").status_code == 200
    assert other.get("/settings").status_code == 303


def test_a_lost_phone_is_mended_by_the_owner(owner: CheckingClient, centre: Centre) -> None:
    phone = TOTP(begin_factor(account=centre.colleague, now=moment()))
    confirm_factor(account=centre.colleague, code=phone.at(moment()), now=moment())
    assert owner.post(f"/settings/people/{centre.colleague.id}/second-factor").status_code == 303
    assert factor_of(centre.colleague) is None


def test_the_key_is_shown_as_letters_and_as_a_picture_until_it_counts(owner: CheckingClient, centre: Centre) -> None:
    owner.get("/settings/second-factor")
    key = owner.page.find(".//dd[@class='code']")
    assert key is not None
    picture = owner.get("/settings/second-factor/qr.svg", checked=False)
    assert (picture.mimetype, picture.headers["Cache-Control"]) == ("image/svg+xml", "no-store")
    code = TOTP((key.text or "").replace(" ", "")).at(moment())
    assert owner.post("/settings/second-factor", data={"code": "12"}).status_code == 422
    assert owner.post("/settings/second-factor", data={"code": code}).status_code == 303
    owner.get("/settings/second-factor")
    assert len(re.findall(r"\b(?:\w{4}-){3}\w{4}\b", owner.words)) == 8
    owner.get("/settings/second-factor")
    assert re.findall(r"\b(?:\w{4}-){3}\w{4}\b", owner.words) == []
    assert owner.get("/settings/second-factor/qr.svg", checked=False).status_code == 404


def test_asking_a_second_factor_of_all_owners_begins_with_oneself(owner: CheckingClient, centre: Centre) -> None:
    owner.get("/settings/centre")
    data = {"name": "LUK", "contact": "", "second_factor": "y", "seen": value_of(owner, "seen")}
    assert owner.post("/settings/centre", data=data).status_code == 422
    assert not centre.organisation.second_factor_demanded


def test_a_facilitator_makes_a_link_for_a_helper_and_takes_it_back(app: Flask, centre: Centre) -> None:
    bor, address = client_of(app, centre.colleague), f"/workshops/{make_workshop(centre).id}/passes"
    assert bor.post(address, data={"name": ""}).status_code == 422
    assert bor.post(address, data={"name": "Dana", "day": "2001-01-01"}).status_code == 422
    much_later, later = ((moment() + timedelta(days=days)).date().isoformat() for days in (400, 2))
    assert bor.post(address, data={"name": "Dana", "day": much_later}).status_code == 422
    assert bor.post(address, data={"name": "Dana", "day": later, "time": "22.30"}).status_code == 303
    link, dana = shown_link(bor, address), client_of(app)
    assert [drawn(bor), drawn_later(bor, address)] == [[f"Koda QR: localhost{link}"], []]
    assert dana.post(link).status_code == 303
    found = db.session.scalars(select(EveningPass)).one()
    assert (found.name, found.may_moderate) == ("Dana", False)
    bor.post(f"{address}/{found.id}/removal")
    assert dana.get(address.replace("passes", "desk")).status_code == 303
    assert dana.get(link).status_code == 410
