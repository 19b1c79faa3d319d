"""A device that signed in before: nobody who only knows an e-mail keeps its owner out there."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import PASSWORD, Centre
from workshop.extensions import db
from workshop.models import SignInAttempt
from workshop.services.sign_in import issue_link
from workshop.services.sign_in_tries import FAILURES_IN_ALL, subjects_of
from workshop.web import moment

NEW_PASSWORD = "štiri čisto nove besede"


def try_password(client: CheckingClient, email: str, password: str) -> int:
    return client.post("/sign-in", data={"email": email, "password": password}).status_code


def device_cookie(client: CheckingClient, **sent: str) -> str:
    answer = client.post("/sign-in", data={"email": "ana@luk.test", "password": PASSWORD, **sent})
    return next((line for line in answer.headers.getlist("Set-Cookie") if line.startswith("device=")), "")


def hold_shut(app: Flask) -> None:
    """What ten wrong passwords from each of five networks leave behind."""
    with app.app_context():
        subject = subjects_of("ana@luk.test", "")[1]
        db.session.add_all(SignInAttempt(subject_hash=subject, at=datetime.now(UTC)) for _try in range(FAILURES_IN_ALL))
        db.session.commit()


def test_a_device_that_signed_in_before_is_not_kept_out_by_strangers(app: Flask, centre: Centre) -> None:
    own, new = client_of(app), client_of(app)
    assert try_password(own, "ana@luk.test", PASSWORD) == 303
    own.post("/sign-out")
    for number in range(FAILURES_IN_ALL):
        place = {"REMOTE_ADDR": f"198.51.{number % 5}.7"}
        sent = {"email": "ana@luk.test", "password": "napačno geslo"}
        client_of(app).post("/sign-in", data=sent, environ_overrides=place)
    assert try_password(new, "ana@luk.test", PASSWORD) == 429
    assert try_password(own, "ana@luk.test", PASSWORD) == 303


def test_a_one_time_link_lets_in_meanwhile_and_makes_the_device_known(app: Flask, centre: Centre) -> None:
    hold_shut(app)
    with app.test_request_context():
        link = f"/sign-in/link/{issue_link(now=moment(), account=centre.owner)}"
    new = client_of(app)
    assert new.post(link, data={"password": NEW_PASSWORD}).status_code == 303
    assert new.get("/workshops").status_code == 200
    new.post("/sign-out")
    assert try_password(new, "ana@luk.test", NEW_PASSWORD) == 303


def test_two_people_of_one_computer_are_both_known_on_it(app: Flask, centre: Centre) -> None:
    shared = client_of(app)
    for email in ("ana@luk.test", "bor@luk.test"):
        try_password(shared, email, PASSWORD)
        shared.post("/sign-out")
    hold_shut(app)
    assert try_password(shared, "ana@luk.test", PASSWORD) == 303


def test_the_cookie_of_a_device_is_out_of_reach_of_scripts_and_names_nobody(
    client: CheckingClient, centre: Centre
) -> None:
    header = device_cookie(client)
    for part in ("HttpOnly", "SameSite=Lax", "Path=/sign-in", "Max-Age=15552000"):
        assert part in header
    assert "ana" not in header.lower()
    assert device_cookie(client_of(client.application), password="napačno geslo") == ""


def test_a_forged_device_is_a_stranger(app: Flask, centre: Centre) -> None:
    hold_shut(app)
    forged = client_of(app)
    forged.set_cookie("device", "eyIxLjAuMjAyNiI6ICJ4In0.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb", path="/sign-in")
    assert try_password(forged, "ana@luk.test", PASSWORD) == 429
