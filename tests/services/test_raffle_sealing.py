"""The seal: fixed numbers, a key of its own, no number in or out afterwards."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.raffle import make_seal
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import JournalEntry, Raffle, Workshop
from workshop.services.drawing import draw_number, prepare_drum, read_drum
from workshop.services.raffle_sealing import break_seal, seal_drum, seal_of, tell_seed
from workshop.services.seats import take_ticket


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "raffle")
    return made


def seal(workshop: Workshop) -> str:
    return seal_drum(workshop=workshop, actor="1", now=NOW)


def stored() -> Raffle:
    return db.session.scalars(select(Raffle)).one()


def test_the_seal_is_of_the_key_and_of_every_number_in_the_drum(workshop: Workshop) -> None:
    ticket = take_ticket(workshop=workshop, token="t", secret="s").number
    shown = seal(workshop)
    assert ticket in set(stored().numbers or ())
    assert len(stored().numbers or ()) == workshop.paper_sheets + 1
    assert shown == seal_of(stored()) == make_seal(bytes.fromhex(stored().seed), stored().numbers or ())
    assert read_drum(workshop).seal == shown


def test_a_phone_that_comes_later_gets_no_number_and_one_that_has_one_keeps_it(workshop: Workshop) -> None:
    first = take_ticket(workshop=workshop, token="t", secret="s").number
    seal(workshop)
    assert take_ticket(workshop=workshop, token="t", secret="s").number == first
    with pytest.raises(WrongState, match="raffle_sealed"):
        take_ticket(workshop=workshop, token="late", secret="s")


def test_an_opened_drum_gets_another_key_and_the_record_says_which_seal_it_is(workshop: Workshop) -> None:
    first, key = seal(workshop), stored().seed
    break_seal(workshop=workshop, reason="Zamudnica", actor="1", now=NOW)
    assert read_drum(workshop).seal == ""
    second = seal(workshop)
    assert (first != second, key != stored().seed, stored().seals) == (True, True, 2)
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "raffle_unseal")).one()
    assert first in entry.before


def test_a_drum_is_sealed_in_the_raffle_alone_and_never_empty(in_app: Flask) -> None:
    made = make_workshop(make_centre())
    with pytest.raises(WrongState, match="raffle_not_now"):
        seal(made)
    move_to(made, "raffle")
    prepare_drum(workshop=made, returned="1-999", note="", actor="1", now=NOW)
    with pytest.raises(Refusal, match="raffle_empty"):
        seal(made)


def test_what_was_drawn_cannot_be_undone_and_the_key_is_told_once(workshop: Workshop) -> None:
    with pytest.raises(WrongState, match="raffle_not_sealed"):
        tell_seed(workshop=workshop, actor="1", now=NOW)
    seal(workshop)
    draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
    with pytest.raises(WrongState, match="raffle_drawn"):
        break_seal(workshop=workshop, reason="Še enkrat", actor="1", now=NOW)
    tell_seed(workshop=workshop, actor="1", now=NOW)
    assert stored().told_at == NOW
