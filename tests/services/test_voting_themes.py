"""Themes and near-duplicates as lines of the vote."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Ballot, LineStatement, Statement, Suggestion, VoteOption, Workshop
from workshop.services.themes import make_theme, remove_theme
from workshop.services.themes_suggest import count_decisions, look_for_groups, offer_suggestions
from workshop.services.voting_list import add_wording, list_suggestions, read_voting_list
from workshop.services.voting_sources import count_sources
from workshop.services.voting_themes import accept_same, add_themes, list_free_themes, list_same


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "plenary")
    return made


def theme(workshop: Workshop, name: str, *statements: Statement) -> int:
    ids = [one.id for one in statements]
    return make_theme(workshop=workshop, name=name, statement_ids=ids, actor="1", now=NOW)


def texts(workshop: Workshop) -> list[str | None]:
    return [line.text for line in read_voting_list(workshop).options]


def test_a_theme_becomes_a_line_once(workshop: Workshop) -> None:
    bus = theme(workshop, "Prevoz", *say(workshop, "Vlak", "Avtobus", state="shown"))
    bench = theme(workshop, "Klopi")
    add_themes(workshop=workshop, theme_ids=[bus], actor="1", now=NOW)
    assert texts(workshop) == ["Prevoz"]
    assert [row.id for row in list_free_themes(workshop.id)] == [bench]
    assert list(count_sources(workshop.id).values()) == [2]
    with pytest.raises(Refusal) as refused:
        add_themes(workshop=workshop, theme_ids=[bus, bench], actor="1", now=NOW)
    assert refused.value.code == "list_theme_twice"


def test_a_theme_that_is_dissolved_leaves_its_line_as_it_was_seen(workshop: Workshop) -> None:
    bus = theme(workshop, "Prevoz")
    add_themes(workshop=workshop, theme_ids=[bus], actor="1", now=NOW)
    remove_theme(workshop=workshop, theme_id=bus, actor="1", now=NOW)
    assert texts(workshop) == ["Prevoz"]


def test_no_theme_comes_onto_a_list_that_was_voted_on(workshop: Workshop) -> None:
    bus = theme(workshop, "Prevoz")
    db.session.add(Ballot(workshop_id=workshop.id, key=str(uuid.uuid4()), created_at=NOW))
    db.session.commit()
    with pytest.raises(WrongState):
        add_themes(workshop=workshop, theme_ids=[bus], actor="1", now=NOW)


def test_near_duplicates_become_one_line_and_what_was_said_is_kept(workshop: Workshop) -> None:
    one, two = say(workshop, "Klančina pri vhodu v knjižnico", "Klančina pri vhodu v knjižnici", state="shown")
    say(workshop, "Pevski zbor", "Učna pomoč", "Lesene klopi", "Večerni avtobus", state="shown")
    offer_suggestions(workshop=workshop, found=look_for_groups(workshop), now=NOW)
    (offer,) = list_same(workshop.id)
    assert {number for number, _text in offer.lines} == {one.id, two.id}
    accept_same(
        workshop=workshop,
        suggestion_id=offer.suggestion.id,
        statement_ids=[one.id, two.id],
        text="Klančina v knjižnico",
        actor="1",
        now=NOW,
    )
    assert texts(workshop) == ["Klančina v knjižnico"]
    assert set(db.session.scalars(select(LineStatement.statement_id))) == {one.id, two.id}
    assert db.session.get_one(Statement, two.id).text == "Klančina pri vhodu v knjižnici"
    assert list_same(workshop.id) == []
    assert not {one.id, two.id} & {found.statement.id for found in list_suggestions(workshop.id)}
    tally = count_decisions(workshop.id, "same")
    assert (tally.offered, tally.accepted, tally.statements) == (1, 1, 2)


def test_what_the_list_refuses_leaves_the_suggestion_open(workshop: Workshop) -> None:
    one, two = say(workshop, "Klančina pri vhodu", "Klančina pri vhodu!", state="shown")
    say(workshop, "Zbor", "Pomoč", "Klopi", "Avtobus", state="shown")
    offer_suggestions(workshop=workshop, found=look_for_groups(workshop), now=NOW)
    (offer,) = list_same(workshop.id)
    accepting: dict[str, Any] = {
        "workshop": workshop,
        "suggestion_id": offer.suggestion.id,
        "statement_ids": [one.id, two.id],
    }
    with pytest.raises(Refusal):
        accept_same(**accepting, text=" ", actor="1", now=NOW)
    assert db.session.scalars(select(Suggestion.decision)).all() == ["open"]
    assert db.session.scalars(select(VoteOption)).all() == []


def test_a_line_for_several_notes_them_all(workshop: Workshop) -> None:
    cards = say(workshop, "Klopi", "Lesene klopi", "Klop ob poti", state="shown")
    add_wording(workshop=workshop, text="Klopi", statement_ids=[card.id for card in cards], actor="1", now=NOW)
    assert list(count_sources(workshop.id).values()) == [3]
