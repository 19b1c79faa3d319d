"""The vault's pages: nobody's name at the door, every opening written down and told, files by purpose."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, asks_twice, open_room
from tests.services.test_contacts_consented import keep
from tests.world import NOW
from workshop.domain.slip_codes import written
from workshop.extensions import db
from workshop.models import Account, Contact, JournalEntry
from workshop.services.contacts_vault import export_purpose
from workshop.services.paper_key import slip_codes


@pytest.fixture
def room(app: Flask) -> Room:
    made = open_room(app, "sign_up")
    with app.app_context():
        db.session.get_one(Account, made.centre.owner.id).language = "en"
        keep(made.workshop, "Zvezdana", "report", "volunteering")
        keep(made.workshop, "Bojana", "volunteering")
    return made


def test_the_door_shows_nobody(ana: CheckingClient, room: Room) -> None:
    page = ana.get(room.at("contacts")).get_data(as_text=True)
    assert "2 people left a contact." in ana.words
    assert "Nobody yet." in ana.words
    assert not any(word in page for word in ("Zvezdana", "Bojana", "040123456", "040 123 456"))


def test_opening_it_shows_everybody_and_the_door_then_tells_who_looked(ana: CheckingClient, room: Room) -> None:
    assert ana.post(room.at("contacts/list")).status_code == 200
    assert "Zvezdana" in ana.words
    assert "This look is written down." in ana.words
    ana.get(room.at("contacts"))
    assert "Ana" in ana.words
    assert "Opened the list" in ana.words


def test_a_file_holds_only_who_agreed_and_is_told(ana: CheckingClient, room: Room, app: Flask) -> None:
    answer = ana.post(room.at("contacts/files/report"))
    text = answer.get_data(as_text=True)
    assert ("Zvezdana" in text, "Bojana" in text) == (True, False)
    assert answer.headers["Cache-Control"] == "no-store"
    ana.get(room.at("contacts"))
    assert "File: Send the report" in ana.words
    with app.app_context():
        workshop = db.session.merge(room.workshop)
        export_purpose(workshop=workshop, purpose="volunteering", actor="command", now=NOW)
    ana.get(room.at("contacts"))
    assert "By a command on the server" in ana.words
    assert ana.post(room.at("contacts/files/everything")).status_code == 404


def test_what_somebody_asks_for_by_telephone_goes(ana: CheckingClient, room: Room, app: Flask) -> None:
    first = number_of(app, "Zvezdana")
    ana.post(room.at("contacts/list"))
    assert asks_twice(ana, f"contacts/{first}/purposes/report")
    ana.post(room.at(f"contacts/{first}/purposes/report"))
    assert "Taken back: Send the report. The other consents stand." in ana.words
    assert ana.words.count("Send the report") == 1
    ana.post(room.at("contacts/list"))
    assert "Taken back: Send the report." not in ana.words
    assert asks_twice(ana, f"contacts/{first}/erasure")
    ana.post(room.at(f"contacts/{first}/erasure"))
    assert "The contact is erased." in ana.words
    assert "Zvezdana" not in ana.words
    assert "Bojana" in ana.words


def test_the_last_consent_taken_back_erases_the_contact_and_is_said_to(
    ana: CheckingClient, room: Room, app: Flask
) -> None:
    last = number_of(app, "Bojana")
    ana.post(room.at("contacts/list"))
    assert asks_twice(ana, f"contacts/{last}/purposes/volunteering")
    assert ana.words.count("It is the last consent: the contact is erased with it.") == 1
    ana.post(room.at(f"contacts/{last}/purposes/volunteering"))
    assert "The last consent is taken back, so the contact is erased." in ana.words
    assert "Bojana" not in ana.words
    assert "Zvezdana" in ana.words


def number_of(app: Flask, name: str) -> int:
    with app.app_context():
        return db.session.query(Contact).filter_by(name=name).one().id


def test_a_slip_is_typed_in_and_its_mistakes_are_said(ana: CheckingClient, room: Room, app: Flask) -> None:
    code = written(slip_codes(room.workshop, str(app.config["SECRET_KEY"]))[0])
    given: dict[str, object] = {"code": code, "name": "Cilka", "phone": "041 222 333", "consents": ["report"]}
    assert ana.post(room.at("contacts/slips"), data=given).status_code == 422
    assert "15 or older must be ticked on the slip" in ana.words
    assert ana.post(room.at("contacts/slips"), data={**given, "fifteen": "y"}).status_code == 303
    assert ana.post(room.at("contacts/slips"), data={**given, "fifteen": "y"}).status_code == 422
    assert "This slip is typed in already." in ana.words
    with app.app_context():
        assert db.session.query(Contact).filter_by(name="Cilka").one().origin == "paper"


def test_a_report_without_an_e_mail_address_is_said_in_the_list_and_after_typing_a_slip(
    ana: CheckingClient, room: Room, app: Flask
) -> None:
    ana.post(room.at("contacts/list"))
    before = ana.words.count("without an e-mail address")
    code = written(slip_codes(room.workshop, str(app.config["SECRET_KEY"]))[0])
    given = {
        "code": code,
        "name": "Cilka",
        "phone": "041222333",
        "consents": ["report", "volunteering"],
        "fifteen": "y",
    }
    ana.post(room.at("contacts/slips"), data=given)
    ana.get(room.at("contacts/slips"))
    assert "The slip has no e-mail address" in ana.words
    assert "Look at the slip once more." not in ana.words
    ana.post(room.at("contacts/list"))
    assert ana.words.count("without an e-mail address") == before + 1
    assert "041 222 333" in ana.words


def test_a_number_on_a_slip_that_is_likely_misread_is_said_after_it_is_kept(
    ana: CheckingClient, room: Room, app: Flask
) -> None:
    code = written(slip_codes(room.workshop, str(app.config["SECRET_KEY"]))[0])
    given = {"code": code, "phone": "04122233", "consents": ["volunteering"], "fifteen": "y"}
    ana.post(room.at("contacts/slips"), data=given)
    ana.get(room.at("contacts/slips"))
    assert "The number has 8 digits, usually there are 9." in ana.words


def test_another_centre_finds_nothing_and_a_reader_sees_nothing(room: Room, app: Flask) -> None:
    with app.app_context():
        db.session.get_one(Account, room.centre.colleague.id).role = "reader"
        db.session.commit()
    reader = room.client(room.centre.colleague)
    assert reader.post(room.at("contacts/list")).status_code == 403
    with app.app_context():
        assert db.session.query(JournalEntry).filter_by(act="contacts_look").count() == 0
