"""The plan of an evening that runs, as the planner takes it: rings, breaks, rounds that stay, the café."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.services.replanned import change, look, make_walking, routes, station
from tests.world import NOW, move_to
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, Seat, Workshop
from workshop.services.evening import find_evening, move_on, undo_move
from workshop.services.plans import write_plan
from workshop.services.replanning import read_running
from workshop.services.whereabouts import HOME

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Four groups at four stations, four rounds."""
    return make_walking()


def test_only_the_ring_that_is_too_full_has_groups_joined(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7], groups=4, rings=2)
    move_to(workshop, "round", 1)
    change(workshop, Change(merge=(("F", "E"),)))
    with pytest.raises(Refusal) as refused:
        look(workshop, Change(close=frozenset({(1, 3), (2, 3)})))
    assert (refused.value.facts["ring"], refused.value.facts["merge"]) == (1, (("B", "A"),))
    move_to(workshop, "round", 2)
    second = {letter: route for letter, route in routes(workshop).items() if letter in "EGH"}
    change(workshop, Change(close=frozenset({(1, 3), (2, 3)}), merge=(("B", "A"),)))
    assert station(workshop, 3).closed == {"1": 3, "2": 3}
    joined = db.session.scalars(select(Group.letter).where(Group.joined_letter.is_not(None)))
    assert set(joined) == {"B", "F"}
    now = routes(workshop)
    assert all(3 not in (now[letter][3], now[letter][4]) for letter in "EGH")
    assert all(now[letter][number] == second[letter][number] for letter in "EGH" for number in (1, 2))


def test_a_host_who_leaves_closes_one_table_and_the_other_ring_stays_as_it_was(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10, 8, 7], groups=3, rings=2)
    move_to(workshop, "round", 1)
    before = routes(workshop)
    change(workshop, Change(close=frozenset({(2, 3)})))
    move_to(workshop, "round", 2)
    change(workshop, Change(close=frozenset({(1, 4)})), seconds=60)
    assert (station(workshop, 3).closed, station(workshop, 4).closed) == ({"2": 2}, {"1": 3})
    after = routes(workshop)
    assert all(3 not in [after[letter][number] for number in (2, 3, 4)] for letter in "DEF")
    assert after["F"][HOME] == 3  # it began there and comes home (R13)
    assert any(after[letter][number] == 3 for letter in "ABC" for number in (2, 3, 4))
    assert all(4 not in [after[letter][number] for number in (3, 4, HOME)] for letter in "ABC")
    assert all(after[letter][2] == before[letter][2] for letter in "ABC")
    seen = find_evening(workshop.id).stage_revision
    undo_move(workshop=workshop, expected=seen, actor="1", now=NOW + timedelta(seconds=62))
    assert (station(workshop, 3).closed, station(workshop, 4).closed) == ({"2": 2}, {})
    change(workshop, Change(reopen=frozenset({(2, 3)})), seconds=70)
    assert station(workshop, 3).closed == {}


def test_a_break_goes_with_the_round_after_it_and_undo_brings_both_back(workshop: Workshop) -> None:
    workshop.break_after_round, workshop.break_minutes = 3, 10
    move_to(workshop, "round", 1)
    ends = read_running(workshop=workshop, now=NOW).ends
    shorter = look(workshop, Change(rounds=-1))
    assert ends is not None
    assert shorter.ends == ends - timedelta(minutes=7 + 10)
    change(workshop, Change(rounds=-1))
    assert workshop.break_after_round == 0
    assert read_running(workshop=workshop, now=NOW).ends == shorter.ends
    undo_move(workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=NOW)
    assert workshop.break_after_round == 3


@pytest.mark.parametrize("state", ["move", "break"])
def test_a_round_to_which_people_walk_is_not_dropped_and_the_evening_goes_on(workshop: Workshop, state: str) -> None:
    workshop.break_after_round = 3 if state == "break" else 0
    move_to(workshop, state, 3)
    with pytest.raises(Refusal, match="replan_no_round"):
        change(workshop, Change(rounds=-1))
    seen = find_evening(workshop.id).stage_revision
    assert move_on(workshop=workshop, expected=seen, actor="1", now=NOW).round_number == 4


def test_in_the_cafe_no_groups_are_named_to_be_joined(workshop: Workshop) -> None:
    workshop.plan_mode = "cafe"
    move_to(workshop, "round", 1)
    group = db.session.scalars(select(Group).where(Group.letter == "B")).one()
    db.session.add(Seat(workshop_id=workshop.id, origin="desk", group_id=group.id, arrived_at=NOW))
    db.session.commit()
    running = read_running(workshop=workshop, now=NOW)
    assert (running.cafe, running.small) == (True, ())


@pytest.mark.parametrize(("state", "code"), [("prepared", "evening_not_begun"), ("home_round", "replan_over")])
def test_there_is_nothing_to_change_before_the_doors_open_and_after_the_last_round(
    workshop: Workshop, state: str, code: str
) -> None:
    move_to(workshop, state)
    with pytest.raises(WrongState, match=code):
        look(workshop, Change(rounds=-1))


def test_small_groups_are_named_only_where_the_desk_counts(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    groups = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.id)).all()
    for group, people in zip(groups, (5, 2, 4, 5), strict=True):
        for number in range(people):
            mark = f"{group.letter}{number}"
            db.session.add(Seat(workshop_id=workshop.id, token_hash=mark, group_id=group.id, arrived_at=NOW))
    db.session.commit()
    assert read_running(workshop=workshop, now=NOW).small == ()
    for seat in db.session.scalars(select(Seat)):
        seat.origin = "desk"
    db.session.commit()
    running = read_running(workshop=workshop, now=NOW)
    assert running.small == (("B", "C"),)
    assert [group.size for group in running.standing.groups] == [5, 2, 4, 5]


def test_groups_are_as_large_as_those_who_have_arrived_with_a_phone(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    assert {group.there for group in read_running(workshop=workshop, now=NOW).standing.groups} == {None}
    first = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.id)).first()
    assert first is not None
    db.session.add(Seat(workshop_id=workshop.id, token_hash="a", group_id=first.id, arrived_at=NOW))
    db.session.commit()
    assert [group.there for group in read_running(workshop=workshop, now=NOW).standing.groups] == [1, 0, 0, 0]
