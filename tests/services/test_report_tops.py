"""The first few of a report, and what orders them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Dots, LineTheme, Reaction, Statement, VoteOption, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_tops import (
    all_needs,
    most_supported,
    open_questions,
    tied_supported,
    top_concerns,
    top_needs,
    top_offers,
)
from workshop.services.themes import make_theme
from workshop.services.voting_sources import stand_for


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def gather(workshop: Workshop) -> Report:
    return gather_report(workshop=workshop, language="sl", now=NOW)


def lines_of(workshop: Workshop) -> list[VoteOption]:
    return db.session.query(VoteOption).filter_by(workshop_id=workshop.id).order_by(VoteOption.number).all()


def stand_for_theme(workshop: Workshop, line: VoteOption, name: str, *statements: Statement) -> None:
    """The line is that of a theme with these statements."""
    ids = [one.id for one in statements]
    made = make_theme(workshop=workshop, name=name, statement_ids=ids, actor="1", now=NOW)
    line.statement_id, line.text = None, name
    db.session.add(LineTheme(option_id=line.id, theme_id=made))
    db.session.commit()


def test_needs_are_ordered_by_votes_where_there_was_a_vote(workshop: Workshop) -> None:
    hold_evening(workshop)
    needs = top_needs(gather(workshop), 3)
    assert (needs.basis, [(row.rank, row.count) for row in needs.rows], needs.left_out) == (
        "votes",
        [(1, 20), (2, 15), (2, 15)],
        5,
    )


def test_a_need_without_a_dot_follows_without_a_place(workshop: Workshop) -> None:
    hold_evening(workshop)
    last = gather(workshop).votes.ranked[-1].item.number  # type: ignore[union-attr]
    line = db.session.query(VoteOption).filter_by(workshop_id=workshop.id, number=last).one()
    db.session.query(Dots).filter_by(option_id=line.id).delete()
    db.session.commit()
    assert [(row.rank, row.count) for row in top_needs(gather(workshop), 4).rows if row.count == 0] == [(None, 0)]


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


def test_a_theme_without_a_need_is_no_need_however_many_voted_for_it(workshop: Workshop) -> None:
    said = hold_evening(workshop)
    first, second = lines_of(workshop)[:2]
    stand_for_theme(workshop, first, "Pomoč", said[SAID[4][0][1]], said[SAID[4][1][1]])
    stand_for_theme(workshop, second, "Toplo in dostopno", said[SAID[2][3][1]], said[SAID[1][3][1]])
    report = gather(workshop)
    needs = all_needs(report, 9)
    assert [(row.rank, row.text, row.count) for row in needs.rows[:2]] == [
        (2, "Toplo in dostopno", 15),
        (2, SAID[2][0][1], 15),
    ]
    assert not {"Pomoč", SAID[1][3][1]} & {row.text for row in needs.rows}


def test_a_theme_of_which_no_statement_is_shown_is_no_need(workshop: Workshop) -> None:
    said = hold_evening(workshop)
    stand_for_theme(workshop, lines_of(workshop)[0], "Skrito", said[SAID[1][3][1]])
    said[SAID[1][3][1]].state = "hidden"
    db.session.commit()
    assert "Skrito" not in {row.text for row in all_needs(gather(workshop), 9).rows}


def test_how_many_share_the_last_place_shown_is_known(workshop: Workshop) -> None:
    hold_evening(workshop)
    report = gather(workshop)
    assert [top_needs(report, most).tied for most in (1, 2, 3, 4, 9)] == [0, 1, 0, 0, 0]
    assert all_needs(report, 2).tied == 1


def test_marks_are_tied_too_and_those_without_any_are_not(workshop: Workshop) -> None:
    hold_evening(workshop, votes=False)
    assert [top_needs(gather(workshop), most).tied for most in (1, 2, 3, 4)] == [0, 1, 0, 0]


def test_offers_whose_theme_was_voted_on_are_not_said_to_be_without_a_vote(workshop: Workshop) -> None:
    said = hold_evening(workshop)
    db.session.query(Reaction).delete()
    db.session.commit()
    assert top_offers(gather(workshop), 3).basis == "order"
    stand_for_theme(workshop, lines_of(workshop)[0], "Pomoč", said[SAID[4][0][1]])
    assert top_offers(gather(workshop), 3).basis == "voted"
    db.session.query(Dots).delete()
    db.session.commit()
    assert top_offers(gather(workshop), 3).basis == "order"


def test_a_statement_in_a_line_for_several_has_the_votes_of_the_line(workshop: Workshop) -> None:
    said = hold_evening(workshop)
    stand_for(lines_of(workshop)[1].id, [said[SAID[1][2][1]].id, said[SAID[2][3][1]].id])
    db.session.commit()
    assert top_concerns(gather(workshop), 2).basis == "voted"


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


def test_what_has_as_many_marks_as_the_last_of_the_most_supported_is_counted(workshop: Workshop) -> None:
    hold_evening(workshop)
    station = gather(workshop).stations[0]
    first, second, third = most_supported(station, 3)
    level = replace(station, statements=(*station.statements, *(replace(third, number=90 + more) for more in (1, 2))))
    assert [tied_supported(level, most) for most in (1, 2, 3, 4, 5, 9)] == [0, 0, 2, 1, 0, 0]
    assert tied_supported(replace(station, statements=()), 3) == 0
    assert (first.agree, second.agree) == (9, 3)
