"""Seats that the desk keeps for phones: taken over once, given back, never counted twice."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Group, Seat, Workshop
from workshop.services.check_in import Arriving, check_in
from workshop.services.seats import hash_token, take_seat
from workshop.services.statements import Draft, submit_statement


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "check_in")
    return made


def arrive(workshop: Workshop, arriving: Arriving | None = None) -> Seat:
    key = str(uuid.uuid4())
    made = check_in(workshop=workshop, arriving=arriving or Arriving(), key=key, actor="1", now=NOW)
    return db.session.get_one(Seat, made)


def sit(workshop: Workshop, token: str, group_id: int | None) -> Seat:
    return take_seat(workshop=workshop, token=token, group_id=group_id, now=NOW)


def seats(workshop: Workshop) -> list[Seat]:
    asked = select(Seat).where(Seat.workshop_id == workshop.id).order_by(Seat.id)
    return list(db.session.scalars(asked.execution_options(populate_existing=True)))


def test_a_phone_takes_over_the_seat_that_the_desk_gave_there(workshop: Workshop) -> None:
    kept = arrive(workshop, Arriving(sector="public"))
    taken = sit(workshop, "phone", kept.group_id)
    assert taken.id == kept.id
    (row,) = seats(workshop)
    assert (row.token_hash, row.origin, row.sector) == (hash_token("phone"), "desk", "public")


def test_the_next_phone_of_the_group_gets_a_seat_of_its_own(workshop: Workshop) -> None:
    kept = arrive(workshop)
    sit(workshop, "first", kept.group_id)
    other = sit(workshop, "second", kept.group_id)
    assert (len(seats(workshop)), other.origin) == (2, "phone")


def test_nobody_on_paper_no_child_and_no_other_group_is_taken_over(workshop: Workshop) -> None:
    paper = arrive(workshop, Arriving(phone=False))
    arrive(workshop, Arriving(child=True))
    elsewhere = arrive(workshop)
    assert elsewhere.group_id != paper.group_id
    sit(workshop, "phone", paper.group_id)
    assert len(seats(workshop)) == 4
    assert db.session.get_one(Seat, elsewhere.id).token_hash is None


def test_the_first_answer_from_a_scanned_table_takes_the_seat_over_too(workshop: Workshop) -> None:
    kept = arrive(workshop)
    move_to(workshop, "round", 1)
    draft = Draft(station_number=1, kind="need", text="Klop", key=str(uuid.uuid4()), table_number=1)
    submit_statement(code=workshop.code, token="phone", draft=draft, now=NOW)
    assert [(seat.id, seat.token_hash) for seat in seats(workshop)] == [(kept.id, hash_token("phone"))]


def test_a_phone_that_came_to_the_wrong_group_first_is_still_one_person(workshop: Workshop) -> None:
    kept = arrive(workshop, Arriving(heard_from="flyer"))
    other = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == "D")).one()
    own = sit(workshop, "phone", other.id)
    sit(workshop, "phone", kept.group_id)
    (row,) = seats(workshop)
    assert (row.id, row.group_id, row.origin, row.heard_from) == (own.id, kept.group_id, "desk", "flyer")


def test_a_seat_taken_at_the_wrong_group_goes_back_there(workshop: Workshop) -> None:
    blue, orange = arrive(workshop, Arriving(sector="public")), arrive(workshop, Arriving(sector="society"))
    blue_group, orange_group = blue.group_id, orange.group_id
    sit(workshop, "orange", blue_group)
    sit(workshop, "orange", orange_group)
    found = {(seat.group_id, seat.sector, seat.token_hash is None) for seat in seats(workshop)}
    assert found == {(blue_group, "public", True), (orange_group, "society", False)}
    sit(workshop, "blue", blue_group)
    assert [seat.token_hash is None for seat in seats(workshop)] == [False, False]


def test_whoever_went_home_and_takes_up_the_phone_again_is_there(workshop: Workshop) -> None:
    seat = sit(workshop, "phone", arrive(workshop).group_id)
    seat.left_at = NOW
    db.session.commit()
    assert sit(workshop, "phone", seat.group_id).left_at is None


def at_once(app: Flask, acts: list[Callable[[], None]]) -> None:
    """Every act in a thread and a context of its own, all let go at the same moment."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], None]) -> None:
        with app.app_context():
            gate.wait(timeout=120)
            act()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))


def test_two_phones_at_once_take_one_kept_seat_and_one_new_one(app: Flask) -> None:
    with app.app_context():
        workshop = make_workshop(make_centre())
        move_to(workshop, "check_in")
        group_id = arrive(workshop).group_id

    def coming(token: str) -> Callable[[], None]:
        return lambda: void(sit(db.session.get_one(Workshop, workshop.id), token, group_id))

    at_once(app, [coming("one"), coming("two")])
    with app.app_context():
        rows = seats(workshop)
        assert {row.token_hash for row in rows} == {hash_token("one"), hash_token("two")}
        assert sorted(row.origin for row in rows) == ["desk", "phone"]


def test_one_phone_twice_at_once_takes_one_seat(app: Flask) -> None:
    with app.app_context():
        workshop = make_workshop(make_centre())
        move_to(workshop, "check_in")
        group_id = arrive(workshop).group_id
        group_id = arrive(workshop, Arriving(beside=seats(workshop)[0].id)).group_id

    def tap() -> None:
        void(sit(db.session.get_one(Workshop, workshop.id), "one", group_id))

    at_once(app, [tap, tap])
    with app.app_context():
        assert sorted(row.token_hash is None for row in seats(workshop)) == [False, True]


def void(_made: object) -> None:
    """What an act returns is not looked at."""
