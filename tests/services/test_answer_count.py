"""One number of answers for phones, wall and report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from tests.facilitator.boards import say
from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.answer_count import Answers, count_answers
from workshop.services.editions import read_published
from workshop.services.report import gather_report
from workshop.services.report_publishing import publish_report

LATER = NOW + timedelta(days=14)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """An evening with shown statements, one that waits and one that was hidden."""
    made = make_workshop(make_centre())
    hold_evening(made)
    return made


def test_while_the_evening_runs_all_that_came_is_counted_but_what_was_hidden(workshop: Workshop) -> None:
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    assert (report.waiting, report.hidden) == (1, 1)
    assert count_answers(workshop) == Answers(len(report.statements) + 1)


def test_after_the_closing_those_of_the_report_are_counted_and_the_unread_beside_them(workshop: Workshop) -> None:
    workshop.closed_at = NOW
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    assert count_answers(workshop) == Answers(len(report.statements), unread=report.waiting)


def test_what_comes_after_the_edition_that_is_read_is_not_counted_yet(workshop: Workshop) -> None:
    workshop.closed_at = NOW
    db.session.commit()
    publish_report(workshop=workshop, actor="1", now=NOW)
    say(workshop, "Vpisano pozneje", state="shown")
    public = read_published(workshop=workshop, language="sl", now=LATER)
    assert count_answers(workshop) == Answers(len(public.statements), unread=1)
