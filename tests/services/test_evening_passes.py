"""Helpers of one evening: until its end, its closing, or until the link is taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.hall_time import ZONE
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import EveningPass, JournalEntry, Workshop
from workshop.services.evening_passes import find_pass, list_passes, look_at_pass, make_pass, open_pass, take_pass_back

END = NOW + timedelta(hours=6)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def give(workshop: Workshop, *, may_moderate: bool = False) -> str:
    facts = {"name": "Dana", "language": "sl", "actor": "1", "now": NOW}
    return make_pass(workshop=workshop, may_moderate=may_moderate, ends_at=END, **facts)  # type: ignore[arg-type]


def test_a_link_lets_in_more_than_once_and_only_its_hash_is_kept(workshop: Workshop) -> None:
    token = give(workshop)
    opened = open_pass(token=token, now=NOW)
    assert open_pass(token=token, now=NOW) is opened
    assert find_pass(opened.id, NOW) is opened
    assert token not in "".join(db.session.scalars(select(EveningPass.token_hash)))


def test_it_ends_at_its_time(workshop: Workshop) -> None:
    token = give(workshop)
    number = open_pass(token=token, now=NOW).id
    assert find_pass(number, END - timedelta(seconds=1)) is not None
    assert find_pass(number, END) is None
    with pytest.raises(Gone):
        look_at_pass(token=token, now=END)


def test_it_ends_when_the_evening_is_closed(workshop: Workshop) -> None:
    number = open_pass(token=give(workshop), now=NOW).id
    workshop.closed_at = NOW
    db.session.commit()
    assert find_pass(number, NOW) is None
    with pytest.raises(Refusal, match="evening_closed"):
        give(workshop)


def test_it_is_taken_back_for_every_device_at_once(workshop: Workshop) -> None:
    token = give(workshop)
    number = open_pass(token=token, now=NOW).id
    take_pass_back(workshop=workshop, pass_id=number, actor="1", now=NOW)
    assert find_pass(number, NOW) is None
    with pytest.raises(Gone):
        open_pass(token=token, now=NOW)


def test_another_evenings_pass_is_not_there(workshop: Workshop) -> None:
    number = open_pass(token=give(workshop), now=NOW).id
    other = make_workshop(make_centre("Drug zavod", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        take_pass_back(workshop=other, pass_id=number, actor="9", now=NOW)
    assert [row.id for row in list_passes(workshop.id)] == [number]
    assert list_passes(other.id) == []


def test_a_link_that_was_erased_gives_its_number_to_no_other(workshop: Workshop) -> None:
    give(workshop)
    old = db.session.scalars(select(EveningPass)).one()
    number = old.id
    db.session.delete(old)
    db.session.commit()
    give(workshop)
    assert db.session.scalars(select(EveningPass.id)).one() != number


def test_an_end_that_has_passed_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="pass_end_past"):
        make_pass(workshop=workshop, name="Dana", may_moderate=False, ends_at=NOW, language="sl", actor="1", now=NOW)


def make_until(workshop: Workshop, ends_at: datetime, now: datetime = NOW) -> str:
    facts = {"name": "Dana", "language": "sl", "actor": "1", "now": now}
    return make_pass(workshop=workshop, may_moderate=False, ends_at=ends_at, **facts)  # type: ignore[arg-type]


def test_an_end_far_beyond_the_evening_is_refused(workshop: Workshop) -> None:
    workshop.held_on = date(2026, 11, 21)
    last = datetime(2026, 11, 28, 23, 59, tzinfo=ZONE)
    assert make_until(workshop, last)
    for late in (last + timedelta(minutes=2), datetime(2027, 12, 20, 23, 59, tzinfo=ZONE)):
        with pytest.raises(Refusal, match="pass_end_late"):
            make_until(workshop, late)


def test_sheets_of_an_evening_long_past_may_be_typed_in_for_seven_days_from_now(workshop: Workshop) -> None:
    much_later = NOW + timedelta(days=60)
    assert make_until(workshop, much_later + timedelta(days=7), now=much_later)
    with pytest.raises(Refusal, match="pass_end_late"):
        make_until(workshop, much_later + timedelta(days=9), now=much_later)


def test_a_link_ends_with_the_time_after_its_evening_whatever_was_written_down(workshop: Workshop) -> None:
    number = open_pass(token=give(workshop), now=NOW).id
    db.session.get_one(EveningPass, number).ends_at = datetime(2027, 12, 20, 23, 59, tzinfo=ZONE)
    db.session.commit()
    midnight = datetime(2026, 11, 14, tzinfo=ZONE)
    assert find_pass(number, midnight - timedelta(seconds=1)) is not None
    assert find_pass(number, midnight) is None


def test_making_and_taking_back_stand_in_the_journal(workshop: Workshop) -> None:
    number = open_pass(token=give(workshop, may_moderate=True), now=NOW).id
    take_pass_back(workshop=workshop, pass_id=number, actor="1", now=NOW)
    rows = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "pass").order_by(JournalEntry.id))
    assert [(row.act, row.actor, row.subject_id) for row in rows] == [
        ("pass_made", "1", number),
        ("pass_taken_back", "1", number),
    ]
