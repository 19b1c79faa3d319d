"""The list of the vote as every screen and every slip reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import say
from tests.people import client_of
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.voting import votes_per_person
from workshop.extensions import db
from workshop.models import JournalEntry, Statement, Workshop
from workshop.prints.kit import build_kit
from workshop.services.moderating import hide_statement, show_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.print_kit import gather_kit
from workshop.services.pulse import read_pulse
from workshop.services.vote_options import list_options
from workshop.services.voting_list import add_statements, add_wording, read_voting_list, remove_option
from workshop.services.wall_pages import vote_lines

WORDS = "Skrita želja sosede"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """Fourteen statements and one in the moderator's words: four dots each."""
    made = make_workshop(make_centre())
    cards = say(made, WORDS, *(f"Želja {number}" for number in range(2, 15)), state="shown")
    move_to(made, "plenary")
    add_statements(workshop=made, statement_ids=[card.id for card in cards], actor="1", now=NOW)
    add_wording(workshop=made, text="Skupaj povedano", actor="1", now=NOW)
    move_to(made, "voting")
    return made


def hide(workshop: Workshop) -> Statement:
    card = db.session.get_one(Statement, list_options(workshop.id)[0].statement_id)
    return hide_statement(
        workshop=workshop, statement_id=card.id, seen=card_mark(card.state, card.text), actor="1", now=NOW
    )


def test_a_hidden_statement_loses_its_words_and_keeps_its_line(workshop: Workshop) -> None:
    before = list_options(workshop.id)
    hide(workshop)
    assert list_options(workshop.id) == [replace(before[0], text=None), *before[1:]]
    assert before[0].text == WORDS


def test_it_has_its_words_again_once_it_is_shown(workshop: Workshop) -> None:
    card = hide(workshop)
    show_statement(workshop=workshop, statement_id=card.id, seen=card_mark(card.state, WORDS), actor="1", now=NOW)
    assert list_options(workshop.id)[0].text == WORDS


def test_wall_slips_and_staff_read_the_same_list_and_give_the_same_dots(workshop: Workshop) -> None:
    hide(workshop)
    one = [(option.number, option.text or "") for option in list_options(workshop.id)]
    kit = gather_kit(workshop=workshop, language="sl")
    board = read_voting_list(workshop)
    assert [(number, text or "") for number, text in kit.options] == one
    assert [(int(line.lead), line.text) for line in vote_lines(workshop.id)] == one
    assert [(option.number, option.text or "") for option in board.options] == one
    assert kit.dots == board.dots_each == votes_per_person(len(vote_lines(workshop.id))) == 4


def test_no_page_and_no_slip_carries_hidden_words(workshop: Workshop, app: Flask) -> None:
    hide(workshop)
    with app.test_request_context():
        slips = build_kit(workshop, "sl", {"parts": "slips", "sheets": "1"}).html
    assert WORDS not in slips
    assert "umaknjena izjava" in slips


def test_phones_follow_when_a_line_is_withdrawn(workshop: Workshop) -> None:
    before = read_pulse(workshop.code).stage
    hide(workshop)
    assert read_pulse(workshop.code).stage == before + 1


def test_phones_and_wall_say_withdrawn(workshop: Workshop, app: Flask) -> None:
    hide(workshop)
    phone: CheckingClient = client_of(app, None)
    for address in (f"/{workshop.code}/votes", f"/wall/{workshop.wall_token}"):
        page = phone.get(address).get_data(as_text=True)
        assert WORDS not in page
        assert "umaknjena izjava" in page
        assert 'name="dots-1"' not in page


def test_the_journal_knows_lines_by_number_alone(in_app: Flask) -> None:
    made = make_workshop(make_centre())
    add_wording(workshop=made, text=WORDS, actor="1", now=NOW)
    remove_option(workshop=made, option_id=list_options(made.id)[0].id, actor="1", now=NOW)
    kept = db.session.query(JournalEntry).filter_by(workshop_id=made.id, subject="voting_list").all()
    assert [entry.act for entry in kept] == ["list_add", "list_remove"]
    assert not any(WORDS in entry.before + entry.after for entry in kept)
