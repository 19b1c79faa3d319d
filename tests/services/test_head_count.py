"""Heads from the rows of an evening."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.head_count import Difference, Gap
from workshop.extensions import db
from workshop.models import PaperSheet, Seat, Station, Workshop
from workshop.services.check_in import Arriving, check_in
from workshop.services.check_in_leaving import leave
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.head_count import count_heads
from workshop.services.seats import take_any_seat


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Four adults at the desk, two of them on paper, a child; one of the phones has come, and one besides."""
    made = make_workshop(make_centre())
    move_to(made, "check_in")
    for arriving in (Arriving(), Arriving(), Arriving(phone=False), Arriving(phone=False), Arriving(child=True)):
        check_in(workshop=made, arriving=arriving, key=str(uuid.uuid4()), actor="1", now=NOW)
    kept = db.session.scalars(select(Seat).where(Seat.phone).order_by(Seat.id)).all()[0]
    kept.token_hash = "a phone"
    db.session.commit()
    take_any_seat(workshop=made, token="another", now=NOW)
    return made


def type_in(workshop: Workshop, *numbers: int) -> None:
    for station in db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).all()[:2]:
        db.session.add_all(
            PaperSheet(workshop_id=workshop.id, station_id=station.id, number=number, key="k", created_at=NOW)
            for number in numbers
        )
    db.session.commit()


def test_adults_children_phones_and_sheets_are_counted_each_by_itself(workshop: Workshop) -> None:
    type_in(workshop, 7)
    heads = count_heads(workshop)
    assert (heads.adults, heads.children, heads.phones, heads.sheets) == (5, 1, 2, 1)
    assert heads.differences == (Difference(Gap.NOTHING_FROM, 2),)


def test_whoever_went_home_still_came(workshop: Workshop) -> None:
    group_id = db.session.scalars(select(Seat.group_id).where(Seat.phone.is_(False), Seat.child.is_(False))).first()
    leave(workshop=workshop, group_id=group_id, actor="1", now=NOW)
    heads = count_heads(workshop)
    assert (heads.adults, heads.left) == (5, 1)


def test_closing_keeps_the_count_though_it_cuts_every_cookie(workshop: Workshop) -> None:
    type_in(workshop, 7, 8)
    move_to(workshop, "evaluation")
    close_evening(
        workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=NOW, adults=6, children=1
    )
    db.session.expire_all()
    heads = count_heads(workshop)
    assert {seat.token_hash for seat in db.session.scalars(select(Seat))} == {None}
    assert (heads.adults, heads.phones, heads.sheets, heads.people) == (5, 2, 2, 6)
    assert heads.differences == (Difference(Gap.NOTHING_FROM, 2), Difference(Gap.ADULTS_NOT_CHECKED_IN, 1))
