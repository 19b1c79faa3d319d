"""Changing the plan of an evening that runs, against a real store."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.services.replanned import change, look, make_walking, routes, station
from tests.world import NOW, move_to
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Round, Seat, Statement, Visit, Workshop
from workshop.services.evening import find_evening, undo_move
from workshop.services.plans import write_plan
from workshop.services.replanning import apply_replan, read_running
from workshop.services.whereabouts import HOME, list_directions

pytestmark = pytest.mark.usefixtures("in_app")

WITHOUT_3 = Change(close=frozenset({(1, 3)}), merge=(("B", "A"),))


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Four groups at four stations, four rounds."""
    return make_walking()


def test_a_station_that_drops_out_in_round_two_has_groups_joined_and_sends_nobody_there(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    before = routes(workshop)
    with pytest.raises(Refusal) as refused:
        look(workshop, Change(close=frozenset({(1, 3)})))
    assert (refused.value.code, refused.value.facts["merge"]) == ("replan_groups", (("B", "A"),))
    change(workshop, WITHOUT_3)
    after = routes(workshop)
    for letter, route in after.items():
        assert {number: route[number] for number in (1, 2)} == {number: before[letter][number] for number in (1, 2)}
        assert 3 not in [place for number, place in route.items() if number not in (1, 2, HOME)]
    assert after["C"][HOME] == 3, "the group that began there chooses what is reported of it"
    assert set(after["B"]) == {1, 2}
    for number in (3, 4, HOME):
        there = [route[number] for route in after.values() if number in route]
        assert len(set(there)) == len(there) == 3
    assert station(workshop, 3).closed == {"1": 3}


def test_people_of_a_group_that_joined_are_where_the_other_is(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    change(workshop, WITHOUT_3)
    third = list_directions(workshop.id, 3)
    assert [[group.letter for group in way.everybody] for way in third] == [["A", "B"], ["C"], ["D"]]
    assert [way.group.letter for way in list_directions(workshop.id, 2)] == ["A", "B", "C", "D"]


def test_statements_seats_and_rounds_that_are_done_stay_untouched(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    group = db.session.scalars(select(Group).where(Group.letter == "B")).one()
    seat = Seat(workshop_id=workshop.id, token_hash="x", group_id=group.id, arrived_at=NOW)
    said = Statement(
        workshop_id=workshop.id,
        station_id=station(workshop, 3).id,
        group_id=group.id,
        round_number=2,
        kind="need",
        text="Klop",
        key=str(uuid.uuid4()),
        created_at=NOW,
    )
    db.session.add_all([seat, said])
    db.session.commit()
    past = select(Visit.id, Visit.station_number, Visit.table_number).where(Visit.round_number.in_((1, 2)))
    visits = db.session.execute(past.order_by(Visit.id)).all()
    change(workshop, WITHOUT_3)
    assert (seat.group_id, said.group_id, said.round_number) == (group.id, group.id, 2)
    assert db.session.execute(past.order_by(Visit.id)).all() == visits


def test_undo_within_its_seconds_brings_back_every_row(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    before, ends = routes(workshop), find_evening(workshop.id).ends_at
    change(workshop, Change(close=frozenset({(1, 4)}), merge=(("D", "C"),), rounds=-1))
    assert len(db.session.scalars(select(Round)).all()) == 3
    seen = find_evening(workshop.id).stage_revision
    undo_move(workshop=workshop, expected=seen, actor="1", now=NOW + timedelta(seconds=9))
    assert routes(workshop) == before
    assert station(workshop, 4).closed == {}
    assert db.session.scalars(select(Group).where(Group.joined_letter.is_not(None))).all() == []
    minutes = select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number)
    assert db.session.scalars(minutes).all() == [13, 10, 8, 7]
    assert find_evening(workshop.id).ends_at == ends
    with pytest.raises(WrongState, match="undo_too_late"):
        undo_move(workshop=workshop, expected=seen + 1, actor="1", now=NOW)


def test_undo_is_too_late_after_its_seconds(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    change(workshop, Change(rounds=-1))
    seen = find_evening(workshop.id).stage_revision
    with pytest.raises(WrongState, match="undo_too_late"):
        undo_move(workshop=workshop, expected=seen, actor="1", now=NOW + timedelta(seconds=13))


def test_a_group_that_is_split_goes_on_as_two_and_the_new_one_knows_what_they_saw_together(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=2)
    move_to(workshop, "round", 1)
    change(workshop, Change(split="A"))
    new = db.session.scalars(select(Group).where(Group.letter == "C")).one()
    assert (new.colour, new.turn, new.ring, new.place) == ("green", 1, 1, 3)
    went = routes(workshop)
    assert set(went["C"]) == {HOME, 2, 3}
    assert went["A"][1] not in (went["C"][2], went["C"][3])
    assert len({went[letter][HOME] for letter in "ABC"}) == 3
    again = look(workshop, Change(rounds=-1))
    assert [group.past for group in again.plan.standing.groups] == [(1,), (3,), (1,)]


def test_a_split_that_is_undone_leaves_no_group_behind(workshop: Workshop) -> None:
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=2)
    move_to(workshop, "round", 1)
    before = routes(workshop)
    change(workshop, Change(split="A"))
    undo_move(workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=NOW)
    assert routes(workshop) == before
    assert len(db.session.scalars(select(Group)).all()) == 2


def test_a_new_group_in_which_somebody_sits_is_not_taken_back(workshop: Workshop) -> None:
    db.session.delete(station(workshop, 4))
    write_plan(workshop=workshop, minutes=[13, 10], groups=2)
    move_to(workshop, "check_in")
    change(workshop, Change(split="A"))
    new = db.session.scalars(select(Group).where(Group.letter == "C")).one()
    db.session.add(Seat(workshop_id=workshop.id, token_hash="y", group_id=new.id, arrived_at=NOW))
    db.session.commit()
    seen = find_evening(workshop.id).stage_revision
    with pytest.raises(WrongState, match="undo_too_late"):
        undo_move(workshop=workshop, expected=seen, actor="1", now=NOW)
    assert find_evening(workshop.id).stage_revision == seen


def test_every_group_of_a_new_ring_has_a_name_and_a_place_of_its_own(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    told = look(workshop, Change(ring=True))
    change(workshop, Change(ring=True))
    new = db.session.scalars(select(Group).where(Group.ring == 2).order_by(Group.id)).all()
    assert [(group.letter, group.colour, group.turn, group.place) for group in new] == [
        ("E", "violet", 1, 1),
        ("F", "white", 1, 2),
    ]
    assert {group.letter: (group.colour, group.turn) for group in new} == {each: told.names[each] for each in "EF"}


def test_both_revisions_rise_and_the_journal_says_what_was_and_what_is(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    evening = find_evening(workshop.id)
    revisions = evening.revision, evening.stage_revision
    change(workshop, WITHOUT_3)
    assert (evening.revision, evening.stage_revision) == (revisions[0] + 1, revisions[1] + 1)
    row = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "replan")).one()
    before, after = json.loads(row.before), json.loads(row.after)
    assert (before["plan"]["closed"], after["plan"]["closed"]) == ({}, {"3": {"1": 3}})
    assert (after["change"]["merge"], after["change"]["close"]) == ([["B", "A"]], [[1, 3]])
    assert row.actor == "1"


def test_a_change_that_was_looked_at_before_the_evening_moved_is_refused(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    seen = find_evening(workshop.id).stage_revision
    move_to(workshop, "move", 1)
    before = routes(workshop)
    with pytest.raises(WrongState, match="already_moved"):
        apply_replan(workshop=workshop, change=Change(rounds=-1), expected=seen, actor="1", now=NOW)
    assert routes(workshop) == before


def test_a_change_that_changes_nothing_is_refused(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    with pytest.raises(Refusal, match="replan_nothing"):
        change(workshop, Change())


def test_a_round_more_or_fewer_moves_the_end_and_keeps_the_rest(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    running = read_running(workshop=workshop, now=NOW)
    assert running.ends == NOW + timedelta(minutes=10 + 1.5 + 8 + 1.5 + 7 + workshop.home_minutes)
    shorter = look(workshop, Change(rounds=-1))
    assert running.ends is not None
    assert shorter.ends == running.ends - timedelta(minutes=8.5)
    change(workshop, Change(rounds=-1))
    again = look(workshop, Change(rounds=1, minutes=6))
    assert (again.plan.minutes, again.plan.later) == ((13, 10, 8, 6), 7.5)


def test_a_seated_group_keeps_its_table_and_a_closed_station_comes_to_nobody(workshop: Workshop) -> None:
    db.session.scalars(select(Group).where(Group.letter == "B")).one().seated = True
    write_plan(workshop=workshop, minutes=[13, 10, 8], groups=3)
    move_to(workshop, "round", 1)
    change(workshop, Change(close=frozenset({(1, 3)})))
    rows = db.session.execute(
        select(Visit.round_number, Group.letter, Visit.table_number)
        .join(Group, Group.id == Visit.group_id)
        .order_by(Visit.round_number, Group.letter)
    ).all()
    assert {table for _number, letter, table in rows if letter == "B"} == {2}
    for number in (2, 3, HOME):
        tables = [table for at, _letter, table in rows if at == number]
        assert len(set(tables)) == len(tables)
