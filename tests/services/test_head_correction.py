"""Numbers of people mended after the closing."""

from __future__ import annotations

import json

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.editions import Part
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import JournalEntry, Workshop
from workshop.services.editions import read_published
from workshop.services.evening import find_evening
from workshop.services.head_correction import correct_heads
from workshop.services.report import gather_report
from workshop.services.report_publishing import publish_report, waiting_changes


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    close(made)
    return made


def correct(workshop: Workshop, adults: int, children: int = 0, *, confirmed: bool = False) -> None:
    correct_heads(workshop=workshop, adults=adults, children=children, actor="1", now=NOW, confirmed=confirmed)


def acts() -> list[JournalEntry]:
    asked = select(JournalEntry).where(JournalEntry.act == "correct_heads").order_by(JournalEntry.id)
    return list(db.session.scalars(asked))


def test_the_numbers_are_mended_and_the_journal_says_so(workshop: Workshop) -> None:
    revision = find_evening(workshop.id).revision
    correct(workshop, 7)
    correct(workshop, 8, 2)
    assert (workshop.adults_counted, workshop.children_counted) == (8, 2)
    last = acts()[-1]
    assert (last.actor, last.at) == ("1", NOW)
    assert (json.loads(last.before), json.loads(last.after)) == (
        {"adults": 7, "children": 0},
        {"adults": 8, "children": 2},
    )
    db.session.expire_all()
    assert find_evening(workshop.id).revision == revision + 2
    assert gather_report(workshop=workshop, language="sl", now=NOW).attendance.present == 10


def test_the_same_numbers_again_change_nothing(workshop: Workshop) -> None:
    correct(workshop, 7)
    correct(workshop, 7)
    assert len(acts()) == 1


def test_numbers_that_do_not_fit_are_asked_about_once(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="heads_doubted"):
        correct(workshop, 70)
    assert workshop.adults_counted is None
    correct(workshop, 70, confirmed=True)
    assert workshop.adults_counted == 70


def test_before_the_closing_there_is_nothing_to_mend(in_app: Flask) -> None:
    with pytest.raises(WrongState):
        correct(make_workshop(make_centre()), 7)


def test_a_published_report_keeps_its_numbers_until_its_next_edition(workshop: Workshop) -> None:
    correct(workshop, 5)
    publish_report(workshop=workshop, actor="1", now=NOW)
    correct(workshop, 8)
    assert read_published(workshop=workshop, language="sl", now=NOW).attendance.present == 5
    assert waiting_changes(workshop, NOW) == {Part.OTHER: 1}
    publish_report(workshop=workshop, actor="1", now=NOW, sentence="Prisotnih je bilo 8.")
    assert read_published(workshop=workshop, language="sl", now=NOW).attendance.present == 8
