"""Evenings that nobody closed are closed, and photographs go when their time is over."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, Centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import JournalEntry, Photograph, Seat, Statement, Station, Workshop
from workshop.services.evening import find_evening
from workshop.services.purging import purge
from workshop.services.seats import take_ticket
from workshop.services.statements import Draft, submit_statement

KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"
DAY = timedelta(days=1)


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    """Begun on its day, with an answer of a phone, and then left alone."""
    made = make_workshop(centre)
    move_to(made, "round", 1)
    draft = Draft(station_number=1, kind="need", text="Klub", key=KEY, table_number=1)
    submit_statement(code=made.code, token="cookie", draft=draft, now=NOW)
    return made


def links(workshop: Workshop) -> set[object]:
    """What leads from a phone to its answers and its number."""
    db.session.expire_all()
    found = [
        *db.session.scalars(select(Seat.token_hash).where(Seat.workshop_id == workshop.id)),
        *db.session.scalars(select(Statement.seat_id).where(Statement.workshop_id == workshop.id)),
        *db.session.scalars(select(Statement.original).where(Statement.workshop_id == workshop.id)),
    ]
    return set(found) - {None}


def test_an_evening_left_open_is_closed_after_thirty_days_and_its_phones_cut(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite [izpuščeno]")
    card.original = "Pokličite Ano"
    db.session.commit()
    assert purge(now=NOW + 30 * DAY).closed == 0
    assert len(links(workshop)) > 2
    assert purge(now=NOW + 31 * DAY).closed == 1
    assert links(workshop) == set()
    assert (find_evening(workshop.id).state, workshop.closed_at) == ("closed", NOW + 31 * DAY)
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "close")).one()
    assert (entry.actor, entry.workshop_id) == ("command", workshop.id)
    assert purge(now=NOW + 32 * DAY).closed == 0


def test_what_nobody_has_read_still_waits_after_it(workshop: Workshop) -> None:
    purge(now=NOW + 31 * DAY)
    assert db.session.scalars(select(Statement.state)).all() == ["waiting"]


def test_one_that_is_only_prepared_stays_open(centre: Centre) -> None:
    made = make_workshop(centre)
    assert purge(now=NOW + 365 * DAY).closed == 0
    assert find_evening(made.id).state == "prepared"


def test_one_that_was_led_later_than_its_date_counts_from_then(workshop: Workshop) -> None:
    workshop.held_on = (NOW - 60 * DAY).date()
    db.session.commit()
    assert purge(now=NOW + 30 * DAY).closed == 0
    assert purge(now=NOW + 31 * DAY).closed == 1


def test_one_without_a_date_counts_from_when_it_was_led(workshop: Workshop) -> None:
    workshop.held_on = None
    db.session.commit()
    assert purge(now=NOW + 30 * DAY).closed == 0
    assert purge(now=NOW + 31 * DAY).closed == 1


def photograph(workshop: Workshop, at: datetime, mark: str) -> None:
    station = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).first()
    assert station is not None
    facts = {"width": 1, "height": 1, "content": b"jpeg", "digest": mark, "what": "sheet"}
    db.session.add(Photograph(workshop_id=workshop.id, station_id=station.id, taken_in_at=at, **facts))
    db.session.commit()


def test_photographs_go_half_a_year_after_the_closing_or_their_coming(workshop: Workshop) -> None:
    photograph(workshop, NOW, "of the evening")
    photograph(workshop, NOW + 100 * DAY, "late")
    workshop.closed_at = NOW + DAY
    find_evening(workshop.id).state = "closed"
    db.session.commit()
    assert purge(now=NOW + 181 * DAY).photographs == 0
    assert purge(now=NOW + 182 * DAY).photographs == 1
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "photograph")).one()
    assert (entry.act, entry.after) == ("purge", '{"erased": 1}')
    assert db.session.scalars(select(Photograph.digest)).all() == ["late"]
    assert purge(now=NOW + 281 * DAY).photographs == 1


def test_the_number_of_a_phone_is_cut_too(workshop: Workshop) -> None:
    ticket = take_ticket(workshop=workshop, token="cookie", secret="secret")
    purge(now=NOW + 31 * DAY)
    db.session.refresh(ticket)
    assert (ticket.number, ticket.holder_hash) == (1, None)
