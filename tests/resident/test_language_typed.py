"""Another language without a script: the page comes again in it, what was typed stays, nothing is stored."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.checking_client import CheckingClient
from tests.resident.evenings import Hall, hidden, make_hall
from workshop.extensions import db
from workshop.models import Contact, Statement

WORDS = 'Klub & "knjige" <za> vse'
Typed = dict[str, str | list[str]]
FORMS: dict[str, tuple[str, str, Typed]] = {
    "question": ("round", "/m1", {"text": WORDS}),
    "plenary": ("plenary", "", {"text": WORDS}),
    "exchange": (
        "sign_up",
        "/exchange",
        {"need-text": WORDS, "offer-how_often": "weekly", "offer-place": "Dom krajanov"},
    ),
    "sign-up": ("sign_up", "/sign-up", {"role": ["1", "3"], "hours": "3-5", "note": WORDS}),
    "contact": ("sign_up", "/contact", {"name": "Ana Žagar", "phone": "031", "consent": ["report"], "fifteen": "yes"}),
    "evaluation": ("evaluation", "", {"heard": "4", "again": "maybe", "praise": WORDS}),
    "vote": ("voting", "", {"dots-1": "2", "dots-3": "1"}),
}


def tongue(page: Element) -> Element:
    """The button that speaks Slovene."""
    return next(node for node in page.iter("button") if node.get("lang") == "sl")


def values(page: Element, name: str) -> list[str]:
    """What stands in the fields of a name, or is ticked there."""
    found = [node for node in page.iter() if node.get("name") == name]
    ticked = [node for node in found if node.get("type") in ("radio", "checkbox")]
    if ticked:
        return [node.get("value") or "" for node in ticked if node.get("checked") is not None]
    (node,) = found
    if node.tag == "select":
        return [option.get("value") or "" for option in node.iter("option") if option.get("selected") is not None]
    return [node.get("value") or "" if node.tag == "input" else "".join(node.itertext()).strip()]


def rows(hall: Hall) -> dict[str, int]:
    with hall.app.app_context():
        tables = db.metadata.sorted_tables
        return {table.name: db.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def switch(phone: CheckingClient, typed: Typed) -> int:
    """One tap on the other language, with everything that the form holds."""
    form = next(node for node in phone.page.iter("form") if node.get("id") == "writing")
    kept = hidden(phone, form.get("action") or "")
    return phone.post(tongue(phone.page).get("formaction") or "", data={**kept, **typed}).status_code


@pytest.mark.parametrize("name", FORMS)
def test_what_was_typed_is_there_in_the_other_language_and_nothing_is_stored(
    app: Flask, phone: CheckingClient, name: str
) -> None:
    state, path, typed = FORMS[name]
    hall = make_hall(app, "round", 1)
    hall.list_to_vote_on("Klub", "Prevoz", "Delavnice", "Knjige")
    phone.get(f"/{hall.code}/m1")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    hall.move(state, 1 if state == "round" else 0)
    assert phone.get(f"/{hall.code}{path}").status_code == 200
    before, key = rows(hall), hidden(phone).get("key")
    assert switch(phone, typed) == 200
    assert phone.page.get("lang") == "sl"
    assert {name: values(phone.page, name) for name in typed} == {
        name: [value] if isinstance(value, str) else value for name, value in typed.items()
    }
    assert hidden(phone).get("key") == key
    assert rows(hall) == before
    phone.get(f"/{hall.code}{path}")
    assert phone.page.get("lang") == "sl"


def test_a_refused_form_keeps_its_words_and_can_still_be_sent(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    long = "x" * 5000
    assert (
        phone.post(f"/{hall.code}/statements", data={**hidden(phone), "kind": "need", "text": long}).status_code == 422
    )
    assert switch(phone, {"text": "Dovolj kratko"}) == 200
    assert values(phone.page, "text") == ["Dovolj kratko"]
    data = {**hidden(phone, "/statements"), "kind": "need", "text": "Dovolj kratko"}
    assert phone.post(f"/{hall.code}/statements", data=data).status_code == 303
    assert [one.text for one in hall.all(Statement)] == ["Dovolj kratko"]


def test_an_answer_to_the_table_before_stays_an_answer_to_it(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    phone.post(f"/{hall.code}/seat", data={"group": hall.group("blue")})
    phone.get(f"/{hall.code}")
    hall.move("round", 2)
    assert switch(phone, {"text": WORDS}) == 200
    assert (values(phone.page, "text"), hidden(phone, "/statements")["station"]) == ([WORDS], "1")


def test_words_without_a_page_are_shown_to_be_copied(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    hall.close()
    assert switch(phone, {"text": WORDS}) == 200
    assert phone.heading == "To ste napisali"
    assert WORDS in phone.words


def test_a_form_with_nothing_in_it_just_changes_the_language(hall: Hall, phone: CheckingClient) -> None:
    phone.get(f"/{hall.code}/m1")
    hall.close()
    assert switch(phone, {"text": ""}) == 303


def test_the_first_button_of_a_form_is_no_language_so_that_enter_is_none(phone: CheckingClient) -> None:
    phone.get("/")
    first = next(node for node in phone.page.iter("button") if node.get("form") in (None, "writing"))
    assert first.get("formaction") is None


def test_the_code_typed_at_the_door_stays(phone: CheckingClient) -> None:
    phone.get("/")
    assert switch(phone, {"code": "48"}) == 200
    assert (phone.page.get("lang"), values(phone.page, "code")) == ("sl", ["48"])


def test_no_other_site_can_have_a_form_shown(phone: CheckingClient) -> None:
    answer = phone.post("/language/sl?next=/", data={"code": "4827"}, headers={"Origin": "https://elsewhere.test"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path", ["/sign-in", "/workshops", "/language/en", "//elsewhere.test", "/nikjer/nic", "/static/x"]
)
def test_only_pages_of_residents_are_filled_in(phone: CheckingClient, path: str) -> None:
    answer = phone.post("/language/sl", query_string={"next": path, "form": path}, data={"text": "Klub"})
    assert (answer.status_code, phone.page.get("lang")) == (200, "sl")
    assert "Klub" in phone.words


def test_a_contact_that_is_being_checked_goes_back_into_its_form_and_is_not_kept(
    app: Flask, phone: CheckingClient
) -> None:
    hall = make_hall(app, "sign_up")
    phone.get(f"/{hall.code}/contact")
    given = {"phone": "040 123 456", "consent": "report", "fifteen": "yes"}
    assert phone.post(f"/{hall.code}/contact", data={**hidden(phone), **given}).status_code == 200
    assert phone.heading == "Is this right?"
    assert switch(phone, {}) == 200
    assert {name: values(phone.page, name) for name in given} == {name: [value] for name, value in given.items()}
    assert hall.count(Contact) == 0
