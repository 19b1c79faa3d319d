"""Paper has its way back too: the code of the slip is typed, and leads to what is kept."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, make_hall
from tests.world import NOW
from workshop.domain.contact_details import ContactDetails
from workshop.domain.slip_codes import written
from workshop.models import Consent, Contact
from workshop.services.contacts_paper import save_paper_contact
from workshop.services.paper_key import slip_codes


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


@pytest.fixture
def code(hall: Hall) -> str:
    with hall.row() as workshop:
        found = slip_codes(workshop, "secret")[0]
        save_paper_contact(
            workshop=workshop,
            details=ContactDetails(name="Micka", phone="040123456"),
            consents={"report": "Poročilo.", "volunteering": "Klic."},
            fifteen=True,
            code=found,
            secret="secret",
            actor="1",
            now=NOW,
        )
    return found


def test_the_code_leads_to_what_is_kept_and_erases_it(hall: Hall, phone: CheckingClient, code: str) -> None:
    assert phone.get("/contact").status_code == 200
    where = phone.post("/contact", data={"code": written(code).lower()}).location
    assert where == f"/contact/{code}"
    phone.get(where)
    assert "Keep the slip with the code." in phone.words
    assert "13 November 2026" in phone.words
    phone.post(where)
    assert hall.count(Contact) == 0
    assert phone.post("/contact", data={"code": code}).status_code == 422


def test_one_purpose_is_taken_back_and_the_other_stands(hall: Hall, phone: CheckingClient, code: str) -> None:
    where = phone.post(f"/contact/{code}/purpose", data={"purpose": "report"}).location
    phone.get(where)
    assert phone.heading == "Your contact is still kept"
    assert "Your consent to receive the report is taken back." in phone.words
    phone.get(where.replace("report", "volunteering"))
    assert phone.heading == "Your contact is kept"
    assert [row.purpose for row in hall.all(Consent)] == ["volunteering"]
    phone.post(f"/contact/{code}/purpose", data={"purpose": "volunteering"})
    assert phone.heading == "Your contact is erased"
    assert hall.count(Contact) == 0


def test_a_code_that_is_none_comes_back_with_what_was_typed(phone: CheckingClient, code: str) -> None:
    assert phone.post("/contact", data={"code": "K7MP4"}).status_code == 422
    assert "Nothing is kept under this code." in phone.words
    assert "K7MP4" in [node.get("value") for node in phone.page.iter("input")]
