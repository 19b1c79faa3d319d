"""Suggestions: offered, decided by a person, counted."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from tests.domain.spoken import SPOKEN
from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Suggestion, Workshop
from workshop.services.themes import make_theme, undo_last
from workshop.services.themes_board import list_themes
from workshop.services.themes_record import last_act
from workshop.services.themes_suggest import (
    GROUP,
    Offer,
    accept_group,
    count_decisions,
    dismiss,
    list_offers,
    look_for_groups,
    offer_suggestions,
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    say(made, *SPOKEN.values(), state="shown")
    return made


def look(workshop: Workshop) -> list[Offer]:
    offer_suggestions(workshop=workshop, found=look_for_groups(workshop), now=NOW)
    return list_offers(workshop.id, GROUP, most=20)


def accept(workshop: Workshop, offer: Offer, count: int | None = None, into: int | None = None) -> None:
    ids = [number for number, _text in offer.lines][:count]
    facts: dict[str, Any] = {"workshop": workshop, "suggestion_id": offer.suggestion.id, "actor": "1", "now": NOW}
    accept_group(**facts, statement_ids=ids, name=offer.suggestion.words, into=into)


def test_whole_part_and_nothing_are_counted_apart(workshop: Workshop) -> None:
    first, second, *rest = look(workshop)
    accept(workshop, first)
    accept(workshop, second, 2)
    for offer in rest:
        dismiss(workshop=workshop, suggestion_id=offer.suggestion.id, actor="1", now=NOW)
    tally = count_decisions(workshop.id)
    assert (tally.offered, tally.accepted, tally.part, tally.dismissed) == (2 + len(rest), 1, 1, len(rest))
    assert tally.statements == len(first.lines) + 2


def test_a_group_can_go_into_a_theme_that_is_there(workshop: Workshop) -> None:
    theme = make_theme(workshop=workshop, name="Prevoz", statement_ids=[], actor="1", now=NOW)
    offer = look(workshop)[0]
    accept(workshop, offer, into=theme)
    assert [(row.name, row.statements) for row in list_themes(workshop.id)] == [("Prevoz", len(offer.lines))]


def test_an_acceptance_that_is_undone_waits_again(workshop: Workshop) -> None:
    offer = look(workshop)[0]
    accept(workshop, offer)
    entry = last_act(workshop.id, "1")
    assert entry is not None
    undo_last(workshop=workshop, entry_id=entry.id, actor="1", now=NOW)
    db.session.expire_all()
    assert list_themes(workshop.id) == []
    assert count_decisions(workshop.id).accepted == 0
    assert offer.suggestion.id in {one.suggestion.id for one in list_offers(workshop.id, GROUP, most=20)}


def test_a_second_look_puts_nothing_forward_twice(workshop: Workshop) -> None:
    first = look(workshop)
    again = look(workshop)
    tally = count_decisions(workshop.id)
    assert [one.suggestion.id for one in again] == [one.suggestion.id for one in first]
    assert (tally.offered, tally.passed, tally.open) == (len(first), 0, len(first))


def test_what_is_not_found_again_is_counted_as_left_undecided(workshop: Workshop) -> None:
    first = look(workshop)
    offer_suggestions(workshop=workshop, found=[], now=NOW)
    tally = count_decisions(workshop.id)
    assert (tally.offered, tally.passed, tally.open) == (len(first), len(first), 0)


def test_only_one_of_two_people_decides(workshop: Workshop) -> None:
    offer = look(workshop)[0]
    accept(workshop, offer)
    with pytest.raises(WrongState):
        dismiss(workshop=workshop, suggestion_id=offer.suggestion.id, actor="2", now=NOW)


def test_nothing_is_taken_over_that_was_not_in_the_suggestion(workshop: Workshop) -> None:
    first, second = look(workshop)[:2]
    ids = [number for number, _text in second.lines]
    with pytest.raises(Refusal):
        accept_group(
            workshop=workshop,
            suggestion_id=first.suggestion.id,
            statement_ids=ids,
            name="Drugo",
            into=None,
            actor="1",
            now=NOW,
        )
    assert db.session.get_one(Suggestion, first.suggestion.id).decision == "open"
