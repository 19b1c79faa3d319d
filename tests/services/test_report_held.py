"""The agenda beside the journal: when each part really was."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.evening import find_evening, move_on, undo_move
from workshop.services.report_held import PartHeld, gather_held


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
