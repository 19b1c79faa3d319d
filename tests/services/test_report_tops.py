"""The first few of a report, and what orders them."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import VoteOption, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_tops import all_needs, most_supported, open_questions, top_concerns, top_needs, top_offers


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def gather(workshop: Workshop) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)


def test_needs_are_ordered_by_votes_where_there_was_a_vote(workshop: Workshop) -> None:
    hold_evening(workshop)
    needs = top_needs(gather(workshop), 3)
    assert (needs.basis, [(row.rank, row.count) for row in needs.rows], needs.left_out) == (
        "votes",
        [(1, 20), (2, 15), (2, 15)],
        5,
    )


def test_a_line_that_stands_for_several_answers_counts_among_the_needs(workshop: Workshop) -> None:
    hold_evening(workshop)
    first = db.session.query(VoteOption).filter_by(workshop_id=workshop.id, number=1).one()
    first.statement_id, first.text = None, "Topel prostor za vse, ki jim je zdaj mraz"
    db.session.commit()
    report = gather(workshop)
    for needs in (top_needs(report, 3), all_needs(report, 8)):
        assert (needs.rows[0].rank, needs.rows[0].text, needs.rows[0].count) == (1, first.text, 20)
    assert top_needs(report, 3).left_out == 6
    assert SAID[1][0][1] in {row.text for row in all_needs(report, 9).rows}


def test_a_line_that_stands_for_an_offer_is_no_need(workshop: Workshop) -> None:
    said = hold_evening(workshop)
    first = db.session.query(VoteOption).filter_by(workshop_id=workshop.id, number=1).one()
    first.statement_id, first.text = said[SAID[4][0][1]].id, "Pomoč pri telefonih"
    db.session.commit()
    assert "Pomoč pri telefonih" not in {row.text for row in all_needs(gather(workshop), 9).rows}


def test_else_by_marks_with_shared_ranks_and_the_unmarked_without_one(workshop: Workshop) -> None:
    hold_evening(workshop, votes=False)
    needs = top_needs(gather(workshop), 4)
    assert needs.basis == "marks"
    assert [(row.rank, row.count) for row in needs.rows] == [(1, 9), (2, 3), (2, 3), (None, 0)]
    assert needs.left_out == 4


def test_else_as_they_were_said_and_nobody_is_first(workshop: Workshop) -> None:
    hold_evening(workshop, votes=False, marks=False)
    needs = top_needs(gather(workshop), 2)
    assert (needs.basis, [row.rank for row in needs.rows], needs.left_out) == ("order", [None, None], 6)
    assert needs.rows[0].text == SAID[1][0][1]


def test_willingness_to_take_part_counts_among_the_offers(workshop: Workshop) -> None:
    hold_evening(workshop)
    offers = top_offers(gather(workshop), 9)
    assert (offers.basis, offers.rows[0].count, len(offers.rows)) == ("marks", 6, 5)


def test_concerns_nobody_marked_keep_their_order(workshop: Workshop) -> None:
    hold_evening(workshop)
    concerns = top_concerns(gather(workshop), 2)
    assert (concerns.basis, len(concerns.rows), concerns.left_out) == ("order", 2, 1)


def test_most_supported_are_those_with_marks_alone(workshop: Workshop) -> None:
    hold_evening(workshop)
    station = gather(workshop).stations[0]
    assert [one.agree for one in most_supported(station, 6)] == [9, 3, 3]
    assert [one.unclear for one in open_questions(station, 6)] == [2]
