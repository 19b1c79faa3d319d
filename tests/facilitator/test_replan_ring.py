"""What a change of the plan asks of people is said before it is done: another ring (R22), a table met twice."""

from __future__ import annotations

import re
import uuid

from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room
from tests.facilitator.test_replan import JOINED, open_plan, seen
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Group, Seat, Visit


def english(room: Room) -> CheckingClient:
    """The colleague, in English."""
    client = room.client(room.centre.colleague)
    client.set_cookie("language", "en")
    return client


def full(app: Flask) -> Room:
    """Four groups of eight, all with phones, while people still arrive."""
    room = open_plan(app, groups=4, number=0)
    with app.app_context():
        for group in db.session.scalars(select(Group)):
            db.session.add_all(
                Seat(workshop_id=room.workshop.id, group_id=group.id, origin="desk", phone=True, arrived_at=NOW)
                for _person in range(8)
            )
        db.session.commit()
    return room


def test_more_people_than_planned_are_shown_another_ring_before_it_is_opened(app: Flask) -> None:
    room = full(app)
    bor = english(room)
    assert "The groups are full. Open another ring, if there are hosts." in said(bor, room.at("run"))
    assert f"{room.at('run/replan')}?change=ring" in bor.get(room.at("desk")).text
    page = said(bor, room.at("run/replan?change=ring"))
    assert "It needs hosts and sheets at 4 tables: 5, 6, 7 and 8." in page
    assert "Blue: 3 people go over to the new groups." in page
    assert "Violet begins at table 5 with 4 people." in page
    assert len(room.rows(Group)) == 4
    answer = bor.post(room.at("run/replan"), data={"change": "ring", "expected": seen(room)})
    assert answer.status_code == 303
    assert [(row.letter, row.ring) for row in room.rows(Group, Group.id)][4:] == [("E", 2), ("F", 2), ("G", 2)]
    opened = {row.id for row in room.rows(Group) if row.ring == 2}
    assert {row.table_number for row in room.rows(Visit) if row.group_id in opened} == {5, 6, 7, 8}


def test_whoever_comes_then_is_sent_to_the_new_groups_and_undo_takes_them_away(app: Flask) -> None:
    room = full(app)
    bor = room.client(room.centre.colleague)
    bor.post(room.at("run/replan"), data={"change": "ring", "expected": seen(room)})
    bor.post(room.at("run/undo"), data={"expected": seen(room)})
    assert len(room.rows(Group)) == 4
    bor.post(room.at("run/replan"), data={"change": "ring", "expected": seen(room)})
    bor.post(room.at("desk"), data={"who": "phone", "key": str(uuid.uuid4())})
    new = {row.id for row in room.rows(Group) if row.ring == 2}
    assert room.rows(Seat, Seat.id)[-1].group_id in new


def said(client: CheckingClient, address: str) -> str:
    """The words of a page."""
    client.get(address)
    return client.words


def test_after_the_first_round_has_begun_no_ring_is_offered(app: Flask) -> None:
    room = open_plan(app, groups=4)
    bor = english(room)
    assert "change=ring" not in bor.get(room.at("run/replan")).text
    assert "open another ring" not in bor.get(room.at("run/replan")).text


def test_who_has_to_sit_at_a_table_twice_is_said_before_the_change_is_done(app: Flask) -> None:
    room = open_plan(app, groups=4, number=1)
    page = english(room).get(room.at(JOINED)).text
    again = re.findall(r"<li>(\w+) comes to table (\d) for the second time in round (\d)\.</li>", page)
    assert {group for group, _table, _round in again} == {"Blue", "Orange", "Yellow"}
    assert page.count("<strong>second time</strong>") == len(again)


def test_where_nobody_comes_twice_nothing_is_said_of_it(app: Flask) -> None:
    room = open_plan(app, groups=4)
    assert "second time" not in english(room).get(room.at("run/replan?change=fewer")).text
