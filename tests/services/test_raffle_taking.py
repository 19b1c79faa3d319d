"""Whether somebody came for a prize, and how many people hold a paper form."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Seat, Workshop
from workshop.services.drawing import draw_number, put_aside
from workshop.services.raffle_record import build_record
from workshop.services.raffle_sealing import seal_drum
from workshop.services.raffle_taking import count_sheets_given, list_taken, take_prize


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "raffle")
    return made


def seat(workshop: Workshop, *, origin: str = "desk", phone: bool = False, child: bool = False) -> Seat:
    return Seat(workshop_id=workshop.id, origin=origin, phone=phone, child=child, arrived_at=NOW)


def test_a_prize_is_not_taken_until_somebody_says_so(workshop: Workshop) -> None:
    seal_drum(workshop=workshop, actor="1", now=NOW)
    drawn = draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
    assert list_taken(workshop.id) == frozenset()
    take_prize(workshop=workshop, draw_id=drawn.id, actor="1", now=NOW)
    assert list_taken(workshop.id) == {drawn.id}


def test_a_prize_that_was_put_aside_after_all_was_not_taken(workshop: Workshop) -> None:
    seal_drum(workshop=workshop, actor="1", now=NOW)
    drawn = draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
    take_prize(workshop=workshop, draw_id=drawn.id, actor="1", now=NOW)
    put_aside(workshop=workshop, draw_id=drawn.id, reason="Pritisnili smo napak", actor="1", now=NOW)
    assert list_taken(workshop.id) == frozenset()
    assert [one["taken"] for one in build_record(workshop)["draws"]] == [False]


def test_a_draw_of_another_evening_is_not_found(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    move_to(other, "raffle")
    seal_drum(workshop=other, actor="1", now=NOW)
    drawn = draw_number(workshop=other, prize="", drawn_before=0, actor="1", now=NOW)
    with pytest.raises(NotFound):
        take_prize(workshop=workshop, draw_id=drawn.id, actor="1", now=NOW)


def test_only_adults_without_a_phone_took_a_form_at_the_desk(workshop: Workshop) -> None:
    seats = [seat(workshop), seat(workshop, phone=True), seat(workshop, child=True), seat(workshop, origin="phone")]
    db.session.add_all(seats)
    db.session.commit()
    assert count_sheets_given(workshop.id) == 1
