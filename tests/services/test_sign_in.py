"""Passwords, links and the throttle."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import argon2
import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, PASSWORD, Centre, make_centre
from workshop.domain.refusals import Gone, Refusal, TooMany
from workshop.extensions import db
from workshop.models import Account, Organisation, SignInAttempt, SignInLink
from workshop.services.organisations import first_organisation
from workshop.services.sign_in import (
    add_account,
    check_password,
    find_account,
    hash_password,
    hasher,
    is_first_sign_in,
    issue_link,
    look_at_link,
    use_link,
)
from workshop.services.sign_in_tries import ATTEMPTS_KEPT, FAILURES_ALLOWED, FAILURES_IN_ALL, WINDOW, subjects_of

NEW_PASSWORD = "štiri čisto nove besede"


def test_a_password_is_kept_as_an_argon2_hash_only(centre: Centre) -> None:
    assert centre.owner.password_hash.startswith("$argon2id$")
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_a_guess_costs_what_the_library_advises(monkeypatch: pytest.MonkeyPatch) -> None:
    """64 MiB and three passes; the other tests hash cheaply."""
    monkeypatch.setattr(argon2, "PasswordHasher", type(hasher()))
    made = hasher.__wrapped__()
    assert (made.memory_cost, made.time_cost, made.parallelism, made.hash_len) == (65536, 3, 4, 32)


@pytest.mark.parametrize(("raw", "code"), [("x" * 11, "password_too_short"), ("x" * 201, "password_too_long")])
def test_a_password_has_a_length(raw: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        hash_password(raw)


def test_an_e_mail_is_the_same_in_large_letters(centre: Centre) -> None:
    assert find_account(" ANA@luk.test") is centre.owner
    assert check_password(email="Ana@LUK.test ", password=PASSWORD, now=NOW) is centre.owner


def test_an_account_without_a_password_opens_to_nothing(centre: Centre) -> None:
    add_account(organisation=centre.organisation, name="Dana", email="dana@luk.test", role="facilitator", now=NOW)
    db.session.commit()
    with pytest.raises(Refusal, match="sign_in_wrong"):
        check_password(email="dana@luk.test", password="", now=NOW)


def fail(email: str, times: int, network: str = "") -> None:
    for _try in range(times):
        with pytest.raises(Refusal, match="sign_in_wrong"):
            check_password(email=email, password="x", now=NOW, network=network)


def test_failures_close_the_door_for_a_while_for_this_e_mail_alone(centre: Centre) -> None:
    fail("bor@luk.test", FAILURES_ALLOWED)
    with pytest.raises(TooMany):
        check_password(email="bor@luk.test", password=PASSWORD, now=NOW)
    assert check_password(email="ana@luk.test", password=PASSWORD, now=NOW) is centre.owner
    later = NOW + WINDOW + timedelta(seconds=1)
    assert check_password(email="bor@luk.test", password=PASSWORD, now=later) is centre.colleague


def test_the_right_password_forgets_failures(centre: Centre) -> None:
    fail("ana@luk.test", 2)
    check_password(email="ana@luk.test", password=PASSWORD, now=NOW)
    mine = select(SignInAttempt).where(SignInAttempt.subject_hash.in_(subjects_of("ana@luk.test", "")))
    assert db.session.scalars(mine).all() == []


def test_an_attempt_keeps_no_e_mail(centre: Centre) -> None:
    fail("nihce@luk.test", 1)
    kept = db.session.scalars(select(SignInAttempt.subject_hash)).all()
    assert [len(subject) for subject in kept] == [64, 64, 64]
    assert "nihce" not in "".join(kept)


def test_a_stranger_elsewhere_locks_nobody_out(centre: Centre) -> None:
    fail("ana@luk.test", FAILURES_ALLOWED, network="203.0.113.0/24")
    with pytest.raises(TooMany):
        check_password(email="ana@luk.test", password=PASSWORD, now=NOW, network="203.0.113.0/24")
    assert check_password(email="ana@luk.test", password=PASSWORD, now=NOW, network="192.0.2.0/24") is centre.owner


def test_many_strangers_together_are_stopped_too(centre: Centre) -> None:
    for subject in subjects_of("ana@luk.test", "")[1:] * FAILURES_IN_ALL:
        db.session.add(SignInAttempt(subject_hash=subject, at=NOW))
    db.session.commit()
    with pytest.raises(TooMany):
        check_password(email="ana@luk.test", password=PASSWORD, now=NOW, network="192.0.2.0/24")
    assert check_password(email="bor@luk.test", password=PASSWORD, now=NOW, network="192.0.2.0/24") is centre.colleague


def hold_shut(email: str) -> None:
    """What somebody who knows the e-mail alone can do to it, from as many networks as they like."""
    db.session.add_all(SignInAttempt(subject_hash=subjects_of(email, "")[1], at=NOW) for _try in range(FAILURES_IN_ALL))
    db.session.commit()


def test_a_device_that_signed_in_before_is_let_in_while_strangers_hold_the_account_shut(centre: Centre) -> None:
    hold_shut("ana@luk.test")
    sent: dict[str, Any] = {"email": "ana@luk.test", "password": PASSWORD, "now": NOW, "network": "192.0.2.0/24"}
    with pytest.raises(TooMany):
        check_password(**sent)
    assert check_password(**sent, devices={centre.owner.get_id(): "own"}) is centre.owner
    with pytest.raises(TooMany):
        check_password(**sent, devices={centre.colleague.get_id(): "of somebody else"})


def test_a_device_of_the_time_before_signing_out_everywhere_is_a_stranger(centre: Centre) -> None:
    before = centre.owner.get_id()
    hold_shut("ana@luk.test")
    centre.owner.epoch += 1
    db.session.commit()
    with pytest.raises(TooMany):
        check_password(email="ana@luk.test", password=PASSWORD, now=NOW, devices={before: "own"})


def test_failures_on_a_known_device_close_it_alone(centre: Centre) -> None:
    devices = {centre.owner.get_id(): "own"}
    for _try in range(FAILURES_ALLOWED):
        with pytest.raises(Refusal, match="sign_in_wrong"):
            check_password(email="ana@luk.test", password="x", now=NOW, devices=devices)
    with pytest.raises(TooMany):
        check_password(email="ana@luk.test", password=PASSWORD, now=NOW, devices=devices)
    assert check_password(email="ana@luk.test", password=PASSWORD, now=NOW) is centre.owner


def test_a_link_of_a_colleague_lets_in_while_strangers_hold_the_account_shut(centre: Centre) -> None:
    hold_shut("ana@luk.test")
    token = issue_link(now=NOW, account=centre.owner)
    assert use_link(token=token, password=NEW_PASSWORD, now=NOW) is centre.owner


def test_old_attempts_go(centre: Centre) -> None:
    fail("nihce@luk.test", 1)
    later = NOW + ATTEMPTS_KEPT + timedelta(seconds=1)
    check_password(email="ana@luk.test", password=PASSWORD, now=later)
    assert db.session.scalars(select(SignInAttempt)).all() == []


def test_a_link_keeps_no_token(centre: Centre) -> None:
    token = issue_link(now=NOW, account=centre.owner)
    assert db.session.scalars(select(SignInLink)).one().token_hash != token
    assert look_at_link(token=token, now=NOW).account_id == centre.owner.id


def test_a_link_is_good_once_and_for_its_time(centre: Centre) -> None:
    token = issue_link(now=NOW, account=centre.owner)
    with pytest.raises(Gone):
        look_at_link(token=token, now=NOW + timedelta(hours=24))
    assert use_link(token=token, password=NEW_PASSWORD, now=NOW) is centre.owner
    with pytest.raises(Gone):
        use_link(token=token, password=NEW_PASSWORD, now=NOW)
    assert check_password(email="ana@luk.test", password=NEW_PASSWORD, now=NOW).epoch == 1


def test_a_newer_link_ends_the_older_ones_of_this_account_alone(centre: Centre) -> None:
    lost, colleagues = issue_link(now=NOW, account=centre.owner), issue_link(now=NOW, account=centre.colleague)
    newer = issue_link(now=NOW, account=centre.owner)
    with pytest.raises(Gone):
        use_link(token=lost, password=NEW_PASSWORD, now=NOW)
    for token in (newer, colleagues):
        assert look_at_link(token=token, now=NOW)


def test_two_first_links_make_one_owner(in_app: Flask) -> None:
    first, second = issue_link(now=NOW), issue_link(now=NOW)
    assert is_first_sign_in()
    use_link(token=first, password=NEW_PASSWORD, now=NOW, name="Ana", email="a@luk.test", centre="LUK")
    with pytest.raises(Gone):
        use_link(token=second, password=NEW_PASSWORD, now=NOW, name="Zla", email="z@luk.test", centre="LUK")
    assert [account.name for account in db.session.scalars(select(Account))] == ["Ana"]


def test_a_centre_made_by_a_command_is_taken_on_by_the_first_sign_in(in_app: Flask) -> None:
    made = first_organisation(now=NOW)
    db.session.commit()
    owner = use_link(
        token=issue_link(now=NOW), password=NEW_PASSWORD, now=NOW, name="Ana", email="a@luk.test", centre=" LUK "
    )
    assert (owner.organisation_id, made.name) == (made.id, "LUK")
    assert len(db.session.scalars(select(Organisation)).all()) == 1


def test_an_e_mail_is_taken_once_in_all_centres(centre: Centre) -> None:
    stranger = make_centre("Drug zavod", domain="drugi.test")
    with pytest.raises(Refusal, match="email_taken"):
        add_account(organisation=stranger.organisation, name="A", email="ANA@luk.test", role="owner", now=NOW)
