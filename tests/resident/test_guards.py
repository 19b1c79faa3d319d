"""The door: one cookie for one evening, and only our own pages may send."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, make_hall
from workshop import create_app
from workshop.config import Settings
from workshop.models import Seat, Statement
from workshop.services.seats import hash_token

ACTS = ["statements", "seat", "reactions", "votes", "sign-up", "contact", "evaluation", "ticket"]


def cookie_header(client: CheckingClient, path: str) -> str:
    answer = client.get(path)
    return next((line for line in answer.headers.getlist("Set-Cookie") if line.startswith("seat=")), "")


def test_the_cookie_belongs_to_one_evening_and_to_no_script(hall: Hall, phone: CheckingClient) -> None:
    header = cookie_header(phone, f"/{hall.code}")
    for part in ("HttpOnly", "SameSite=Lax", f"Path=/{hall.code}", "Max-Age=172800"):
        assert part in header
    assert "Secure" not in header


def test_the_cookie_is_for_https_alone_where_the_settings_say_so(settings: Settings, hall: Hall) -> None:
    app = create_app(replace(settings, secure_cookies=True))
    assert "Secure" in "".join(app.test_client().get(f"/{hall.code}").headers.getlist("Set-Cookie"))


def test_a_phone_keeps_its_cookie(hall: Hall, phone: CheckingClient) -> None:
    assert cookie_header(phone, f"/{hall.code}")
    assert not cookie_header(phone, f"/{hall.code}")


def test_two_evenings_know_a_phone_by_two_cookies(app: Flask, hall: Hall, phone: CheckingClient) -> None:
    other = make_hall(app, "round", 1, name="Drulovka")
    for evening in (hall, other):
        phone.get(f"/{evening.code}")
        phone.post(f"/{evening.code}/seat", data={"group": evening.group("blue")})
    assert len({seat.token_hash for seat in hall.all(Seat)}) == 2


def test_the_store_knows_only_the_fingerprint_of_a_cookie(hall: Hall, phone: CheckingClient) -> None:
    token = cookie_header(phone, f"/{hall.code}").split("=")[1].split(";")[0]
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    assert [seat.token_hash for seat in hall.all(Seat)] == [hash_token(token)]


def test_no_cookie_before_the_evening_nor_after_it(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app)
    assert not cookie_header(phone, f"/{hall.code}")
    hall.close()
    assert not cookie_header(phone, f"/{hall.code}")


def test_a_forged_cookie_counts_as_none(hall: Hall, phone: CheckingClient) -> None:
    phone.set_cookie("seat", "short", path=f"/{hall.code}")
    assert cookie_header(phone, f"/{hall.code}")


@pytest.mark.parametrize("origin", ["https://elsewhere.test", "null"])
@pytest.mark.parametrize("act", ACTS)
def test_a_form_of_another_site_is_refused(hall: Hall, phone: CheckingClient, act: str, origin: str) -> None:
    phone.get(f"/{hall.code}/m1")
    form = {**hidden(phone), "text": "Od drugod", "kind": "need", "group": str(hall.group("blue"))}
    answer = phone.post(f"/{hall.code}/{act}", data=form, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "This answer did not come from our page." in phone.words
    assert (hall.count(Statement), hall.count(Seat)) == (0, 0)


@pytest.mark.parametrize("path", ["/", "/contact/anything"])
@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_so_is_one_outside_of_an_evening(phone: CheckingClient, path: str, site: str) -> None:
    headers = {"Origin": "null", "Sec-Fetch-Site": site}
    assert phone.post(path, data={"code": "1234"}, headers=headers).status_code == 403


def test_no_page_of_ours_makes_a_browser_hide_where_a_form_comes_from(hall: Hall, phone: CheckingClient) -> None:
    for path in ("/", f"/{hall.code}", "/sign-in", "/host/unknown", "/no-such-page"):
        assert phone.get(path).headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "headers",
    [
        *({}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}),
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_our_own_pages_may_send(hall: Hall, phone: CheckingClient, headers: dict[str, str]) -> None:
    phone.get(f"/{hall.code}/m1")
    form = {**hidden(phone), "text": "Od tu", "kind": "need"}
    assert phone.post(f"/{hall.code}/statements", data=form, headers=headers).status_code == 303


def test_sixty_phones_behind_one_address_are_all_served(hall: Hall) -> None:
    statuses = {hall.app.test_client().get(f"/{hall.code}").status_code for _ in range(60)}
    assert statuses == {200}
