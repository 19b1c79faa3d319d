"""Statements of a report: order, marks, groups, additions, key points."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, Reaction, Statement, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report, StatementFacts
from workshop.services.report_tops import open_questions


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


@pytest.fixture
def said(workshop: Workshop) -> dict[str, Statement]:
    return hold_evening(workshop)


@pytest.fixture
def report(workshop: Workshop, said: dict[str, Statement]) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)


def find(report: Report, text: str) -> StatementFacts:
    return next(one for one in report.statements if one.text == text)


def test_they_stand_by_station_and_then_by_round(report: Report) -> None:
    order = [(one.station, one.round_number) for one in report.statements]
    assert order == sorted(order)


def test_marks_by_phone_and_on_paper_are_counted_together_and_apart_by_meaning(report: Report) -> None:
    assert find(report, SAID[1][0][1]).agree == 9
    assert (find(report, SAID[1][1][1]).agree, find(report, SAID[1][1][1]).unclear) == (3, 2)
    assert (report.stations[0].agree, report.stations[0].unclear) == (15, 2)


def test_each_knows_its_group_round_origin_and_lateness(report: Report) -> None:
    paper, late = find(report, SAID[1][4][1]), find(report, SAID[3][1][1])
    assert (paper.origin, late.origin) == ("paper", "phone")
    assert (paper.late, late.late) == (False, True)
    assert late.group is not None
    assert (late.group.colour, late.round_number) == ("violet", 2)


def test_an_addition_names_the_number_of_what_it_adds_to(report: Report) -> None:
    assert find(report, SAID[2][4][1]).adds_to == find(report, SAID[2][0][1]).number


def test_an_addition_to_a_hidden_statement_names_nothing(workshop: Workshop, said: dict[str, Statement]) -> None:
    said[SAID[2][0][1]].state = "hidden"
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    assert find(report, SAID[2][4][1]).adds_to is None


def test_key_points_keep_the_order_of_the_group(report: Report) -> None:
    assert [one.text for one in report.stations[0].key_points] == [SAID[1][0][1], SAID[1][2][1]]
    assert report.stations[1].key_points == ()


def test_a_key_point_that_was_hidden_later_is_gone(workshop: Workshop, said: dict[str, Statement]) -> None:
    said[SAID[1][0][1]].state = "hidden"
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    assert [one.text for one in report.stations[0].key_points] == [SAID[1][2][1]]


def test_kinds_are_counted_where_they_occur(report: Report) -> None:
    assert report.stations[0].kinds == (("need", 6), ("concern", 1))
    assert len(report.of_kind("offer", "volunteer")) == 5


def test_what_was_not_marked_on_paper_is_counted_as_that_and_as_nothing_else(
    workshop: Workshop, said: dict[str, Statement]
) -> None:
    said[SAID[1][0][1]].kind = "unmarked"
    db.session.commit()
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    assert report.stations[0].kinds == (("need", 5), ("concern", 1), ("unmarked", 1))


def explain(workshop: Workshop, said: Statement, words: str, state: str = "shown") -> None:
    shared = {"workshop_id": workshop.id, "station_id": said.station_id, "group_id": said.group_id}
    key = str(uuid.uuid4())
    row = Statement(**shared, kind=said.kind, text=words, state=state, key=key, created_at=NOW)
    row.extends_id, row.clarifies = said.id, True
    db.session.add(row)
    db.session.commit()


def test_an_explanation_stands_with_what_it_explains(workshop: Workshop, said: dict[str, Statement]) -> None:
    unclear = said[SAID[1][1][1]]
    assert [one.text for one in open_questions(gathered(workshop).stations[0], 3)] == [unclear.text]
    explain(workshop, unclear, "Mislimo na kombi")
    report = gathered(workshop)
    one, explanation = find(report, unclear.text), find(report, "Mislimo na kombi")
    assert (explanation.explains, explanation.adds_to, explanation.number) == (one.number, None, one.number + 1)
    assert open_questions(report.stations[0], 3) == ()
    assert explanation not in report.of_kind(explanation.kind)


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_a_question_whose_explanation_nobody_sees_is_open(
    workshop: Workshop, said: dict[str, Statement], state: str
) -> None:
    explain(workshop, said[SAID[1][1][1]], "Mislimo na kombi", state)
    assert [one.text for one in open_questions(gathered(workshop).stations[0], 3)] == [SAID[1][1][1]]


def test_every_mark_is_traced_to_its_group_round_and_road(workshop: Workshop, said: dict[str, Statement]) -> None:
    report = gathered(workshop)
    for mark, total in (("agree", 15), ("unclear", 2)):
        numbers = {one.number for one in report.stations[0].statements}
        assert sum(one.count for one in report.marks if one.mark == mark and one.number in numbers) == total
    group = db.session.scalars(select(Group).where(Group.colour == "violet")).first()
    assert group is not None
    row = said[SAID[1][2][1]]
    facts = {"workshop_id": workshop.id, "statement_id": row.id, "group_id": group.id, "round_number": 3}
    db.session.add(Reaction(**facts, mark="unclear", key=str(uuid.uuid4()), created_at=NOW))
    db.session.commit()
    (fresh,) = (one for one in gathered(workshop).marks if one.round_number == 3 and one.mark == "unclear")
    assert fresh.group is not None
    assert (fresh.group.colour, fresh.count, fresh.origin) == ("violet", 1, "phone")


def gathered(workshop: Workshop) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)
