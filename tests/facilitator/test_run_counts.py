"""The console while something is given or taken: how much has come in, and where it leads."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.facilitator.boards import Room, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Ballot, Evening, Seat


def leave(room: Room, **more: str) -> int:
    (evening,) = room.rows(Evening)
    data = {"direction": "on", "expected": str(evening.stage_revision), **more}
    return room.client(room.centre.owner).post(room.at("run/moves"), data=data).status_code


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("voting", "S telefonom je glasovalo: 0, na papirju: 0."),
        ("sign_up", "Prijav s telefonom: 0, na papirju: 0."),
        ("raffle", "Prevzetih številk na telefonih: 0, razdeljenih na papirju: 0."),
        ("evaluation", "Mnenj s telefonom: 0, na papirju: 0."),
    ],
)
def test_the_card_says_how_much_has_come_in(app: Flask, state: str, said: str) -> None:
    room = open_room(app, state)
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    assert said in ana.words
    assert ("Odpri žrebanje" in ana.words) == (state == "raffle")


def test_a_vote_without_votes_is_left_only_when_asked_twice(app: Flask) -> None:
    room = open_room(app, "voting")
    assert leave(room) == 422
    assert room.rows(Evening)[0].state == "voting"
    assert leave(room, sure="1") == 303
    assert room.rows(Evening)[0].state == "sign_up"


def test_the_question_makes_the_next_press_sure(app: Flask) -> None:
    room = open_room(app, "voting")
    ana = room.client(room.centre.owner)
    expected = str(room.rows(Evening)[0].stage_revision)
    ana.post(room.at("run/moves"), data={"direction": "on", "expected": expected})
    assert "Glasoval ni še nihče." in ana.words
    assert "1" in [field.get("value") for field in ana.page.iter("input") if field.get("name") == "sure"]


def test_a_vote_with_a_vote_is_left_at_once(app: Flask) -> None:
    room = open_room(app, "voting")
    with app.app_context():
        db.session.add(Ballot(workshop_id=room.workshop.id, key=str(uuid.uuid4()), created_at=NOW))
        db.session.commit()
    assert leave(room) == 303


def test_a_vote_that_phones_in_the_room_have_not_given_is_left_only_when_asked_twice(app: Flask) -> None:
    room = open_room(app, "voting")
    with app.app_context():
        one, other = (
            Seat(workshop_id=room.workshop.id, token_hash=str(uuid.uuid4()), arrived_at=NOW) for _phone in range(2)
        )
        db.session.add_all([one, other])
        db.session.flush()
        db.session.add(Ballot(workshop_id=room.workshop.id, seat_id=one.id, key=str(uuid.uuid4()), created_at=NOW))
        db.session.commit()
    ana = room.client(room.centre.owner)
    data = {"direction": "on", "expected": str(room.rows(Evening)[0].stage_revision)}
    assert ana.post(room.at("run/moves"), data=data).status_code == 422
    assert "Telefoni v dvorani, ki so glasovali: 1 od 2." in ana.words
    assert room.rows(Evening)[0].state == "voting"
    assert leave(room, sure="1") == 303
    assert room.rows(Evening)[0].state == "sign_up"


def test_what_is_done_beside_the_evening_is_one_press_away(app: Flask) -> None:
    room = open_room(app, "plenary")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    links = {link.get("href") for link in ana.page.iter("a")}
    assert {room.at(page) for page in ("themes", "matches", "passes", "contacts", "opinions")} <= links
