"""What became of the next steps of an evening."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Deed, NextStep, Workshop
from workshop.services.compare_progress import Progress, gather_progress

TODAY = date(2027, 1, 10)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def add(
    workshop: Workshop, due: date | None, *told: date, strand: str = "activities", state: str = "confirmed"
) -> None:
    step = NextStep(workshop_id=workshop.id, strand=strand, task="Klančina", state=state, created_at=NOW)
    step.due_on = due
    db.session.add(step)
    db.session.flush()
    for day in told:
        db.session.add(Deed(workshop_id=workshop.id, step_id=step.id, text="Je.", done_on=day, created_at=NOW))
    db.session.commit()


def test_without_steps_there_is_nothing(workshop: Workshop) -> None:
    assert gather_progress(workshop.id, TODAY) == Progress()


def test_only_confirmed_steps_whose_day_has_come_are_due(workshop: Workshop) -> None:
    add(workshop, TODAY)
    add(workshop, date(2027, 1, 11))
    add(workshop, date(2027, 1, 1), state="potential")
    found = gather_progress(workshop.id, TODAY)
    assert (found.confirmed, found.due, found.done) == (2, 1, 0)


def test_the_first_that_is_told_says_whether_it_was_in_time(workshop: Workshop) -> None:
    add(workshop, date(2027, 1, 5), date(2027, 1, 9), date(2027, 1, 5))
    add(workshop, date(2027, 1, 5), date(2027, 1, 6))
    found = gather_progress(workshop.id, TODAY)
    assert (found.due, found.done, found.in_time) == (2, 2, 1)


def test_a_programme_has_begun_once_something_was_done_of_it(workshop: Workshop) -> None:
    add(workshop, None, date(2027, 1, 3), strand="programme", state="potential")
    add(workshop, None, strand="programme", state="potential")
    add(workshop, None, date(2027, 1, 3), strand="finance", state="potential")
    assert gather_progress(workshop.id, TODAY).begun == 1
