"""Sessions of staff: for twelve hours, and until they are ended."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.world import NOW, Centre
from workshop.extensions import db
from workshop.models import EndedSession
from workshop.services.purging import purge
from workshop.services.staff_sessions import LONGEST, end_session, find_account_of, fingerprint, lasts, sign_in_at


def test_a_sign_in_lasts_twelve_hours_and_no_longer() -> None:
    begun = sign_in_at(NOW)
    assert lasts(begun, NOW + LONGEST - timedelta(seconds=1))
    assert not lasts(begun, NOW + LONGEST)
    assert timedelta(hours=12) == LONGEST


def test_a_session_that_does_not_say_when_it_began_is_over() -> None:
    assert not lasts({}, NOW)


def test_an_ended_session_finds_nobody_and_another_of_the_same_person_does(centre: Centre) -> None:
    here, elsewhere = sign_in_at(NOW), sign_in_at(NOW)
    end_session(here, NOW)
    assert find_account_of(centre.owner.id, here["id"]) is None
    assert find_account_of(centre.owner.id, elsewhere["id"]) is centre.owner


def test_ending_it_twice_is_ending_it_once_and_only_a_fingerprint_is_kept(centre: Centre) -> None:
    begun = sign_in_at(NOW)
    for _time in range(2):
        end_session(begun, NOW)
    kept = db.session.scalars(select(EndedSession)).one()
    assert (kept.session_hash, kept.until) == (fingerprint(begun["id"]), NOW + LONGEST)
    assert begun["id"] not in kept.session_hash


def test_what_has_ended_by_itself_meanwhile_is_forgotten(centre: Centre) -> None:
    end_session(sign_in_at(NOW), NOW)
    assert purge(now=NOW + LONGEST - timedelta(seconds=1)).sessions == 0
    end_session(sign_in_at(NOW + LONGEST), NOW + LONGEST)
    assert len(db.session.scalars(select(EndedSession)).all()) == 1
    assert purge(now=NOW + 2 * LONGEST).sessions == 1
