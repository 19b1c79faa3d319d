"""Contacts from paper slips: the printed code is then what a link is for a phone."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.contact_details import ContactDetails
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.slip_codes import written
from workshop.extensions import db
from workshop.models import Contact, JournalEntry, Workshop
from workshop.services.contacts import erase_contact, find_contact
from workshop.services.contacts_paper import save_paper_contact
from workshop.services.paper_key import slip_codes

SECRET = "the installation's secret"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


def save(workshop: Workshop, code: str, fifteen: bool = True, consents: dict[str, str] | None = None) -> None:
    save_paper_contact(
        workshop=workshop,
        details=ContactDetails(name="Ana", phone="040123456"),
        consents={"report": "Da."} if consents is None else consents,
        fifteen=fifteen,
        code=code,
        secret=SECRET,
        actor="1",
        now=NOW,
    )


def test_the_code_of_the_slip_finds_and_erases_what_was_typed_in(workshop: Workshop) -> None:
    code = slip_codes(workshop, SECRET)[2]
    save(workshop, written(code).lower())
    assert (find_contact(code)[0].name, find_contact(code)[0].origin) == ("Ana", "paper")
    erase_contact(token=code, now=NOW)
    assert db.session.scalar(select(func.count(Contact.id))) == 0


def test_the_journal_says_who_typed_it_in_and_not_whom(workshop: Workshop) -> None:
    save(workshop, slip_codes(workshop, SECRET)[2])
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.act == "keep")).one()
    assert (entry.actor, "Ana" in entry.after, "040123456" in entry.after) == ("1", False, False)


def test_a_slip_is_typed_in_once(workshop: Workshop) -> None:
    save(workshop, slip_codes(workshop, SECRET)[2])
    with pytest.raises(Refusal, match="slip_known"):
        save(workshop, slip_codes(workshop, SECRET)[2])


def test_of_two_who_type_the_same_slip_at_once_one_is_told(workshop: Workshop, app: Flask) -> None:
    number, people = workshop.id, 3
    db.session.rollback()
    together = threading.Barrier(people)

    def type_in(_person: int) -> str:
        with app.app_context():
            together.wait()
            found = db.session.get_one(Workshop, number)
            try:
                save(found, slip_codes(found, SECRET)[2])
            except Refusal as refusal:
                return refusal.code
            return "kept"

    with ThreadPoolExecutor(people) as pool:
        assert sorted(pool.map(type_in, range(people))) == ["kept", "slip_known", "slip_known"]


def test_only_a_code_of_this_evening_is_taken(workshop: Workshop) -> None:
    for code in (
        "",
        "K7MP4-XQD2A",
        slip_codes(make_workshop(make_centre("Drugi center", "Bled", "drugi.test")), SECRET)[2],
    ):
        with pytest.raises(Refusal, match="slip_unknown"):
            save(workshop, code)


def test_a_slip_without_a_tick_or_of_a_child_is_not_kept(workshop: Workshop) -> None:
    code = slip_codes(workshop, SECRET)[2]
    with pytest.raises(Refusal, match="consent_missing"):
        save(workshop, code, consents={})
    with pytest.raises(Refusal, match="contact_too_young"):
        save(workshop, code, fifteen=False)
    assert db.session.scalar(select(func.count(Contact.id))) == 0


def test_it_begins_with_the_sign_up(in_app: Flask) -> None:
    early = make_workshop(make_centre())
    with pytest.raises(WrongState, match="sign_up_not_begun"):
        save(early, slip_codes(early, SECRET)[0])
