"""Who hid a statement, who covered words in it, and when."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.facilitator.boards import count_queries, say
from tests.world import NOW, Centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Account, Statement, Workshop
from workshop.services.moderating import cover_words, hide_statement, mask_statement, show_statement, undo_act
from workshop.services.moderation_hold import card_mark
from workshop.services.moderation_record import Deed, Handled, read_handled

LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    made = make_workshop(centre)
    move_to(made, "round", 1)
    return made


def by(person: Account, card: Statement, now: datetime = NOW) -> dict[str, Any]:
    """What an act on the card as it stands is told."""
    workshop, seen = db.session.get_one(Workshop, card.workshop_id), card_mark(card.state, card.text)
    return {"workshop": workshop, "statement_id": card.id, "seen": seen, "actor": str(person.id), "now": now}


def test_a_hidden_statement_tells_who_hid_it_and_when(workshop: Workshop, centre: Centre) -> None:
    (card,) = say(workshop, "Klop pred domom")
    hide_statement(**by(centre.colleague, card, LATER))
    assert read_handled([card]) == {card.id: Handled(hidden=Deed("Bor", LATER))}


def test_one_that_is_shown_again_tells_nothing(workshop: Workshop, centre: Centre) -> None:
    (card,) = say(workshop, "Klop pred domom")
    hide_statement(**by(centre.owner, card))
    show_statement(**by(centre.owner, card, LATER))
    assert read_handled([card]) == {}


def test_what_was_taken_back_is_nobodys_deed(workshop: Workshop, centre: Centre) -> None:
    (card,) = say(workshop, "Klop pred domom")
    hide_statement(**by(centre.owner, card))
    show_statement(**by(centre.colleague, card, LATER))
    undo_act(**by(centre.colleague, card, LATER))
    assert read_handled([card]) == {card.id: Handled(hidden=Deed("Ana", NOW))}


def test_covered_words_tell_the_last_who_covered(workshop: Workshop, centre: Centre) -> None:
    (card,) = say(workshop, "Ana Novak, 040 123 456")
    mask_statement(**by(centre.owner, card), show=True)
    cover_words(**by(centre.colleague, card, LATER), words="Ana Novak")
    assert read_handled([card]) == {card.id: Handled(covered=Deed("Bor", LATER))}


def test_a_statement_hidden_in_a_file_has_no_deed(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop pred domom", state="hidden")
    assert read_handled([card]) == {card.id: Handled()}


def test_whoever_has_left_the_centre_has_no_name_and_the_time_stays(workshop: Workshop, centre: Centre) -> None:
    (card,) = say(workshop, "Klop pred domom")
    hide_statement(**by(centre.colleague, card))
    db.session.delete(centre.colleague)
    db.session.commit()
    assert read_handled([card]) == {card.id: Handled(hidden=Deed("", NOW))}


def test_a_page_of_cards_is_two_queries_and_none_where_nothing_was_done(
    app: Flask, workshop: Workshop, centre: Centre
) -> None:
    cards = say(workshop, *(f"misel {number}" for number in range(6)))
    for card in cards[:5]:
        hide_statement(**by(centre.owner, card))
    for asked, most in ((cards[:5], 2), (cards[5:], 0)):
        for card in asked:
            db.session.refresh(card)
        with count_queries(app) as sent:
            read_handled(asked)
        assert len(sent) == most
