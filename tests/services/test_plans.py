"""The plan as rows: the planner of the domain names the groups, finds their routes and their tables."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import make_centre, make_workshop, move_to
from workshop.domain.carousel import make_plan
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, Visit, Workshop
from workshop.services.plans import write_plan
from workshop.services.whereabouts import HOME

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def stored(letter: str) -> list[tuple[int, int, int]]:
    """(round, station, table) of a group."""
    rows = db.session.execute(
        select(Visit.round_number, Visit.station_number, Visit.table_number)
        .join(Group, Group.id == Visit.group_id)
        .where(Group.letter == letter)
        .order_by(Visit.round_number)
    )
    return [(number, station, table) for number, station, table in rows]


def test_rows_are_what_the_planner_says(workshop: Workshop) -> None:
    workshop.expected_people = 48
    write_plan(workshop=workshop, minutes=[13, 10, 8])
    plan = make_plan(48, 5, 60, rounds=3)
    rows = db.session.scalars(select(Group).order_by(Group.id)).all()
    assert [(row.letter, row.colour, row.turn, row.size) for row in rows] == [
        (group.letter, group.colour, group.turn, group.size) for group in plan.groups
    ]
    last = plan.groups[-1]
    offset = (plan.rings[-1].number - 1) * 5
    assert stored(last.letter) == [
        (HOME, last.home, offset + last.home),
        *((number, station, offset + station) for number, station in enumerate(last.route, start=1)),
    ]


def test_a_group_that_cannot_walk_keeps_its_table_and_the_others_step_aside(workshop: Workshop) -> None:
    db.session.scalars(select(Group).where(Group.letter == "B")).one().seated = True
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=5)
    assert [table for _round, _station, table in stored("B")] == [2, 2, 2, 2]
    assert [station for _round, station, _table in stored("B")] == [2, 2, 3, 4]
    rows = db.session.execute(select(Visit.round_number, Visit.table_number)).all()
    assert len({tuple(row) for row in rows}) == len(rows)


def test_a_group_that_the_new_plan_has_no_more_is_no_reason_to_refuse(workshop: Workshop) -> None:
    db.session.scalars(select(Group).where(Group.letter == "E")).one().seated = True
    write_plan(workshop=workshop, minutes=[13, 10], groups=3)
    assert [group.seated for group in db.session.scalars(select(Group))] == [False] * 3


def test_where_the_sheets_move_every_group_keeps_its_first_table(workshop: Workshop) -> None:
    workshop.plan_mode = "sheets_move"
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=5)
    assert stored("C") == [(HOME, 3, 3), (1, 3, 3), (2, 4, 3), (3, 5, 3)]


def test_minutes_out_of_reason_are_refused_and_so_is_a_plan_once_people_sit(workshop: Workshop) -> None:
    for minutes in ([], [0], [61]):
        with pytest.raises(Refusal, match="round_minutes"):
            write_plan(workshop=workshop, minutes=minutes)
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        write_plan(workshop=workshop, minutes=[10, 8])
