"""Sealing on the page: first the seal, then the draws, then the key."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, first_station, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import PaperSheet, Raffle


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "raffle")


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    return client


def sealed(room: Room) -> list[bool]:
    return [row.sealed_at is not None for row in room.rows(Raffle, Raffle.workshop_id)]


def test_nothing_can_be_drawn_before_the_seal(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("raffle"))
    assert not any("/draws" in (form.get("action") or "") for form in ana.page.iter("form"))
    assert ana.post(room.at("raffle/draws"), data={"drawn_before": "0"}).status_code == 409


def test_the_drum_is_sealed_once_and_opened_again_only_with_a_reason(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("raffle/seal")).status_code == 303
    assert ana.post(room.at("raffle/seal")).status_code == 409
    assert ana.post(room.at("raffle/drum"), data={"returned": "101"}).status_code == 409
    assert ana.post(room.at("raffle/seal/removal"), data={"why": " "}).status_code == 422
    assert sealed(room) == [True]
    assert ana.post(room.at("raffle/seal/removal"), data={"why": "Somebody came late"}).status_code == 303
    assert sealed(room) == [False]


def test_after_the_first_draw_the_seal_stays(room: Room, ana: CheckingClient) -> None:
    ana.post(room.at("raffle/seal"))
    ana.post(room.at("raffle/draws"), data={"drawn_before": "0"})
    assert ana.post(room.at("raffle/seal/removal"), data={"why": "Again"}).status_code == 409
    assert sealed(room) == [True]


def test_the_key_is_not_told_without_a_seal_and_a_stranger_seals_nothing(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("raffle/end")).status_code == 409
    for act in ("seal", "seal/removal", "end"):
        assert room.stranger().post(room.at(f"raffle/{act}")).status_code == 404


def test_numbers_that_were_entered_as_given_out_are_not_asked_for_again(room: Room, ana: CheckingClient) -> None:
    nobodys = "A number may come that nobody holds."
    with room.app.app_context():
        station = first_station(room.workshop)
        sheet = PaperSheet(workshop_id=room.workshop.id, station_id=station.id, number=7, key="k", created_at=NOW)
        db.session.add(sheet)
        db.session.commit()
    ana.get(room.at("raffle"))
    assert "Paper forms given out at the desk: 0. Sheets typed in: 1." in ana.words
    assert nobodys in ana.words
    ana.post(room.at("raffle/drum"), data={"given": " , "})
    ana.get(room.at("raffle"))
    assert nobodys in ana.words
    ana.post(room.at("raffle/drum"), data={"given": "107, 108"})
    ana.get(room.at("raffle"))
    assert nobodys not in ana.words
    without = ",".join(str(number) for number in range(101, 125) if number not in (107, 108))
    ana.post(room.at("raffle/drum"), data={"returned": f"1,{without}", "note": "Vstop je prost."})
    ana.get(room.at("raffle"))
    assert nobodys not in ana.words
    ana.post(room.at("raffle/drum"), data={"returned": "1"})
    ana.get(room.at("raffle"))
    assert nobodys in ana.words
