"""A row that may come twice is there once."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Ballot, Seat, Workshop
from workshop.services.once import added_id, insert_once


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def ballot(workshop: Workshop, **changes: object) -> dict[str, object]:
    return {"workshop_id": workshop.id, "key": "a", "origin": "paper", "created_at": NOW, **changes}


def test_the_second_time_adds_nothing_and_says_so(workshop: Workshop) -> None:
    assert insert_once(Ballot, ballot(workshop, voters=3))
    assert not insert_once(Ballot, ballot(workshop, voters=5))
    assert [row.voters for row in db.session.scalars(select(Ballot))] == [3]


def test_what_is_left_out_gets_what_the_table_says(workshop: Workshop) -> None:
    insert_once(Ballot, ballot(workshop))
    assert [row.voters for row in db.session.scalars(select(Ballot))] == [1]


def test_any_unique_rule_of_the_table_counts(workshop: Workshop) -> None:
    seat = Seat(workshop_id=workshop.id, token_hash="x", arrived_at=NOW)
    db.session.add(seat)
    db.session.flush()
    assert insert_once(Ballot, ballot(workshop, seat_id=seat.id))
    assert not insert_once(Ballot, ballot(workshop, seat_id=seat.id, key="b"))


def test_other_rules_are_still_rules(workshop: Workshop) -> None:
    with pytest.raises(IntegrityError):
        insert_once(Ballot, ballot(workshop, seat_id=999))


def test_the_new_row_is_named(workshop: Workshop) -> None:
    made = added_id(Ballot, ballot(workshop))
    assert made == db.session.scalars(select(Ballot.id)).one()
    assert added_id(Ballot, ballot(workshop)) is None
