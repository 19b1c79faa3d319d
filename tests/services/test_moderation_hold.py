"""Taking a card in hand."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import make_centre, make_workshop
from workshop.domain.personal_data import PLACEHOLDER
from workshop.domain.refusals import NotFound, WrongState
from workshop.extensions import db
from workshop.models import Evening, Workshop
from workshop.services.moderation_hold import card_mark, find_untouched, refuse_closed


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def close(workshop: Workshop) -> None:
    db.session.scalars(select(Evening)).one().state = "closed"
    db.session.commit()


def test_the_mark_tells_the_state_and_the_words() -> None:
    assert len({card_mark("shown", "a"), card_mark("hidden", "a"), card_mark("shown", "b")}) == 3


def test_a_card_that_moved_is_not_taken_in_hand(workshop: Workshop) -> None:
    (shown,) = say(workshop, "Miza", state="shown")
    with pytest.raises(WrongState, match="already_handled"):
        find_untouched(workshop, shown.id, card_mark("waiting", "Miza"), "hide")
    with pytest.raises(NotFound):
        find_untouched(workshop, shown.id + 1, card_mark("waiting", "Klop"), "hide")


@pytest.mark.parametrize(("state", "text"), [("waiting", "Klopi"), ("shown", "Klop")])
def test_a_card_that_waits_with_other_words_is_not_said_to_be_handled(
    workshop: Workshop, state: str, text: str
) -> None:
    (card,) = say(workshop, "Klop")
    with pytest.raises(WrongState, match="answer_changed"):
        find_untouched(workshop, card.id, card_mark(state, text), "show")


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        ("shown", {"hide", "take_out", "mask", "cover", "undo"}),
        ("hidden", {"hide", "take_out", "mask", "cover", "undo", "show", "mask_and_show"}),
        ("waiting", {"hide", "take_out", "mask", "cover", "undo", "show", "mask_and_show"}),
    ],
)
def test_after_closing_a_card_can_be_taken_out_and_what_waits_or_was_hidden_let_in(
    workshop: Workshop, state: str, possible: set[str]
) -> None:
    (card,) = say(workshop, "Klop", state=state)
    close(workshop)
    for act in ("show", "hide", "take_out", "mask", "cover", "mask_and_show", "mend", "undo"):
        if act in possible:
            assert find_untouched(workshop, card.id, card_mark(state, "Klop"), act) is card
        else:
            with pytest.raises(WrongState, match="closed_fixed"):
                find_untouched(workshop, card.id, card_mark(state, "Klop"), act)


def test_what_was_taken_out_for_good_is_not_let_in(workshop: Workshop) -> None:
    (card,) = say(workshop, PLACEHOLDER, state="hidden")
    close(workshop)
    with pytest.raises(WrongState, match="closed_fixed"):
        find_untouched(workshop, card.id, card_mark("hidden", PLACEHOLDER), "show")


def test_everything_else_stays_shut(workshop: Workshop) -> None:
    refuse_closed(workshop)
    close(workshop)
    with pytest.raises(WrongState, match="closed_fixed"):
        refuse_closed(workshop)
