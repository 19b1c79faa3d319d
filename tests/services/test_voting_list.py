"""The list of the vote: locked from the vote on, suggested by key points and marks."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Ballot, Reaction, Statement, Workshop
from workshop.services.evening import find_evening, move_back
from workshop.services.key_points import choose_key_point
from workshop.services.paper_votes import add_bundle, find_bundle, read_results
from workshop.services.voting_list import (
    add_statements,
    add_wording,
    list_suggestions,
    move_option,
    read_voting_list,
    remove_option,
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "plenary")
    return made


def word(workshop: Workshop, *texts: str) -> list[int]:
    for text in texts:
        add_wording(workshop=workshop, text=text, actor="1", now=NOW)
    return [option.id for option in read_voting_list(workshop).options]


def agree(workshop: Workshop, card: Statement, count: int) -> None:
    db.session.add(
        Reaction(
            workshop_id=workshop.id,
            statement_id=card.id,
            mark="agree",
            count=count,
            key=str(uuid.uuid4()),
            created_at=NOW,
        )
    )
    db.session.commit()


def test_suggestions_are_key_points_then_the_most_marked_and_not_what_is_listed(workshop: Workshop) -> None:
    plain, marked, key, listed = say(workshop, "navadna", "označena", "ključna", "že gor", state="shown")
    say(workshop, "čaka")
    agree(workshop, marked, 12)
    choose_key_point(workshop=workshop, statement_id=key.id, chosen=True, actor="1", now=NOW)
    add_statements(workshop=workshop, statement_ids=[listed.id], actor="1", now=NOW)
    found = list_suggestions(workshop.id)
    assert [one.statement.id for one in found] == [key.id, marked.id, plain.id]
    assert found[1].marks == 12


def test_a_line_at_its_end_stays(workshop: Workshop) -> None:
    one, two = word(workshop, "ena", "dve")
    move_option(workshop=workshop, option_id=one, up=True, actor="1", now=NOW)
    move_option(workshop=workshop, option_id=two, up=False, actor="1", now=NOW)
    assert [option.id for option in read_voting_list(workshop).options] == [one, two]


def test_dots_follow_the_length_of_the_list(workshop: Workshop) -> None:
    assert read_voting_list(workshop).dots_each == 0
    word(workshop, *(f"vrstica {number}" for number in range(16)))
    assert read_voting_list(workshop).dots_each == 4


def test_an_unknown_line_is_not_found_and_an_empty_one_refused(workshop: Workshop) -> None:
    with pytest.raises(NotFound):
        remove_option(workshop=workshop, option_id=999, actor="1", now=NOW)
    with pytest.raises(Refusal, match="text_empty"):
        add_wording(workshop=workshop, text="  ", actor="1", now=NOW)


def test_a_step_back_from_a_vote_with_ballots_keeps_the_list_locked(workshop: Workshop) -> None:
    (one,) = word(workshop, "ena")
    move_to(workshop, "voting")
    add_bundle(workshop=workshop, dots={one: 2}, voters=1, key=str(uuid.uuid4()), actor="1", now=NOW)
    seen = find_evening(workshop.id).stage_revision
    move_back(workshop=workshop, expected=seen, actor="1", now=NOW)
    assert read_voting_list(workshop).state is State.PLENARY
    with pytest.raises(WrongState, match="list_locked"):
        word(workshop, "dve")


def test_a_phones_ballot_cannot_be_opened_as_a_bundle(workshop: Workshop) -> None:
    ballot = Ballot(workshop_id=workshop.id, key=str(uuid.uuid4()), created_at=NOW)
    db.session.add(ballot)
    db.session.commit()
    with pytest.raises(NotFound):
        find_bundle(workshop.id, ballot.id)


def test_results_of_nobody_are_zeros_that_share_the_first_rank(workshop: Workshop) -> None:
    word(workshop, "ena", "dve")
    results = read_results(workshop.id, read_voting_list(workshop).options)
    assert [(one.rank, one.count) for one in results.ranked] == [(1, 0), (1, 0)]
    assert (results.phone_voters, results.paper_voters) == (0, 0)
