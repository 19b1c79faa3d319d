"""Choosing the parts of the kit: what the page offers, what it refuses, and the print that comes of it."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import make_centre
from workshop.extensions import db
from workshop.models import PrintJob, Workshop
from workshop.prints.kit import pages_of_parts
from workshop.prints.kit_page import KitForm, chosen
from workshop.prints.kit_parts import KEYS, chosen_parts


def page_of(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/prints/kit"


def ticked(client: CheckingClient) -> list[str]:
    boxes = [box for box in client.page.iter("input") if box.get("name") == "parts"]
    return [str(box.get("value")) for box in boxes if box.get("checked") is not None]


def test_everything_is_ticked_and_the_forms_follow_the_expected_people(
    staff: CheckingClient, workshop: Workshop
) -> None:
    assert staff.get(page_of(workshop)).status_code == 200
    assert ticked(staff) == list(KEYS)
    fields = {field.get("name"): field.get("value") for field in staff.page.iter("input")}
    assert fields["sheets"] == "24"


def test_the_list_of_prints_leads_here(staff: CheckingClient, workshop: Workshop) -> None:
    staff.get(f"/workshops/{workshop.id}/prints")
    assert page_of(workshop) in [link.get("href") for link in staff.page.iter("a")]


@pytest.mark.parametrize("page", ["prints", "prints/kit"])
def test_that_contact_slips_are_not_in_the_kit_is_said_with_the_way_to_them(
    staff: CheckingClient, workshop: Workshop, page: str
) -> None:
    staff.get(f"/workshops/{workshop.id}/{page}")
    assert "Listkov za kontakt ni v tej datoteki." in staff.words
    way = next(link.get("href") or "" for link in staff.page.iter("a") if "contact-slips" in (link.get("href") or ""))
    address, _mark, place = way.partition("#")
    staff.get(address or f"/workshops/{workshop.id}/prints")
    (card,) = [box for box in staff.page.iter("div") if box.get("id") == place]
    assert [box.get("value") for box in card.iter("input") if box.get("name") == "kind"] == ["contact-slips"]


def test_a_choice_becomes_a_print_job(staff: CheckingClient, workshop: Workshop) -> None:
    data = {"parts": ["cards", "plan"], "sheets": "30", "language": "en", "colour": "y"}
    answer = staff.post(page_of(workshop), data=data)
    job = db.session.query(PrintJob).one()
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/workshops/{workshop.id}/prints/{job.id}"
    assert (job.kind, job.language) == ("kit", "en")
    assert json.loads(job.options) == {"parts": "cards,plan", "sheets": "30", "colour": "yes"}
    db.session.refresh(workshop)
    assert workshop.paper_sheets == 30


def test_all_parts_need_no_list(app: Flask) -> None:
    with app.test_request_context():
        assert chosen(KitForm(sheets=12)) == {"sheets": "12"}


@pytest.mark.parametrize("sheets", ["", "0", "301", "many", "-3", "1.5", "9" * 40])
def test_an_impossible_number_is_refused_and_the_ticks_kept(
    staff: CheckingClient, workshop: Workshop, sheets: str
) -> None:
    answer = staff.post(page_of(workshop), data={"parts": ["cards"], "sheets": sheets, "language": "sl"})
    assert answer.status_code == 422
    assert ticked(staff) == ["cards"]
    assert db.session.query(PrintJob).count() == 0


@pytest.mark.parametrize("parts", [[], ["nothing-of-ours"]])
def test_no_part_is_refused(staff: CheckingClient, workshop: Workshop, parts: list[str]) -> None:
    answer = staff.post(page_of(workshop), data={"parts": parts, "sheets": "10", "language": "sl"})
    assert answer.status_code == 422
    assert db.session.query(PrintJob).count() == 0


def test_an_unknown_language_is_refused(staff: CheckingClient, workshop: Workshop) -> None:
    answer = staff.post(page_of(workshop), data={"parts": ["cards"], "sheets": "10", "language": "xx"})
    assert answer.status_code == 422


def test_a_repeat_of_a_broken_choice_is_refused_too(staff: CheckingClient, workshop: Workshop) -> None:
    for choice in ({"sheets": "x"}, {"parts": "nothing-of-ours"}):
        data = {"kind": "kit", "language": "sl", **choice}
        assert staff.post(f"/workshops/{workshop.id}/prints", data=data).status_code == 422


def test_a_stranger_finds_nothing(app: Flask, workshop: Workshop) -> None:
    stranger = make_centre("Drugi zavod", "Trboje", "drugi.test").owner
    data = {"parts": ["cards"], "sheets": "1"}
    asked = [
        (visitor.get(page_of(workshop)).status_code, visitor.post(page_of(workshop), data=data).status_code)
        for visitor in (client_of(app, stranger), client_of(app))
    ]
    assert asked[0] == (404, 404)
    assert asked[1][0] in {302, 303, 401}
    assert asked[1][1] == 401
    assert db.session.query(PrintJob).count() == 0


def test_parts_come_in_the_order_of_the_kit() -> None:
    assert [part.key for part in chosen_parts(["plan", "cards", "nothing-of-ours"])] == ["cards", "plan"]


def test_the_pages_are_told_before_they_are_made(staff: CheckingClient, workshop: Workshop) -> None:
    staff.set_cookie("language", "en")
    staff.get(page_of(workshop))
    assert "Paper forms · A4 · 50 pages" in staff.words
    assert "Opinion on the workshop · A4 · 12 pages" in staff.words
    told = pages_of_parts(workshop, 24)
    assert f"with 24 as the number of paper forms: at least {1 + sum(told.values())} pages." in staff.words
    staff.get(f"/workshops/{workshop.id}/prints")
    assert f"Paper forms: 24. At least {1 + sum(told.values())} pages together." in staff.words
