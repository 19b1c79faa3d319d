"""Drawing over the store: who is in the drum, and that a draw stands."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Draw, Raffle, Ticket, Workshop
from workshop.services.drawing import Drum, draw_number, list_draws, prepare_drum, put_aside, read_drum
from workshop.services.raffle_sealing import seal_drum, tell_seed
from workshop.services.raffle_taking import take_prize


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "raffle")
    return made


def draw(workshop: Workshop) -> Draw:
    before = db.session.scalar(select(func.count(Draw.id))) or 0
    if not read_drum(workshop).seal:
        seal_drum(workshop=workshop, actor="1", now=NOW)
    return draw_number(workshop=workshop, prize="", drawn_before=before, actor="1", now=NOW)


def prepare(workshop: Workshop, returned: str) -> Drum:
    prepare_drum(workshop=workshop, returned=returned, note="", actor="1", now=NOW)
    return read_drum(workshop)


def test_the_drum_holds_phones_and_stubs_without_the_returned(workshop: Workshop) -> None:
    db.session.add_all([Ticket(workshop_id=workshop.id, number=1), Ticket(workshop_id=workshop.id, number=2)])
    db.session.commit()
    drum = prepare(workshop, "2, 105-999")
    assert drum.left == {1, 101, 102, 103, 104}
    assert drum.taking_no_part == 1 + workshop.paper_sheets - 4


def test_nothing_is_in_the_drum_twice_and_an_empty_one_refuses(workshop: Workshop) -> None:
    prepare(workshop, "103-999")
    numbers = {draw(workshop).number, draw(workshop).number}
    assert numbers == {101, 102}
    with pytest.raises(Refusal, match="raffle_empty"):
        draw(workshop)


def test_a_sealed_drum_takes_no_more_numbers_out(workshop: Workshop) -> None:
    prepare(workshop, "104-999")
    first = draw(workshop).number
    with pytest.raises(WrongState, match="raffle_sealed"):
        prepare(workshop, f"{first}, 104-999")
    assert {draw(workshop).number, draw(workshop).number} == {101, 102, 103} - {first}


def test_nothing_is_drawn_before_the_seal_nor_after_the_key_is_told(workshop: Workshop) -> None:
    with pytest.raises(WrongState, match="raffle_not_sealed"):
        draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
    draw(workshop)
    tell_seed(workshop=workshop, actor="1", now=NOW)
    with pytest.raises(WrongState, match="raffle_over"):
        draw_number(workshop=workshop, prize="", drawn_before=1, actor="1", now=NOW)


def test_the_key_is_kept_secret_until_it_is_told(workshop: Workshop) -> None:
    draw(workshop)
    seed = db.session.scalars(select(Raffle.seed)).one()
    draw(workshop)
    assert db.session.scalars(select(Raffle.seed)).all() == [seed]
    move_to(workshop, "evaluation")
    assert (read_drum(workshop).seed, read_drum(workshop).list_hash) == ("", "")
    tell_seed(workshop=workshop, actor="1", now=NOW)
    assert read_drum(workshop).seed == seed


def test_an_earlier_number_can_be_put_aside_until_its_prize_was_taken(workshop: Workshop) -> None:
    first, second = draw(workshop), draw(workshop)
    draw(workshop)
    put_aside(workshop=workshop, draw_id=first.id, reason="Ni v dvorani", actor="1", now=NOW)
    take_prize(workshop=workshop, draw_id=second.id, actor="1", now=NOW)
    with pytest.raises(NotFound):
        put_aside(workshop=workshop, draw_id=second.id, reason="Ni v dvorani", actor="1", now=NOW)
    assert [one.redrawn_because for one in list_draws(workshop.id)] == ["Ni v dvorani", "", ""]


def test_a_draw_seen_from_an_older_page_draws_nothing(workshop: Workshop) -> None:
    draw(workshop)
    with pytest.raises(WrongState, match="already_drawn"):
        draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
