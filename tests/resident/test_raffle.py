"""The page for everybody: nothing, then the seal, then all of it; and the same as a file."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, make_hall
from tests.world import NOW
from workshop.domain.raffle_record import check_record
from workshop.extensions import db
from workshop.models import Raffle
from workshop.services.drawing import draw_number
from workshop.services.raffle_sealing import seal_drum, tell_seed


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "raffle")


def test_the_seal_is_shown_before_the_draw_and_the_key_after(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/raffle")
    assert "not sealed yet" in phone.words
    with hall.row() as workshop:
        seal = seal_drum(workshop=workshop, actor="1", now=NOW)
    with hall.app.app_context():
        key = hall_key(hall)
    phone.get(f"/{hall.code}/raffle")
    assert (seal in phone.words, key in phone.words) == (True, False)
    with hall.row() as workshop:
        number = draw_number(workshop=workshop, prize="Košara", drawn_before=0, actor="1", now=NOW).number
        tell_seed(workshop=workshop, actor="1", now=NOW)
    phone.get(f"/{hall.code}/raffle")
    assert (key in phone.words, f"{number:03d} Košara" in phone.words) == (True, True)


def test_a_raffle_that_was_never_held_promises_no_seal_after_the_closing(hall: Hall, phone: CheckingClient) -> None:
    hall.close()
    phone.get(f"/{hall.code}/raffle")
    assert "not sealed yet" not in phone.words
    assert "No number was drawn at this workshop." in phone.words


def test_the_file_checks_and_no_cache_keeps_it(hall: Hall, phone: CheckingClient) -> None:
    with hall.row() as workshop:
        seal_drum(workshop=workshop, actor="1", now=NOW)
        draw_number(workshop=workshop, prize="", drawn_before=0, actor="1", now=NOW)
        tell_seed(workshop=workshop, actor="1", now=NOW)
    answer = phone.get(f"/{hall.code}/raffle.json")
    assert all(one.right for one in check_record(answer.get_json()))
    assert answer.headers["Cache-Control"] == "no-store"


def hall_key(hall: Hall) -> str:
    return str(db.session.get_one(Raffle, hall.id).seed)
