"""Following up on a page: who calls, what came of it, who waits too long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.services.test_contacts_consented import keep
from workshop.extensions import db
from workshop.models import Account, Contact, VolunteerRole, Workshop


@pytest.fixture
def room(app: Flask) -> Room:
    made = open_room(app, "sign_up")
    with app.app_context():
        db.session.get_one(Account, made.centre.owner.id).language = "en"
        keep(made.workshop, "Zvezdana", "volunteering")
        keep(made.workshop, "Bojana", "report")
        found = db.session.get_one(Workshop, made.workshop.id)
        found.held_on = datetime.now(UTC).date() - timedelta(days=9)
        db.session.commit()
    return made


def contact_id(app: Flask) -> int:
    with app.app_context():
        return int(db.session.query(Contact).filter_by(name="Zvezdana").one().id)


def test_who_waits_too_long_is_counted_at_the_door_and_over_all_evenings(ana: CheckingClient, room: Room) -> None:
    ana.get(room.at("contacts"))
    assert "1 person still waits for a call" in ana.words
    ana.get("/workshops/calls")
    assert "1 person waits" in ana.words
    assert "Zvezdana" not in ana.words


def test_the_calls_show_who_agreed_and_marking_one_ends_the_waiting(
    ana: CheckingClient, room: Room, app: Flask
) -> None:
    ana.post(room.at("contacts/calls"))
    assert ("Zvezdana" in ana.words, "Bojana" in ana.words, "Late." in ana.words) == (True, False, True)
    ana.post(room.at(f"contacts/{contact_id(app)}/call"), data={"state": "called"})
    assert "Late." not in ana.words
    assert ana.post(room.at(f"contacts/{contact_id(app)}/call"), data={"state": "?"}).status_code == 422
    ana.get("/workshops/calls")
    assert "Nobody waits longer than was promised." in ana.words


def test_a_caller_is_named_for_one_person(ana: CheckingClient, room: Room, app: Flask) -> None:
    one = contact_id(app)
    ana.post(room.at(f"contacts/{one}/caller"), data={f"c{one}-caller": "Bor Zupan", f"c{one}-by": "2099-01-02"})
    assert "Promised: Bor Zupan, by 2 January 2099." in ana.words
    assert ana.post(room.at(f"contacts/{one}/caller"), data={f"c{one}-by": "soon"}).status_code == 422
    assert "Enter the date as year-month-day" in ana.words


def test_a_day_that_is_none_shows_the_calls_again_as_a_look_that_is_written_down(
    ana: CheckingClient, room: Room, app: Flask
) -> None:
    one = contact_id(app)
    ana.post(room.at(f"contacts/{one}/caller"), data={f"c{one}-by": "soon"})
    assert "Zvezdana" in ana.words
    ana.get(room.at("contacts"))
    assert "Opened the calls" in ana.words


def test_callers_are_named_for_tasks_also_while_the_evening_runs(ana: CheckingClient, room: Room, app: Flask) -> None:
    with app.app_context():
        role = db.session.query(VolunteerRole).filter_by(workshop_id=room.workshop.id, number=1).one().id
    assert ana.get(room.at("contacts/callers")).status_code == 200
    data = {f"r{role}-caller": "Bor Zupan", f"r{role}-by": "2026-11-12"}
    assert ana.post(room.at("contacts/callers"), data=data).status_code == 303
    with app.app_context():
        assert db.session.get_one(VolunteerRole, role).caller == "Bor Zupan"
    assert ana.post(room.at("contacts/callers"), data={f"r{role}-by": "soon"}).status_code == 422
