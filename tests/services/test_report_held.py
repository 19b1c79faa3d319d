"""The agenda beside the journal: when each part really was."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.facilitator.boards import say
from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening, move_on, undo_move
from workshop.services.report import gather_report
from workshop.services.report_course_facts import RoundFacts
from workshop.services.report_held import PartHeld, gather_held, gather_home, gather_unreached


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    made.starts_at = time(18, 0)
    return made


def press(workshop: Workshop, minutes: int) -> None:
    expected = find_evening(workshop.id).stage_revision
    move_on(workshop=workshop, expected=expected, actor="1", now=at(minutes))


def at(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def part(workshop: Workshop, title: str) -> PartHeld:
    return next(one for one in gather_held(workshop).parts if title in one.titles)


def test_parts_of_one_stage_stand_together_with_planned_and_real_times(workshop: Workshop) -> None:
    for minutes in (-20, 3, 30):
        press(workshop, minutes)
    held = gather_held(workshop)
    assert (held.journalled, held.opened) == (True, at(-20))
    said = part(workshop, "Dobre prakse")
    assert len(said.titles) == 5
    assert (said.planned, said.began, said.ended) == ((time(18, 0), time(18, 34)), at(3), at(30))
    assert part(workshop, "Vrtiljak").ended is None


def test_a_press_that_was_taken_back_is_not_in_it(workshop: Workshop) -> None:
    press(workshop, -20)
    press(workshop, 0)
    undo_move(workshop=workshop, expected=find_evening(workshop.id).stage_revision, actor="1", now=at(0))
    assert part(workshop, "Dobre prakse").began is None


def test_without_a_journal_the_rounds_alone_have_times(workshop: Workshop) -> None:
    hold_evening(workshop)
    db.session.execute(delete(JournalEntry))
    held = gather_held(workshop)
    assert not held.journalled
    assert part(workshop, "Vrtiljak").began == held.opened
    assert [one.titles for one in held.parts if one.began] == [part(workshop, "Vrtiljak").titles]


def test_a_telephone_in_a_title_is_covered(workshop: Workshop) -> None:
    db.session.execute(db.text("UPDATE agenda_blocks SET title = 'Klic na 041 765 432'"))
    db.session.commit()
    assert not any("765" in title for one in gather_held(workshop).parts for title in one.titles)


def close(workshop: Workshop, minutes: int) -> None:
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="1", now=at(minutes))


def test_the_home_round_has_the_times_of_the_journal_as_in_the_minutes(workshop: Workshop) -> None:
    assert gather_home(workshop) is None
    while find_evening(workshop.id).state != "home_round":
        press(workshop, 10)
    assert gather_home(workshop) == RoundFacts(0, 5, at(10), None)
    press(workshop, 17)
    home = gather_home(workshop)
    assert home is not None
    assert (home.started_at, home.ended_at, home.minutes) == (at(10), at(17), 7)
    held = part(workshop, "Domači krog")
    assert (held.began, held.ended) == (home.started_at, home.ended_at)


def test_a_home_round_that_was_left_out_has_no_times_and_without_a_journal_nothing_is_known(workshop: Workshop) -> None:
    for minutes in (-20, 0, 30):
        press(workshop, minutes)
    close(workshop, 50)
    assert gather_home(workshop) == RoundFacts(0, 5, None, None)
    db.session.execute(delete(JournalEntry))
    assert gather_home(workshop) is None
    hold_evening(workshop)
    assert gather_home(workshop) is None


def test_what_a_workshop_was_closed_before_is_named_once_it_is_closed(workshop: Workshop) -> None:
    for minutes in (-20, 0, 30, 43):
        press(workshop, minutes)
    assert gather_unreached(workshop) == ()
    close(workshop, 50)
    missed = ("voting", "sign_up", "evaluation")
    assert gather_unreached(workshop) == missed
    evening = gather_report(workshop=workshop, language="sl", now=at(60)).evening
    assert (evening.unreached, evening.rounds_held, evening.went_home) == (missed, 1, at(50))


def test_what_was_not_reached_is_known_without_the_journal_and_read_from_it_where_closing_wrote_nothing(
    workshop: Workshop,
) -> None:
    """The journal stays on the laptop; older stores have the journal alone."""
    for minutes in (-20, 0, 30, 43):
        press(workshop, minutes)
    close(workshop, 50)
    missed, workshop.unreached = gather_unreached(workshop), None
    assert gather_unreached(workshop) == missed == ("voting", "sign_up", "evaluation")
    workshop.unreached = " ".join(missed)
    db.session.execute(db.text("DELETE FROM journal"))
    assert gather_unreached(workshop) == missed


def test_a_workshop_that_was_led_on_paper_alone_missed_nothing_that_is_known(workshop: Workshop) -> None:
    say(workshop, "S papirja", state="shown", origin="paper")
    close(workshop, 50)
    assert gather_unreached(workshop) == ()


def test_a_workshop_that_was_closed_the_next_day_does_not_say_when_people_went_home(workshop: Workshop) -> None:
    for minutes in (-20, 0, 30):
        press(workshop, minutes)
    close(workshop, 60 * 18)
    evening = gather_report(workshop=workshop, language="sl", now=at(60 * 19)).evening
    assert (evening.ended_at, evening.went_home) == (at(60 * 18), None)


def test_a_workshop_that_was_closed_before_its_first_round_held_none(workshop: Workshop) -> None:
    press(workshop, -20)
    close(workshop, 10)
    evening = gather_report(workshop=workshop, language="sl", now=at(20)).evening
    assert (evening.ended_at, evening.rounds_held, len(evening.rounds)) == (None, 0, 5)
