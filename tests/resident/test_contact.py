"""A contact: skippable, by consent, shown before it is kept."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, fields, hidden, links, make_hall
from workshop.extensions import db
from workshop.models import Consent, Contact, SignUp

GIVEN: dict[str, object] = {
    "name": "Micka",
    "phone": "040 123-456",
    "consent": ["report", "volunteering"],
    "fifteen": "yes",
}


@pytest.fixture
def signing(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


def fill(client: CheckingClient, hall: Hall, **data: object) -> int:
    client.get(f"/{hall.code}/contact")
    return client.post(f"/{hall.code}/contact", data={**hidden(client, "/contact"), **data}).status_code


def save(phone: CheckingClient, hall: Hall) -> str:
    """The second button, on the page that shows what would be kept."""
    form = next(node for node in phone.page.iter("form") if (node.get("action") or "").endswith("/contact"))
    boxes = [node.get("value") for node in form.iter("input") if node.get("name") == "consent"]
    data = {**hidden(phone, "/contact"), "consent": boxes, "step": "save"}
    return str(phone.post(f"/{hall.code}/contact", data=data).location)


def test_the_page_can_be_left_out_and_nothing_is_ticked(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}/contact")
    assert phone.heading == "Would you like us to call you or send you the report?"
    assert "No, thank you" in phone.words
    assert len([node for node in phone.page.iter("input") if node.get("name") == "consent"]) == 4
    assert fields(phone, "consent") == []


def test_the_fields_say_what_they_are_for(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}/contact")
    given = {
        node.get("name"): node.get("autocomplete") for node in phone.page.iter("input") if node.get("autocomplete")
    }
    assert given == {"name": "name", "phone": "tel", "email": "email"}


def test_who_keeps_it_and_how_long_is_said_before_it_is_asked_for(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}/contact")
    assert phone.words.index("kept by Center Golnik") < phone.words.index("Telephone or e-mail")
    assert "twelve months" in phone.words
    assert f"/{signing.code}/privacy" in links(phone)


def test_it_is_shown_before_it_is_kept(signing: Hall, phone: CheckingClient) -> None:
    assert fill(phone, signing, **GIVEN) == 200
    assert phone.heading == "Is this right?"
    for told in ("Micka", "040 123-456", "to send me the report of this workshop"):
        assert told in phone.words
    assert signing.count(Contact) == 0


def test_the_page_that_shows_it_says_that_nothing_is_kept_yet(signing: Hall, phone: CheckingClient) -> None:
    fill(phone, signing, **GIVEN)
    assert "Nothing is kept yet." in phone.words


def test_a_number_that_is_likely_mistyped_is_asked_about_and_not_refused(signing: Hall, phone: CheckingClient) -> None:
    asked = "The number has 8 digits, usually there are 9."
    fill(phone, signing, **GIVEN)
    assert asked not in phone.words
    fill(phone, signing, **{**GIVEN, "phone": "041 555 66"})
    assert (phone.heading, asked in phone.words) == ("Is this right?", True)
    assert save(phone, signing).startswith("/contact/")
    assert [row.phone for row in signing.all(Contact)] == ["04155566"]


def test_who_asks_for_the_report_without_an_e_mail_is_told_and_not_refused(
    signing: Hall, phone: CheckingClient
) -> None:
    told = "There is no e-mail. If you want the report by e-mail, add it."
    fill(phone, signing, **GIVEN)
    assert told in phone.words
    assert save(phone, signing).startswith("/contact/")
    fill(phone, signing, **{**GIVEN, "email": "micka@luk.test"})
    assert phone.heading == "Is this right?"
    assert told not in phone.words
    fill(phone, signing, **{**GIVEN, "consent": "volunteering"})
    assert told not in phone.words


def test_the_second_button_keeps_it_with_the_very_words(signing: Hall, phone: CheckingClient) -> None:
    fill(phone, signing, **GIVEN)
    assert save(phone, signing).startswith("/contact/")
    with signing.app.app_context():
        contact = db.session.scalars(select(Contact)).one()
        consents = {consent.purpose: consent.text for consent in contact.consents}
        assert (contact.name, contact.phone, contact.email, contact.sign_up_id) == ("Micka", "040123456", "", None)
    assert consents == {
        "volunteering": "I allow Center Golnik to call me or write to me about taking part.",
        "report": "I allow Center Golnik to send me the report of this workshop.",
    }


def test_it_can_be_mended_before_it_is_kept(signing: Hall, phone: CheckingClient) -> None:
    fill(phone, signing, **GIVEN)
    data = {**hidden(phone, "/contact"), "consent": ["report"], "step": "mend"}
    phone.post(f"/{signing.code}/contact", data=data)
    assert fields(phone, "consent") == ["report"]
    assert signing.count(Contact) == 0


def test_it_belongs_to_the_sign_up_that_led_to_it(signing: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{signing.code}")
    where = phone.post(f"/{signing.code}/sign-up", data={**hidden(phone, "/sign-up"), "role": ["1"]}).location
    phone.get(where)
    phone.post(f"/{signing.code}/contact", data={**hidden(phone, "/contact"), **GIVEN})
    save(phone, signing)
    assert [row.sign_up_id for row in signing.all(Contact)] == [row.id for row in signing.all(SignUp)]


def test_saving_twice_keeps_one(signing: Hall, phone: CheckingClient) -> None:
    fill(phone, signing, **GIVEN)
    page = phone.page
    first = save(phone, signing)
    phone.page = page
    assert save(phone, signing) == first
    assert (signing.count(Contact), signing.count(Consent)) == (1, 2)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"email": "micka@example.si"}, "Tick what we may use your contact for. Without a tick we keep nothing."),
        ({"consent": ["report"]}, "Enter a telephone number or an e-mail."),
        ({"phone": "12", "consent": ["report"]}, "Enter a telephone number of at least 7 digits"),
        ({"email": "micka", "consent": ["report"]}, "Enter an e-mail with @ in it"),
        ({"phone": "040123456", "name": "č" * 121, "consent": ["report"]}, "Shorten the name to 120 characters."),
        ({"phone": "040123456", "consent": ["report"], "fifteen": ""}, "Tick that you are 15 or older."),
        ({"phone": "040123456", "consent": ["everything"]}, "Tick what we may use your contact for."),
    ],
)
@pytest.mark.parametrize("step", ["", "save"])
def test_what_cannot_be_kept_comes_back_in_words(
    signing: Hall, phone: CheckingClient, data: dict[str, object], sentence: str, step: str
) -> None:
    assert fill(phone, signing, **{"fifteen": "yes", **data}, step=step) == 422
    assert sentence in phone.words
    assert signing.count(Contact) == 0


def test_all_that_is_missing_is_said_at_once(signing: Hall, phone: CheckingClient) -> None:
    assert fill(phone, signing, phone="12") == 422
    for sentence in ("at least 7 digits", "Tick what we may use your contact for.", "Tick that you are 15 or older."):
        assert phone.words.count(sentence) == 2  # in the summary, and at the field
    assert signing.count(Contact) == 0


def test_what_was_typed_comes_back_with_the_error(signing: Hall, phone: CheckingClient) -> None:
    fill(phone, signing, email="micka@example.si")
    assert "micka@example.si" in [node.get("value") for node in phone.page.iter("input")]


def test_a_contact_is_asked_for_from_the_sign_up_until_the_end(app: Flask, phone: CheckingClient) -> None:
    hall = make_hall(app, "round", 1)
    assert phone.get(f"/{hall.code}/contact").location == f"/{hall.code}"
    assert phone.post(f"/{hall.code}/contact", data=GIVEN).status_code == 422
    assert "This comes later this evening." in phone.words
    hall.close()
    assert phone.get(f"/{hall.code}/contact").location == f"/{hall.code}"
    phone.post(f"/{hall.code}/contact", data={**GIVEN, "step": "save"})
    assert "This evening is closed." in phone.words
    assert all(words in phone.words for words in ("Micka", "040 123-456", "copy the words onto paper"))
    assert hall.count(Contact) == 0
