"""Next steps of a report: what was agreed first, what they come from, nothing hidden, nobody's telephone."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.planned import BOARD, DOOR, RAMP, THEME, plan_ahead, step
from tests.prints.reported import HIDDEN, PHONE, SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_steps import HEADER, step_rows


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    plan_ahead(made)
    return made


def report_of(workshop: Workshop) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)


def test_what_was_agreed_comes_first_then_the_soonest(workshop: Workshop) -> None:
    assert [one.task for one in report_of(workshop).plan.steps] == [RAMP, BOARD, DOOR]


def test_each_step_says_what_it_comes_from(workshop: Workshop) -> None:
    report = report_of(workshop)
    ramp = next(one for one in report.statements if one.text == SAID[2][0][1])
    assert [(one.statement, one.theme) for one in report.plan.steps] == [(ramp.number, ""), (None, ""), (None, THEME)]


def test_a_source_that_is_hidden_later_is_not_named(workshop: Workshop) -> None:
    hidden = db.session.scalars(select(Statement).filter_by(text=HIDDEN)).one()
    step(workshop, "Poskus", "", None, "potential", statement_id=hidden.id)
    assert [one.statement for one in report_of(workshop).plan.steps if one.task == "Poskus"] == [None]


def test_telephones_are_covered_whoever_wrote_them(workshop: Workshop) -> None:
    step(workshop, f"Pokličite {PHONE}", f"KS, {PHONE}", None, "potential").partner = f"sosed {PHONE}"
    workshop.summary_text = workshop.requests_text = workshop.findings_text = f"Kličite {PHONE}"
    db.session.commit()
    assert PHONE not in repr(report_of(workshop))


def test_rows_of_the_file_are_the_steps_of_the_report(workshop: Workshop) -> None:
    plan = report_of(workshop).plan
    rows = [dict(zip(HEADER, row, strict=True)) for row in step_rows(plan)]
    assert [(row["task"], row["due_on"], row["standing"]) for row in rows] == [
        (one.task, one.due_on and one.due_on.isoformat(), one.state) for one in plan.steps
    ]
    assert (rows[0]["cost"], rows[0]["for_budget"], rows[0]["partner"]) == ("small", "yes", "Občina Kranj")
