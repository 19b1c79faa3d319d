"""Hands raised at tables, on the console."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from workshop.models import Hand
from workshop.services.hands import raise_hand


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


def test_a_hand_is_listed_with_its_table_until_somebody_comes(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        raise_hand(workshop_id=room.workshop.id, table_number=3, reason="paper", now=datetime.now(UTC))
    hand = room.rows(Hand)[0]
    ana.get(room.at("run"))
    assert ana.page.find(f".//*[@id='press-hand-{hand.id}']") is not None
    assert ana.post(room.at(f"run/hands/{hand.id}")).status_code == 303
    assert room.rows(Hand)[0].lowered_at is not None
    ana.get(room.at("run"))
    assert ana.page.find(f".//*[@id='press-hand-{hand.id}']") is None
    assert ana.post(room.at(f"run/hands/{hand.id}")).status_code == 303


def test_a_strangers_hand_is_not_there(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("run/hands/999")).status_code == 404
