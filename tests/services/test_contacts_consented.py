"""A purpose finds those who agreed to it, and nobody else."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Consent, Contact, Workshop
from workshop.services.contacts_consented import INTRODUCTION, find_consented, list_consented


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def keep(workshop: Workshop, name: str, *purposes: str) -> Contact:
    contact = Contact(
        workshop_id=workshop.id,
        name=name,
        erase_on=NOW.date(),
        erase_token_hash=name,
        created_at=NOW,
        phone="040123456",
    )
    contact.consents = [Consent(purpose=purpose, text="Da.", version="1", given_at=NOW) for purpose in purposes]
    db.session.add(contact)
    db.session.commit()
    return contact


def test_a_contact_is_found_only_for_what_was_agreed_to(workshop: Workshop) -> None:
    ana = keep(workshop, "Ana", INTRODUCTION, "report")
    assert find_consented(ana.id, INTRODUCTION) is ana
    assert find_consented(ana.id, "report") is ana
    assert find_consented(ana.id, "volunteering") is None


def test_what_is_taken_back_is_found_no_more(workshop: Workshop) -> None:
    ana = keep(workshop, "Ana", INTRODUCTION, "report")
    ana.consents = [consent for consent in ana.consents if consent.purpose != INTRODUCTION]
    db.session.commit()
    assert find_consented(ana.id, INTRODUCTION) is None


def test_the_list_of_an_evening_holds_those_who_agreed(workshop: Workshop) -> None:
    keep(workshop, "Ana", INTRODUCTION)
    keep(workshop, "Bor", "report")
    keep(workshop, "Cene", "report", INTRODUCTION)
    other = make_workshop(make_centre("Drug center", "Drugje", "drug.test"))
    keep(other, "Dana", INTRODUCTION)
    assert [contact.name for contact in list_consented(workshop, INTRODUCTION)] == ["Ana", "Cene"]
