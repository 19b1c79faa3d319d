"""The second step of the sign-in, and the link of an evening's helper."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from pyotp import TOTP

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import PASSWORD, Centre, make_workshop
from workshop.extensions import db
from workshop.models import Account
from workshop.services.evening_passes import make_pass
from workshop.services.second_factor import begin_factor, confirm_factor
from workshop.services.sign_in import issue_link
from workshop.web import moment

NEW_PASSWORD = "štiri čisto nove besede"
ANA = {"email": "ana@luk.test", "password": PASSWORD}


def set_up(account: Account) -> tuple[TOTP, list[str]]:
    """The phone, and the codes on paper; the code of the present half minute is still good."""
    earlier = moment() - timedelta(minutes=10)
    phone = TOTP(begin_factor(account=account, now=earlier))
    return phone, confirm_factor(account=account, code=phone.at(earlier), now=earlier)


def test_the_right_password_alone_opens_nothing(client: CheckingClient, centre: Centre) -> None:
    set_up(centre.owner)
    assert client.post("/sign-in", data=ANA).headers["Location"] == "/sign-in/code"
    assert client.get("/workshops").headers["Location"].startswith("/sign-in")
    assert client.get("/sign-in/code").status_code == 200


def test_with_the_code_the_way_goes_on_to_where_it_was_going(client: CheckingClient, centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    answer = client.post("/sign-in", data={**ANA, "next": "/settings/people"})
    assert answer.headers["Location"] == "/sign-in/code?next=/settings/people"
    data = {"code": phone.at(moment()), "next": "/settings/people"}
    assert client.post("/sign-in/code", data=data).headers["Location"] == "/settings/people"
    assert client.get("/settings/people").status_code == 200


def test_a_wrong_code_is_refused_and_a_recovery_code_taken(client: CheckingClient, centre: Centre) -> None:
    _phone, codes = set_up(centre.owner)
    client.post("/sign-in", data=ANA)
    assert client.post("/sign-in/code", data={"code": "000"}).status_code == 422
    assert client.page.find(".//*[@id='code-error']") is not None
    assert client.post("/sign-in/code", data={"code": codes[3]}).headers["Location"] == "/workshops"


def test_without_the_password_the_code_is_not_asked_for(client: CheckingClient, centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    assert client.post("/sign-in/code", data={"code": phone.at(moment())}).headers["Location"] == "/sign-in"


def test_a_link_for_a_lost_password_does_not_go_round_the_second_factor(client: CheckingClient, centre: Centre) -> None:
    set_up(centre.owner)
    token = issue_link(now=moment(), account=centre.owner)
    answer = client.post(f"/sign-in/link/{token}", data={"password": NEW_PASSWORD})
    assert answer.headers["Location"] == "/sign-in/code"
    assert client.get("/workshops").headers["Location"].startswith("/sign-in")


def test_text_that_waits_in_the_sign_in_waits_through_the_second_step(client: CheckingClient, centre: Centre) -> None:
    phone, _codes = set_up(centre.owner)
    client.post("/programmes/new", data={"name": "Program z imenom"})
    kept = client.page.find(".//input[@name='kept']")
    assert kept is not None
    client.post("/sign-in", data={**ANA, "kept": kept.get("value") or ""})
    kept = client.page.find(".//input[@name='kept']")
    assert kept is not None
    client.post("/sign-in/code", data={"code": phone.at(moment()), "kept": kept.get("value") or ""})
    assert "Program z imenom" in client.words


def test_a_planted_session_is_worth_nothing_after_the_sign_in(client: CheckingClient, centre: Centre) -> None:
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    client.post("/sign-in", data=ANA)
    with client.session_transaction() as session:
        assert "planted" not in session


def test_an_owner_of_whom_it_is_asked_sets_it_up_first(client: CheckingClient, centre: Centre) -> None:
    centre.organisation.second_factor_demanded = True
    db.session.commit()
    client.post("/sign-in", data=ANA)
    assert client.get("/workshops").headers["Location"] == "/settings/second-factor"
    client.get("/settings/second-factor")
    key = client.page.find(".//dd[@class='code']")
    assert key is not None
    code = TOTP((key.text or "").replace(" ", "")).at(moment())
    assert client.post("/settings/second-factor", data={"code": code}).status_code == 303
    assert client.get("/workshops").status_code == 200


def pass_for(centre: Centre, *, may_moderate: bool) -> tuple[str, str]:
    """The address of the link, and that of the evening."""
    workshop, now = make_workshop(centre), moment()
    ends_at = now + timedelta(hours=5)
    facts = {"name": "Dana", "language": "en", "actor": "1", "now": now, "ends_at": ends_at}
    token = make_pass(workshop=workshop, may_moderate=may_moderate, **facts)  # type: ignore[arg-type]
    return f"/sign-in/pass/{token}", f"/workshops/{workshop.id}"


def test_a_helper_looks_first_and_then_begins(app: Flask, client: CheckingClient, centre: Centre) -> None:
    link, evening = pass_for(centre, may_moderate=False)
    assert client.get(link).status_code == 200
    assert client.get(f"{evening}/desk").status_code == 303
    assert client.post(link).headers["Location"] == f"{evening}/helping"
    client.get(f"{evening}/helping")
    assert client.heading == "Your tasks"
    assert client.get(f"{evening}/desk").status_code == 200
    assert client.get(f"{evening}/moderation").status_code == 403
    assert client.get("/workshops").headers["Location"] == f"{evening}/helping"


def test_a_helper_who_was_allowed_moderates(client: CheckingClient, centre: Centre) -> None:
    link, evening = pass_for(centre, may_moderate=True)
    client.post(link)
    assert client.get(f"{evening}/moderation").status_code == 200
    assert client.get(f"{evening}/run").status_code == 403


def test_a_link_that_nobody_made_is_over(client: CheckingClient) -> None:
    assert client.get("/sign-in/pass/x").status_code == 410


def test_a_reader_lands_on_the_reports(app: Flask, client: CheckingClient, centre: Centre) -> None:
    centre.colleague.role = "reader"
    db.session.commit()
    answer = client.post("/sign-in", data={"email": "bor@luk.test", "password": PASSWORD})
    assert answer.headers["Location"] == "/reports"
    assert client_of(app, centre.colleague).get("/workshops").headers["Location"] == "/reports"
