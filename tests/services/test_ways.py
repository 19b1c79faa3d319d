"""Where each group belongs on the wall: groups that walk together as one."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, Visit, Workshop
from workshop.services.ways import Way, list_ways, turned_plan


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def join(workshop: Workshop, letter: str, leader: str, *, from_round: int) -> None:
    """As a merge leaves it: the smaller group's visits of the coming rounds are gone."""
    group = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id, Group.letter == letter)).one()
    group.joined_letter = leader
    coming = select(Visit).where(Visit.group_id == group.id, Visit.round_number >= from_round)
    for visit in db.session.scalars(coming):
        db.session.delete(visit)
    db.session.commit()


def test_a_group_that_joined_another_stands_with_it_under_both_names(workshop: Workshop) -> None:
    join(workshop, "B", "D", from_round=2)
    ways = {way.colour: way for way in list_ways(workshop.id, 2)}
    assert list(ways) == ["blue", "green", "yellow", "violet"]
    assert ways["yellow"].joined == (("orange", 1),)


def test_joined_groups_show_no_turning_ring() -> None:
    before = (Way("blue", 1, 1, 1), Way("green", 1, 2, 2))
    after = (Way("blue", 1, 2, 2), Way("green", 1, 3, 3, (("orange", 1),)))
    assert turned_plan(3, before, after[:1]) != ()
    assert turned_plan(3, before, after) == ()
