"""What the board reads: cards in their order, words marked."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import say
from tests.world import make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound
from workshop.domain.statements import Moderation
from workshop.models import Workshop
from workshop.services.moderation_board import AT_A_TIME, Sieve, count_more, read_board, read_card, read_queue


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def test_the_oldest_waits_in_front_and_the_newest_shown_lies_on_top(workshop: Workshop) -> None:
    waiting = say(workshop, "ena", "dve")
    shown = say(workshop, "tri", "štiri", state="shown")
    board = read_board(workshop, sieve=Sieve(), side=Moderation.SHOWN)
    assert [card.statement.id for card in board.queue] == [card.id for card in waiting]
    assert [card.statement.id for card in board.side] == [card.id for card in reversed(shown)]
    assert board.counts == {"waiting": 2, "shown": 2, "hidden": 0}


def test_what_is_personal_stands_apart_in_the_pieces(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite 040 123 456 zvečer")
    pieces = read_card(workshop, card.id).pieces
    assert pieces == [("Pokličite ", False), ("040 123 456", True), (" zvečer", False)]
    assert "".join(words for words, _personal in pieces) == card.text


def test_a_card_of_another_workshop_is_not_found(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop")
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        read_card(other, card.id)


def test_the_queue_goes_on_behind_a_card(workshop: Workshop) -> None:
    cards = say(workshop, *(f"misel {number}" for number in range(AT_A_TIME + 3)))
    queue, more = read_queue(workshop, sieve=Sieve(), after=cards[AT_A_TIME - 1].id)
    assert ([card.statement.id for card in queue], more) == ([card.id for card in cards[AT_A_TIME:]], 0)
    assert count_more(workshop.id, sieve=Sieve(), after=cards[0].id)[0] == AT_A_TIME + 2


def test_a_page_beyond_the_last_is_the_last(workshop: Workshop) -> None:
    say(workshop, *(f"misel {number}" for number in range(AT_A_TIME + 1)), state="shown")
    board = read_board(workshop, sieve=Sieve(), side=Moderation.SHOWN, page=99)
    assert (board.page, board.pages, len(board.side)) == (2, 2, 1)
