"""In the café the phone is told the table."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Group, Station, Workshop
from workshop.services.cafe_places import sits_apart
from workshop.services.plan_edit import change_plan, plan_of
from workshop.services.resident_view import View, read_view
from workshop.services.seats import take_seat
from workshop.services.statements import Draft, submit_statement

TOKEN = "phone"


@pytest.fixture
def cafe(in_app: Flask) -> Workshop:
    """24 people at five tables; a phone of group A."""
    workshop = make_workshop(make_centre())
    change_plan(workshop=workshop, plan=replace(plan_of(workshop), mode="cafe"), actor="test", now=NOW)
    group = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == "A")).one()
    take_seat(workshop=workshop, token=TOKEN, group_id=group.id, now=NOW)
    return workshop


def look(workshop: Workshop, table: int | None = None, token: str = TOKEN) -> View:
    return read_view(code=workshop.code, token=token, table=table)


def station_of(view: View) -> int | None:
    return view.station.number if view.station else None


def test_the_first_round_is_at_the_groups_own_table(cafe: Workshop) -> None:
    move_to(cafe, "round", 1)
    assert (station_of(look(cafe)), look(cafe).tables) == (1, ())


def test_from_the_second_round_on_the_table_that_was_scanned_says_the_station(cafe: Workshop) -> None:
    move_to(cafe, "round", 2)
    view = look(cafe, table=4)
    assert (station_of(view), view.table_number) == (4, 4)
    assert view.group is not None
    assert view.group.letter == "A"


def test_without_a_table_there_are_all_to_choose_from(cafe: Workshop) -> None:
    move_to(cafe, "round", 2)
    assert (station_of(look(cafe)), look(cafe).tables) == (None, (1, 2, 3, 4, 5))
    assert look(cafe, table=99).tables == (1, 2, 3, 4, 5)


def test_a_table_that_closed_is_not_offered_from_then_on(cafe: Workshop) -> None:
    db.session.scalars(select(Station).where(Station.number == 3)).one().closed = {"1": 3}
    move_to(cafe, "round", 2)
    assert look(cafe).tables == (1, 2, 3, 4, 5)
    move_to(cafe, "round", 3)
    assert look(cafe).tables == (1, 2, 4, 5)


def test_whoever_has_answered_in_this_round_stays_at_that_station(cafe: Workshop) -> None:
    move_to(cafe, "round", 2)
    draft = Draft(station_number=3, kind="idea", text="Klop", key=str(uuid.uuid4()), table_number=3, round_number=2)
    submit_statement(code=cafe.code, token=TOKEN, draft=draft, now=NOW)
    assert station_of(look(cafe)) == 3
    move_to(cafe, "round", 3)
    assert station_of(look(cafe)) is None


def test_a_table_names_no_group_once_people_are_mixed(cafe: Workshop) -> None:
    move_to(cafe, "round", 1)
    assert look(cafe, table=2, token="").group is not None
    move_to(cafe, "round", 2)
    assert look(cafe, table=2, token="").group is None


def test_in_a_move_nobody_is_sent_after_the_group(cafe: Workshop) -> None:
    move_to(cafe, "move", 1)
    assert look(cafe).next_table is None


def test_at_home_the_group_is_together_again(cafe: Workshop) -> None:
    move_to(cafe, "home_round")
    assert station_of(look(cafe)) == 1
    assert not sits_apart(cafe, 0)


def test_tables_of_the_second_ring_have_the_same_stations(cafe: Workshop) -> None:
    change_plan(workshop=cafe, plan=replace(plan_of(cafe), people=48), actor="test", now=NOW)
    group = db.session.scalars(select(Group).where(Group.workshop_id == cafe.id, Group.letter == "A")).one()
    take_seat(workshop=cafe, token="another", group_id=group.id, now=NOW)
    move_to(cafe, "round", 2)
    assert station_of(look(cafe, table=7, token="another")) == 2
