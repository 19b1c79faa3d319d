"""The vote of a report: phone and paper apart and together, votes and voters never added."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.report import gather_report
from workshop.services.report_facts import VoteFacts


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


@pytest.fixture
def said(workshop: Workshop) -> dict[str, Statement]:
    return hold_evening(workshop)


def votes_of(workshop: Workshop) -> VoteFacts:
    votes = gather_report(workshop=workshop, language="sl", now=NOW).votes
    assert votes is not None
    return votes


def test_phone_and_paper_stand_apart_and_together(workshop: Workshop, said: dict[str, Statement]) -> None:
    votes = votes_of(workshop)
    assert (votes.phone, votes.paper, votes.votes) == (40, 15, 55)
    assert (votes.phone_voters, votes.paper_voters, votes.voters) == (20, 6, 26)
    first = votes.ranked[0].item
    assert (first.text, first.phone, first.paper, first.votes) == (SAID[1][0][1], 14, 6, 20)


def test_as_many_votes_share_a_rank_and_the_next_is_skipped(workshop: Workshop, said: dict[str, Statement]) -> None:
    assert [(row.rank, row.count) for row in votes_of(workshop).ranked] == [(1, 20), (2, 15), (2, 15), (4, 5)]


def test_a_line_whose_statement_was_hidden_keeps_its_votes_and_loses_its_words(
    workshop: Workshop, said: dict[str, Statement]
) -> None:
    said[SAID[1][0][1]].state = "hidden"
    db.session.commit()
    votes = votes_of(workshop)
    assert (votes.ranked[0].item.text, votes.ranked[0].count, votes.votes) == (None, 20, 55)


def test_without_a_vote_there_are_no_votes(workshop: Workshop) -> None:
    hold_evening(workshop, votes=False)
    assert gather_report(workshop=workshop, language="sl", now=NOW).votes is None
