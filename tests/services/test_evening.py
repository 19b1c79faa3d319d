"""Running the evening against a real store."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import JournalEntry, Round, Workshop
from workshop.services.evening import change_clock, find_evening, move_back, move_on, set_blank, turn_page, undo_move

pytestmark = pytest.mark.usefixtures("in_app")


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def press_next(workshop: Workshop, expected: int | None = None) -> None:
    now_at = find_evening(workshop.id).stage_revision
    move_on(workshop=workshop, expected=now_at if expected is None else expected, actor="1", now=NOW)


def test_next_leads_from_prepared_to_check_in_and_raises_both_revisions(workshop: Workshop) -> None:
    before = find_evening(workshop.id)
    revisions = (before.revision, before.stage_revision)
    press_next(workshop)
    after = find_evening(workshop.id)
    assert after.state == "check_in"
    assert (after.revision, after.stage_revision) == (revisions[0] + 1, revisions[1] + 1)


def test_a_second_press_of_the_same_button_moves_nothing(workshop: Workshop) -> None:
    seen = find_evening(workshop.id).stage_revision
    press_next(workshop, seen)
    with pytest.raises(WrongState, match="already_moved"):
        press_next(workshop, seen)
    assert find_evening(workshop.id).state == "check_in"


def test_a_round_takes_its_minutes_from_the_plan_and_keeps_its_real_beginning(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    evening = find_evening(workshop.id)
    assert evening.ends_at == NOW + timedelta(minutes=13)
    first = db.session.scalar(select(Round).where(Round.workshop_id == workshop.id, Round.number == 1))
    assert first is not None
    assert first.started_at == NOW


def test_a_move_lasts_a_minute_and_a_half_and_a_plenary_has_no_clock(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    assert find_evening(workshop.id).ends_at == NOW + timedelta(seconds=90)
    move_to(workshop, "plenary")
    assert find_evening(workshop.id).ends_at is None


def test_a_break_and_a_gallery_walk_have_their_minutes(workshop: Workshop) -> None:
    workshop.break_after_round, workshop.break_minutes, workshop.gallery_minutes = 2, 12, 6
    for state, number, minutes in (("break", 2, 12), ("gallery", 0, 6)):
        move_to(workshop, state, number)
        assert find_evening(workshop.id).ends_at == NOW + timedelta(minutes=minutes)


def test_a_page_of_the_plenary_is_a_station_and_has_two_minutes(workshop: Workshop) -> None:
    move_to(workshop, "plenary")
    later = NOW + timedelta(minutes=7)
    turn_page(workshop=workshop, page=1, now=later)
    evening = find_evening(workshop.id)
    assert (evening.page, evening.started_at, evening.ends_at) == (1, NOW, later + timedelta(minutes=2))
    turn_page(workshop=workshop, page=0, now=later)
    assert (evening.page, evening.started_at, evening.ends_at) == (0, NOW, None)


def test_a_page_of_the_presentation_has_no_clock(workshop: Workshop) -> None:
    move_to(workshop, "presentation")
    turn_page(workshop=workshop, page=2, now=NOW)
    assert find_evening(workshop.id).ends_at is None


def test_undo_brings_the_round_back_with_the_clock_as_it_ran(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    ends = find_evening(workshop.id).ends_at
    press_next(workshop)
    undo_move(
        workshop=workshop,
        expected=find_evening(workshop.id).stage_revision,
        actor="1",
        now=NOW + timedelta(seconds=10),
    )
    evening = find_evening(workshop.id)
    assert (evening.state, evening.round_number, evening.ends_at) == ("round", 1, ends)


def test_a_press_that_was_undone_leaves_no_trace_in_the_real_times(workshop: Workshop) -> None:
    move_to(workshop, "presentation")
    press_next(workshop)
    seen = find_evening(workshop.id).stage_revision
    undo_move(workshop=workshop, expected=seen, actor="1", now=NOW + timedelta(seconds=3))
    late = NOW + timedelta(minutes=25)
    move_on(workshop=workshop, expected=seen + 1, actor="1", now=late)
    first = db.session.scalars(select(Round).where(Round.workshop_id == workshop.id, Round.number == 1)).one()
    assert (first.started_at, first.ended_at) == (late, None)


def test_a_round_entered_again_begins_anew(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    seen = find_evening(workshop.id).stage_revision
    again = NOW + timedelta(minutes=20)
    move_back(workshop=workshop, expected=seen, actor="1", now=again)
    first = db.session.scalars(select(Round).where(Round.workshop_id == workshop.id, Round.number == 1)).one()
    assert (first.started_at, first.ended_at) == (again, None)


def test_undo_is_over_after_its_seconds_and_works_once(workshop: Workshop) -> None:
    press_next(workshop)
    seen = find_evening(workshop.id).stage_revision
    with pytest.raises(WrongState, match="undo_too_late"):
        undo_move(workshop=workshop, expected=seen, actor="1", now=NOW + timedelta(seconds=13))
    undo_move(workshop=workshop, expected=seen, actor="1", now=NOW)
    with pytest.raises(WrongState, match="undo_too_late"):
        undo_move(workshop=workshop, expected=seen + 1, actor="1", now=NOW)


def test_back_leads_to_the_stage_before(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    seen = find_evening(workshop.id).stage_revision
    move_back(workshop=workshop, expected=seen, actor="1", now=NOW)
    evening = find_evening(workshop.id)
    assert (evening.state, evening.round_number) == ("move", 1)


def test_two_minutes_more_a_pause_and_a_cut_reach_the_clock(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)

    def change(what: str, minutes: float = 1) -> None:
        seen = find_evening(workshop.id).stage_revision
        change_clock(workshop=workshop, change=what, expected=seen, actor="1", now=NOW, minutes=minutes)

    change("extend", 2)
    assert find_evening(workshop.id).ends_at == NOW + timedelta(minutes=15)
    change("pause")
    assert (find_evening(workshop.id).ends_at, find_evening(workshop.id).left_seconds) == (None, 15 * 60)
    change("resume")
    assert find_evening(workshop.id).ends_at == NOW + timedelta(minutes=15)
    change("cut")
    assert find_evening(workshop.id).ends_at == NOW


def test_the_last_next_is_refused_because_closing_has_a_checklist(workshop: Workshop) -> None:
    move_to(workshop, "evaluation")
    with pytest.raises(WrongState, match="close_needs_checklist"):
        press_next(workshop)


def test_every_move_leaves_a_journal_row_that_says_from_where_to_where_and_who(workshop: Workshop) -> None:
    press_next(workshop)
    set_blank(workshop=workshop, blank=True, actor="7", now=NOW)
    rows = db.session.scalars(
        select(JournalEntry).where(JournalEntry.subject == "evening").order_by(JournalEntry.id)
    ).all()
    assert [(row.act, row.actor) for row in rows] == [("move_on", "1"), ("blank", "7")]
    assert '"state": "prepared"' in rows[0].before
    assert '"state": "check_in"' in rows[0].after
