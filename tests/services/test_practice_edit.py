"""Changing the good-practice cards."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import WrongState
from workshop.models import Practice, Workshop
from workshop.services.parts import list_ordered
from workshop.services.practice_edit import add_practice, change_practice, move_practice, remove_practice

TEXTS = {"sl": {"title": "Nova kartica", "description": "Kaj se je zgodilo", "source": "Poročilo, 2020"}}


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def cards(workshop: Workshop) -> list[Practice]:
    return list_ordered(Practice, workshop.id)


def test_a_new_card_stands_at_the_end(workshop: Workshop) -> None:
    card = add_practice(workshop=workshop, texts=TEXTS, used=True, actor="test", now=NOW)
    assert (card.number, card.used, card.text("title", "sl")) == (5, True, "Nova kartica")


def test_other_words_leave_the_other_language_alone(workshop: Workshop) -> None:
    card = cards(workshop)[0]
    before = card.texts["en"]
    change_practice(workshop=workshop, card=card, texts=TEXTS, used=False, actor="test", now=NOW)
    assert (card.text("title", "sl"), card.used) == ("Nova kartica", False)
    assert card.texts["en"] == before


def test_cards_move_and_go(workshop: Workshop) -> None:
    first, second, *_rest = cards(workshop)
    move_practice(workshop=workshop, card=second, up=True, actor="test", now=NOW)
    assert cards(workshop)[:2] == [second, first]
    remove_practice(workshop=workshop, card=second, actor="test", now=NOW)
    assert [card.number for card in cards(workshop)] == [1, 2, 3]
    assert cards(workshop)[0] is first


def test_cards_can_be_changed_while_the_evening_runs(workshop: Workshop) -> None:
    move_to(workshop, "presentation")
    change_practice(workshop=workshop, card=cards(workshop)[0], texts=TEXTS, used=True, actor="test", now=NOW)
    assert cards(workshop)[0].text("title", "sl") == "Nova kartica"


def test_cards_are_fixed_after_closing(workshop: Workshop) -> None:
    card = cards(workshop)[0]
    close(workshop)
    with pytest.raises(WrongState, match="closed_fixed"):
        add_practice(workshop=workshop, texts=TEXTS, used=True, actor="test", now=NOW)
    with pytest.raises(WrongState, match="closed_fixed"):
        change_practice(workshop=workshop, card=card, texts=TEXTS, used=True, actor="test", now=NOW)
    with pytest.raises(WrongState, match="closed_fixed"):
        move_practice(workshop=workshop, card=card, up=False, actor="test", now=NOW)
    with pytest.raises(WrongState, match="closed_fixed"):
        remove_practice(workshop=workshop, card=card, actor="test", now=NOW)
