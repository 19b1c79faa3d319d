"""What was done later: entered also once the report is published, read at its public address."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, asks_twice, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Deed, JournalEntry, Station, Workshop


@pytest.fixture
def room(app: Flask) -> Room:
    found = open_room(app, "evaluation")
    found.say("Klančina pri vhodu", state="shown")
    found.close()
    with app.app_context():
        db.session.get_one(Workshop, found.workshop.id).published_at = NOW
        db.session.commit()
    return found


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    return client


def tell(room: Room, client: CheckingClient, text: str, day: str = "2026-11-06") -> int:
    about = f"p{room.rows(Station)[0].id}"
    client.get(room.at("deeds"))
    form = next(one for one in client.page.iter("form") if (one.get("action") or "").endswith("/deeds"))
    assert form is not None
    return client.post(room.at("deeds"), data={"about": about, "text": text, "done_on": day}).status_code


def test_what_was_done_is_read_at_the_public_address(app: Flask, room: Room, ana: CheckingClient) -> None:
    assert tell(room, ana, "Klančina stoji; hvala, 031 123 456.") == 303
    reader = CheckingClient(app, app.response_class)
    reader.get(f"/report/{room.workshop.report_token}")
    assert "Klančina stoji; hvala, [izpuščeno]. 6. november 2026" in reader.words
    assert "Naredili smo" in reader.words


def test_nothing_is_told_of_the_future_or_of_another_evening(room: Room, ana: CheckingClient) -> None:
    assert tell(room, ana, "Klančina stoji.", "2099-01-01") == 422
    assert "Enter a day that has been." in ana.words
    assert tell(room, ana, "") == 422
    assert ana.post(room.at("deeds"), data={"about": "t99", "text": "x", "done_on": "2026-11-06"}).status_code == 422
    assert room.rows(Deed) == []


def test_a_mistake_is_taken_back_and_the_journal_knows(room: Room, ana: CheckingClient) -> None:
    tell(room, ana, "Klančina stoji.")
    number = room.rows(Deed)[0].id
    ana.get(room.at("deeds"))
    assert asks_twice(ana, f"deeds/{number}/removal")
    assert ana.post(room.at(f"deeds/{number}/removal")).status_code == 303
    assert room.rows(Deed) == []
    assert [row.act for row in room.rows(JournalEntry)][-2:] == ["deed_add", "deed_remove"]
    assert ana.post(room.at(f"deeds/{number}/removal")).status_code == 404
