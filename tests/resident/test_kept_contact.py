"""The own link: looking erases nothing, one button erases all of it."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, links, make_hall
from tests.world import NOW
from workshop.domain.contact_details import ContactDetails
from workshop.models import Consent, Contact, JournalEntry
from workshop.resident.guards import KEPT
from workshop.services.contacts import save_contact

KEY = "1c1f1c1e-0d6e-4a8a-b3a5-0a5d1c2b3a4d"


@pytest.fixture
def signing(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


@pytest.fixture
def link(signing: Hall) -> str:
    with signing.row() as workshop:
        token = save_contact(
            workshop=workshop,
            details=ContactDetails(name="Micka", phone="040123456"),
            consents={"report": "Dovolim, da mi Center Golnik pošlje poročilo."},
            fifteen=True,
            key=KEY,
            secret="secret",
            now=NOW,
        )
    return f"/contact/{token}"


def test_the_link_says_what_is_kept_why_and_until_when(phone: CheckingClient, link: str) -> None:
    assert phone.get(link).status_code == 200
    assert phone.heading == "Your contact is kept"
    for told in (
        "Center Golnik",
        "6 May 2027",
        "Dovolim, da mi Center Golnik pošlje poročilo.",
        f"http://localhost{link}",
    ):
        assert told in phone.words


def test_the_address_can_be_followed_and_copied_and_the_office_is_named(
    signing: Hall, phone: CheckingClient, link: str
) -> None:
    phone.get(link)
    assert {f"http://localhost{link}", f"/{signing.code}/privacy"} <= links(phone)
    assert [node.get("value") for node in phone.page.iter("input")] == [f"http://localhost{link}"]
    assert "Or call: info@golnik.test" in phone.words
    phone.get("/contact")
    assert "Did you leave it on a phone?" in phone.words


def test_own_answers_say_that_a_contact_was_left_and_how_to_erase_it(signing: Hall, phone: CheckingClient) -> None:
    told = "You erase it at the address that was shown to you then."
    phone.get(f"/{signing.code}/answers")
    assert told not in phone.words
    phone.set_cookie(KEPT, "yes", path=f"/{signing.code}")
    phone.get(f"/{signing.code}/answers")
    assert told in phone.words
    assert "info@golnik.test" in phone.words


def test_the_link_can_be_read_in_every_language_of_the_evening(signing: Hall, phone: CheckingClient, link: str) -> None:
    with signing.row() as workshop:
        workshop.texts = {**workshop.texts, "it": {}}
    for address in (link, f"{link}/erasure"):
        phone.get(address)
        assert {"Slovenščina", "Italiano"} <= {
            "".join(node.itertext()) for node in phone.page.iter("a") if "/language/" in (node.get("href") or "")
        }


def test_the_link_shows_nothing_to_whoever_finds_it(phone: CheckingClient, link: str) -> None:
    page = phone.get(link).get_data(as_text=True)
    assert "040123456" not in page
    assert "Micka" not in page


def test_looking_erases_nothing(signing: Hall, phone: CheckingClient, link: str) -> None:
    phone.get(link)
    phone.head(link)
    assert signing.count(Contact) == 1


def test_it_is_asked_once_before_it_is_erased(signing: Hall, phone: CheckingClient, link: str) -> None:
    phone.get(link)
    assert f"{link}/erasure" in links(phone)
    phone.get(f"{link}/erasure")
    assert phone.heading == "Erase your contact?"
    assert signing.count(Contact) == 1
    assert [node.get("action") for node in phone.page.iter("form")] == [link]
    assert phone.get("/contact/AAAAAAAAAAAAAAAAAAAAAA/erasure").status_code == 404


def test_the_button_erases_it_with_its_consents_and_says_so(signing: Hall, phone: CheckingClient, link: str) -> None:
    assert phone.post(link).status_code == 200
    assert phone.heading == "Your contact is erased"
    assert (signing.count(Contact), signing.count(Consent)) == (0, 0)
    assert phone.get(link).status_code == 404
    assert phone.post(link).status_code == 404
    assert phone.heading == "No contact is kept under this link"


def test_with_the_last_purpose_the_phone_forgets_that_it_left_a_contact(
    signing: Hall, phone: CheckingClient, link: str
) -> None:
    phone.set_cookie(KEPT, "yes", path=f"/{signing.code}")
    phone.post(f"{link}/purpose", data={"purpose": "report"})
    assert phone.heading == "Your contact is erased"
    assert phone.get_cookie(KEPT, path=f"/{signing.code}") is None
    assert signing.count(Contact) == 0


def test_the_journal_knows_that_and_not_whom(signing: Hall, phone: CheckingClient, link: str) -> None:
    phone.post(link)
    entry = signing.all(JournalEntry)[-1]
    assert (entry.act, entry.subject, entry.actor) == ("erase", "contact", "own_link")
    assert "040123456" not in entry.before + entry.after


def test_the_link_works_after_the_evening_too(signing: Hall, phone: CheckingClient, link: str) -> None:
    signing.close()
    assert phone.post(link).status_code == 200


def test_a_guessed_link_finds_nothing(phone: CheckingClient, link: str) -> None:
    assert phone.get("/contact/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404
    assert phone.post("/contact/AAAAAAAAAAAAAAAAAAAAAA").status_code == 404


def test_the_notice_names_who_keeps_the_data_and_the_rights(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}/privacy")
    assert phone.heading == "About your data"
    assert "Center Golnik, info@golnik.test" in phone.words
    assert "Information Commissioner" in phone.words
