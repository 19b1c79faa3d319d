"""The console's facts: what comes next, how late it is, how every table is doing."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.evening import Stage, State
from workshop.extensions import db
from workshop.models import Group, Round, Seat, Workshop
from workshop.services.console import Console, read_console
from workshop.services.evening import change_clock, find_evening, move_on
from workshop.services.plans import write_plan

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Four groups at five stations; the evening begins at six in Kranj, which is NOW."""
    workshop = make_workshop(make_centre())
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7, 5], groups=4)
    db.session.commit()
    return workshop


def console_at(workshop: Workshop, state: str, number: int = 0, *, minutes: float = 0) -> Console:
    move_to(workshop, state, number)
    return read_console(workshop, NOW + timedelta(minutes=minutes))


def test_it_knows_the_stage_before_and_the_stage_after(workshop: Workshop) -> None:
    console = console_at(workshop, "round", 1)
    assert (console.previous, console.next) == (Stage(State.PRESENTATION), Stage(State.MOVE, 1))


def test_before_the_evening_there_is_no_way_back_and_after_the_opinions_comes_the_closing(workshop: Workshop) -> None:
    assert console_at(workshop, "prepared").previous is None
    assert console_at(workshop, "evaluation").next == Stage(State.CLOSED)


def test_the_stage_that_was_seen_goes_with_every_press(workshop: Workshop) -> None:
    assert console_at(workshop, "check_in").expected == find_evening(workshop.id).stage_revision


def test_a_move_can_be_undone_for_ten_seconds(workshop: Workshop) -> None:
    assert console_at(workshop, "check_in").undo_seconds == 10
    assert read_console(workshop, NOW + timedelta(seconds=4)).undo_seconds == 6
    assert read_console(workshop, NOW + timedelta(seconds=11)).undo_seconds == 0


def test_what_is_no_move_cannot_be_undone(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    seen = find_evening(workshop.id).stage_revision
    change_clock(workshop=workshop, change="pause", expected=seen, actor="1", now=NOW)
    assert read_console(workshop, NOW).undo_seconds == 0


def test_it_says_how_late_the_evening_is_and_when_the_agenda_ends(workshop: Workshop) -> None:
    console = console_at(workshop, "presentation", minutes=38)
    assert console.behind == 4
    assert console.closes == NOW + timedelta(minutes=128)


def test_more_time_for_a_round_makes_the_evening_later(workshop: Workshop) -> None:
    before = console_at(workshop, "round", 1).behind
    seen = find_evening(workshop.id).stage_revision
    change_clock(workshop=workshop, change="extend", minutes=2, expected=seen, actor="1", now=NOW)
    after = read_console(workshop, NOW).behind
    assert before is not None
    assert after == before + 2


@pytest.mark.parametrize("field", ["held_on", "starts_at"])
def test_without_day_or_hour_nobody_is_late(workshop: Workshop, field: str) -> None:
    setattr(workshop, field, None)
    console = console_at(workshop, "round", 1)
    assert (console.behind, console.closes) == (None, None)


def test_another_hour_of_beginning_is_another_delay(workshop: Workshop) -> None:
    workshop.starts_at = time(17, 30)
    assert console_at(workshop, "check_in").behind == 30


def test_every_table_says_who_sits_there_and_where_they_go(workshop: Workshop) -> None:
    rows = console_at(workshop, "round", 1).tables
    assert [(row.table_number, row.group.colour if row.group else None) for row in rows] == [
        (1, "blue"),
        (2, "orange"),
        (3, "green"),
        (4, "yellow"),
        (5, None),
    ]
    assert [row.next.table_number if row.next else None for row in rows] == [2, 3, 4, 5, None]


def test_during_a_move_people_are_shown_where_they_come_from(workshop: Workshop) -> None:
    first = console_at(workshop, "move", 1).tables[0]
    assert first.group is not None
    assert first.next is not None
    assert (first.group.colour, first.next.table_number) == ("blue", 2)


def test_after_the_last_round_everybody_goes_home_and_then_nowhere(workshop: Workshop) -> None:
    last = console_at(workshop, "round", 5).tables[0]
    assert last.group is not None
    assert last.next is not None
    assert (last.group.colour, last.next.table_number) == ("orange", 2)
    assert {row.next for row in console_at(workshop, "home_round").tables} == {None}


def test_tables_of_a_second_ring_count_on(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10], groups=4, rings=2)
    rows = console_at(workshop, "round", 1).tables
    assert [row.table_number for row in rows] == list(range(1, 11))
    assert [row.station_number for row in rows] == [1, 2, 3, 4, 5] * 2


def test_seats_and_statements_are_counted_where_they_belong(workshop: Workshop) -> None:
    groups = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.place)).all()
    for number, group in enumerate((groups[0], groups[0], groups[1])):
        db.session.add(Seat(workshop_id=workshop.id, token_hash=str(number), group_id=group.id, arrived_at=NOW))
    say(workshop, "ena", "dve", state="waiting")
    say(workshop, "tri", state="hidden")
    say(workshop, "štiri", state="shown", station=2)
    console = console_at(workshop, "round", 1)
    counted = [(row.people, row.statements, row.waiting, row.last_at) for row in console.tables[:3]]
    assert counted == [(2, 2, 2, NOW), (1, 1, 0, NOW), (0, 0, 0, None)]
    assert (console.seats, console.waiting) == (3, 2)


def test_the_tables_come_to_the_one_number_of_answers_without_what_was_hidden(workshop: Workshop) -> None:
    say(workshop, "ena", "dve", state="waiting")
    say(workshop, "tri", state="hidden")
    say(workshop, "štiri", state="hidden", station=2)
    console = console_at(workshop, "round", 1)
    assert sum(row.statements for row in console.tables) == console.scene.answers == 2
    assert [row.last_at for row in console.tables[:3]] == [NOW, NOW, None]


def test_a_plan_changed_under_way_does_not_break_the_console(workshop: Workshop) -> None:
    move_to(workshop, "round", 5)
    db.session.execute(delete(Round).where(Round.workshop_id == workshop.id, Round.number > 2))
    console = read_console(workshop, NOW)
    assert (console.stage, console.behind) == (Stage(State.ROUND, 5), None)


def test_a_press_after_the_first_one_is_a_new_stage(workshop: Workshop) -> None:
    seen = read_console(workshop, NOW).expected
    move_on(workshop=workshop, expected=seen, actor="1", now=NOW)
    assert read_console(workshop, NOW).expected == seen + 1
