"""Three places at a station, never four, however many people choose."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station, say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import KeyPoint, Workshop
from workshop.services.key_places import free_places
from workshop.services.key_points import choose_key_point


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "home_round")
    return made


def test_a_place_that_is_left_is_given_again(workshop: Workshop) -> None:
    cards = say(workshop, "ena", "dve", "tri", state="shown")
    station = first_station(workshop).id
    assert free_places(station, 1) == [1, 2, 3]
    for card in cards:
        choose_key_point(workshop=workshop, statement_id=card.id, chosen=True, actor="1", now=NOW)
    assert free_places(station, 1) == []
    choose_key_point(workshop=workshop, statement_id=cards[1].id, chosen=False, actor="1", now=NOW)
    assert free_places(station, 1) == [2]


def test_of_five_who_choose_at_once_three_find_a_place(workshop: Workshop, app: Flask) -> None:
    cards = [card.id for card in say(workshop, *"abcde", state="shown")]
    number = workshop.id
    db.session.rollback()
    together = threading.Barrier(len(cards))

    def choose(card: int) -> str:
        with app.app_context():
            together.wait()
            try:
                here = db.session.get_one(Workshop, number)
                choose_key_point(workshop=here, statement_id=card, chosen=True, actor="1", now=NOW)
            except Refusal as refusal:
                return refusal.code
            return "chosen"

    with ThreadPoolExecutor(len(cards)) as people:
        told = sorted(people.map(choose, cards))
    assert told == ["chosen"] * 3 + ["key_points_full"] * 2
    assert sorted(db.session.scalars(select(KeyPoint.position))) == [1, 2, 3]
