"""What was taken back is told by number, and done again where a backup has brought it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.contact_details import ContactDetails
from workshop.extensions import db
from workshop.models import Consent, Contact, Workshop
from workshop.services.contacts import erase_contact, save_contact, take_back
from workshop.services.evening_removal import remove_answered
from workshop.services.withdrawals import Withdrawal, list_withdrawals, read_marks, repeat

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "sign_up")
    return made


def leave(workshop: Workshop, name: str) -> str:
    return save_contact(
        workshop=workshop,
        details=ContactDetails(name=name, phone="040 123 456", email=""),
        consents={"report": "Da.", "volunteering": "Da."},
        fifteen=True,
        key=f"6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c{len(name):02d}",
        secret="secret",
        now=NOW,
    )


def numbers() -> dict[str, int]:
    return {contact.name: contact.id for contact in db.session.scalars(select(Contact))}


def test_each_is_told_by_evening_number_and_act(workshop: Workshop) -> None:
    ana, bine = leave(workshop, "Ana"), leave(workshop, "Bine")
    found = numbers()
    erase_contact(token=ana, now=NOW)
    take_back(token=bine, purpose="report", now=LATER)
    told = [(one.at, one.evening, one.contact, one.act, one.purpose) for one in list_withdrawals()]
    assert told == [
        (NOW, workshop.code, found["Ana"], "erase", ""),
        (LATER, workshop.code, found["Bine"], "take_back", "report"),
    ]
    assert [one.act for one in list_withdrawals(LATER)] == ["take_back"]


def test_a_deleted_evening_is_told_by_its_code(workshop: Workshop) -> None:
    code = workshop.code
    close(workshop)
    remove_answered(workshop=workshop, typed=code, actor="1", now=LATER)
    (told,) = list_withdrawals()
    assert (told.evening, told.contact, told.act) == (code, None, "delete")


def test_done_again_it_erases_those_and_no_others(workshop: Workshop) -> None:
    for name in ("Ana", "Bine", "Cecilija"):
        leave(workshop, name)
    found = numbers()
    row = Withdrawal(row=1, at=NOW, evening=workshop.code, contact=found["Ana"], act="erase", purpose="")
    part = replace(row, contact=found["Bine"], act="take_back", purpose="report")
    foreign = replace(row, contact=found["Cecilija"], evening="0000")
    deleted = replace(row, contact=None, act="delete")
    assert repeat([row, part, foreign, deleted], now=LATER) == 2
    assert numbers().keys() == {"Bine", "Cecilija"}
    left = select(Consent.purpose).where(Consent.contact_id == found["Bine"])
    assert db.session.scalars(left).all() == ["volunteering"]
    assert repeat([row, part], now=LATER) == 0


def test_a_journal_is_known_by_its_rows(workshop: Workshop) -> None:
    before = read_marks()
    erase_contact(token=leave(workshop, "Ana"), now=NOW)
    (told,) = list_withdrawals()
    assert before < read_marks()
    assert told.mark in read_marks() - before
