"""What moderating does to a statement, and what the journal keeps of it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evening, JournalEntry, KeyPoint, Statement, VoteOption, Workshop
from workshop.services.key_points import choose_key_point
from workshop.services.moderating import (
    UNDO_SECONDS,
    cover_words,
    hide_statement,
    mask_statement,
    mend_statement,
    show_statement,
    undo_act,
)
from workshop.services.moderation_board import find_undo
from workshop.services.moderation_hold import card_mark

ANA = "1"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def facts(workshop: Workshop, card: Statement, seconds: float = 0) -> dict[str, Any]:
    return {
        "workshop": workshop,
        "statement_id": card.id,
        "seen": card_mark(card.state, card.text),
        "actor": ANA,
        "now": NOW + timedelta(seconds=seconds),
    }


def revision(workshop: Workshop) -> int:
    return db.session.scalars(select(Evening.revision).where(Evening.workshop_id == workshop.id)).one()


def test_showing_raises_the_pulse_and_leaves_a_row(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop")
    before = revision(workshop)
    show_statement(**facts(workshop, card))
    assert revision(workshop) == before + 1
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "statement")).one()
    assert (entry.act, entry.actor, json.loads(entry.after)["state"]) == ("show", ANA, "shown")


def test_the_journal_never_holds_the_words(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite 040 123 456")
    mask_statement(**facts(workshop, card), show=True)
    mend_statement(**facts(workshop, card), text="Pokličite nas")
    rows = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "statement")).all()
    assert len(rows) == 2
    assert not [row for row in rows if "040" in row.before + row.after or "Poklič" in row.before + row.after]


@pytest.mark.parametrize("act", ["show", "hide", "mask", "mend"])
def test_every_act_can_be_undone_in_time_and_not_after(workshop: Workshop, act: str) -> None:
    (card,) = say(workshop, "Pišite na dom@golnik.si")
    acts = {
        "show": lambda: show_statement(**facts(workshop, card), knowingly=True),
        "hide": lambda: hide_statement(**facts(workshop, card)),
        "mask": lambda: mask_statement(**facts(workshop, card)),
        "mend": lambda: mend_statement(**facts(workshop, card), text="Pišite nam"),
    }
    acts[act]()
    with pytest.raises(WrongState, match="moderation_undo_over"):
        undo_act(**facts(workshop, card, UNDO_SECONDS + 1))
    undo_act(**facts(workshop, card, UNDO_SECONDS - 1))
    assert (card.text, card.state, card.original, card.moderated_at) == (
        "Pišite na dom@golnik.si",
        "waiting",
        None,
        None,
    )


def test_undo_is_offered_for_ten_seconds_to_who_did_it(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop")
    hide_statement(**facts(workshop, card))
    offered = find_undo(workshop.id, actor=ANA, now=NOW + timedelta(seconds=4))
    assert offered is not None
    assert (offered.statement_id, offered.act, offered.seconds) == (card.id, "hide", 6)
    assert find_undo(workshop.id, actor="2", now=NOW) is None
    assert find_undo(workshop.id, actor=ANA, now=NOW + timedelta(seconds=11)) is None
    undo_act(**facts(workshop, card))
    assert find_undo(workshop.id, actor=ANA, now=NOW) is None


def test_hiding_a_key_point_frees_its_place_and_undo_brings_it_back(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop", state="shown")
    choose_key_point(workshop=workshop, statement_id=card.id, chosen=True, actor=ANA, now=NOW)
    hide_statement(**facts(workshop, card))
    assert db.session.scalars(select(KeyPoint)).all() == []
    undo_act(**facts(workshop, card))
    assert db.session.scalars(select(KeyPoint.statement_id)).all() == [card.id]


def test_what_is_covered_is_covered_on_the_list_of_the_vote_too(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite 040 123 456", state="shown")
    db.session.add(VoteOption(workshop_id=workshop.id, number=1, text=card.text, statement_id=card.id))
    db.session.commit()
    mask_statement(**facts(workshop, card))
    db.session.expire_all()
    assert db.session.scalars(select(VoteOption.text)).all() == ["Pokličite [izpuščeno]"]


def test_a_long_answer_that_covering_makes_longer_still_fits_a_line_of_the_vote(workshop: Workshop) -> None:
    """PostgreSQL refuses words that are longer than their column."""
    (card,) = say(workshop, "Bor " + "x" * 276, state="shown")
    db.session.add(VoteOption(workshop_id=workshop.id, number=1, text=card.text, statement_id=card.id))
    db.session.commit()
    first = card.text
    cover_words(**facts(workshop, card), words="Bor")
    db.session.expire_all()
    assert len(card.text) == 288
    assert db.session.scalars(select(VoteOption.text)).one() == "[izpuščeno] " + "x" * 267 + "…"
    undo_act(**facts(workshop, card))
    db.session.expire_all()
    assert db.session.scalars(select(VoteOption.text)).one() == first


def test_a_card_whose_author_changed_it_meanwhile_is_not_shown_unseen(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop")
    seen = facts(workshop, card)
    card.text = "Nekaj drugega"
    db.session.commit()
    with pytest.raises(WrongState, match="answer_changed"):
        show_statement(**seen)


def test_another_workshops_card_is_not_found(workshop: Workshop) -> None:
    (card,) = say(workshop, "Klop")
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        hide_statement(**{**facts(workshop, card), "workshop": other})
    with pytest.raises(NotFound):
        choose_key_point(workshop=other, statement_id=card.id, chosen=True, actor=ANA, now=NOW)


def test_a_fourth_key_point_is_refused(workshop: Workshop) -> None:
    cards = say(workshop, "ena", "dve", "tri", "štiri", state="shown")
    for card in cards[:3]:
        choose_key_point(workshop=workshop, statement_id=card.id, chosen=True, actor=ANA, now=NOW)
    with pytest.raises(Refusal, match="key_points_full"):
        choose_key_point(workshop=workshop, statement_id=cards[3].id, chosen=True, actor=ANA, now=NOW)


def test_undo_of_hiding_brings_no_fourth_key_point(workshop: Workshop) -> None:
    cards = say(workshop, "ena", "dve", "tri", "štiri", state="shown")
    for card in cards[:3]:
        choose_key_point(workshop=workshop, statement_id=card.id, chosen=True, actor=ANA, now=NOW)
    hide_statement(**facts(workshop, cards[0]))
    choose_key_point(workshop=workshop, statement_id=cards[3].id, chosen=True, actor=ANA, now=NOW)
    undo_act(**facts(workshop, cards[0]))
    assert cards[0].state == "shown"
    points = db.session.execute(select(KeyPoint.statement_id, KeyPoint.position).order_by(KeyPoint.position)).all()
    assert [tuple(point) for point in points] == [(cards[3].id, 1), (cards[1].id, 2), (cards[2].id, 3)]


def test_undo_of_hiding_takes_the_place_that_is_left(workshop: Workshop) -> None:
    cards = say(workshop, "ena", "dve", "tri", state="shown")
    for card in cards[:2]:
        choose_key_point(workshop=workshop, statement_id=card.id, chosen=True, actor=ANA, now=NOW)
    hide_statement(**facts(workshop, cards[0]))
    choose_key_point(workshop=workshop, statement_id=cards[2].id, chosen=True, actor=ANA, now=NOW)
    undo_act(**facts(workshop, cards[0]))
    points = db.session.execute(select(KeyPoint.statement_id, KeyPoint.position).order_by(KeyPoint.position)).all()
    assert [tuple(point) for point in points] == [(cards[2].id, 1), (cards[1].id, 2), (cards[0].id, 3)]
