"""We asked, you said, we did."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, select

from tests.prints.planned import DONE, RAMP, THEME, plan_ahead
from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Dots, NextStep, Statement, Theme, ThemeStatement, VoteOption, Workshop
from workshop.services.deeds import add_deed
from workshop.services.report import gather_report
from workshop.services.report_step_facts import AnsweredFacts


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    return made


def answered(workshop: Workshop) -> tuple[AnsweredFacts, ...]:
    return gather_report(workshop=workshop, language="sl", now=NOW).answered


def test_without_themes_every_station_answers_for_itself(workshop: Workshop) -> None:
    rows = answered(workshop)
    assert [row.about for row in rows] == ["station"] * 5
    assert rows[0].said == (SAID[1][0][1], SAID[1][2][1])
    assert [row.statements for row in rows] == [len(texts) for texts in SAID.values()]


def test_a_theme_stands_beside_the_question_where_most_was_said(workshop: Workshop) -> None:
    plan_ahead(workshop)
    rows = answered(workshop)
    assert (rows[0].about, rows[0].said, rows[0].statements) == ("theme", (THEME,), 2)
    assert [(one.text, one.done_on) for one in rows[0].done] == [(DONE, date(2027, 3, 2))]


def test_what_lies_in_no_theme_is_not_lost_and_nothing_counts_twice(workshop: Workshop) -> None:
    plan_ahead(workshop)
    rows = answered(workshop)
    assert [row.about for row in rows[:3]] == ["theme", "rest", "rest"]
    assert sum(row.statements or 0 for row in rows) == sum(len(texts) for texts in SAID.values())
    themed = {one.text for one in db.session.scalars(select(Statement).join(ThemeStatement)).all()}
    assert not themed & {words for row in rows for words in row.said}


def test_what_was_done_of_a_step_stands_last_and_outlives_its_theme(workshop: Workshop) -> None:
    plan_ahead(workshop)
    ramp = db.session.query(NextStep).filter_by(task=RAMP).one()
    about, day = f"n{ramp.id}", NOW.date()
    add_deed(workshop=workshop, about=about, text="Naročeno.", done_on=day, actor="desk", now=NOW)
    assert answered(workshop)[-1] == AnsweredFacts("step", "", (RAMP,), None, answered(workshop)[-1].done)
    db.session.delete(db.session.query(Theme).one())
    db.session.commit()
    assert [one.text for row in answered(workshop) for one in row.done] == ["Naročeno.", DONE]


def test_what_was_done_of_a_theme_stays_when_its_statements_are_hidden(workshop: Workshop) -> None:
    plan_ahead(workshop)
    inside = select(ThemeStatement.statement_id)
    for said in db.session.scalars(select(Statement).where(Statement.id.in_(inside))):
        said.state = "hidden"
    db.session.execute(delete(Dots))
    db.session.execute(delete(VoteOption))
    db.session.commit()
    rows = [row for row in answered(workshop) if row.done]
    assert [(row.about, row.said, row.statements) for row in rows] == [("theme", (THEME,), None)]
    assert [one.text for one in rows[0].done] == [DONE]
