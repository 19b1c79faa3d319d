"""The report on the desk of the centre."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.prints.reported import HIDDEN, SAID, hold_evening
from tests.prints.waiting import wait_for
from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop

ACTS = ("/finding", "/publication", "/withdrawal")


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    workshop = make_workshop(centre)
    hold_evening(workshop)
    return workshop


@pytest.fixture
def closed(workshop: Workshop) -> Workshop:
    workshop.closed_at = NOW
    db.session.commit()
    return workshop


def desk(workshop: Workshop, act: str = "") -> str:
    return f"/workshops/{workshop.id}/report{act}"


def test_the_centre_reads_the_report_before_anybody_else(staff: CheckingClient, workshop: Workshop) -> None:
    staff.get(desk(workshop))
    assert staff.heading == "Poročilo"
    for words in ("Osnutek", "Delavnica še ni zaključena", SAID[1][0][1], workshop.findings_text):
        assert words in staff.words
    assert HIDDEN not in staff.words
    assert "Objavi poročilo" not in staff.words


@pytest.mark.parametrize("act", ["", *ACTS])
def test_a_strangers_report_does_not_exist(app: Flask, closed: Workshop, act: str) -> None:
    other = client_of(app, make_centre("Drugi center", "Zlato polje", "drugi.test").owner)
    answer = other.post(desk(closed, act)) if act else other.get(desk(closed))
    assert answer.status_code == 404
    assert db.session.get_one(Workshop, closed.id).published_at is None


def test_the_opening_sentence_is_written_and_stands_in_the_report(staff: CheckingClient, workshop: Workshop) -> None:
    written = staff.post(desk(workshop, "/finding"), data={"finding": "Ljudje želijo toplo sobo."})
    assert (written.status_code, written.headers["Location"]) == (303, desk(workshop))
    staff.get(desk(workshop))
    openings = [node for node in staff.page.iter("p") if node.get("class") == "finding"]
    assert [node.text for node in openings] == ["Ljudje želijo toplo sobo."]


def test_a_sentence_that_is_too_long_is_kept_and_the_number_said(staff: CheckingClient, workshop: Workshop) -> None:
    text = "č" * 302
    answer = staff.post(desk(workshop, "/finding"), data={"finding": text})
    assert answer.status_code == 422
    assert "Stavek je predolg. Skrajšajte ga za 2 znaka." in staff.words
    assert text in answer.get_data(as_text=True)
    assert db.session.get_one(Workshop, workshop.id).findings_text != text


def test_publishing_opens_the_address_and_makes_the_pdf(
    staff: CheckingClient, client: CheckingClient, closed: Workshop
) -> None:
    staff.get(desk(closed))
    assert "Objavi poročilo" in staff.words
    assert staff.post(desk(closed, "/publication"), data={"read": "y"}).status_code == 303
    assert client.get(f"/report/{closed.report_token}").status_code == 200
    job = wait_for(closed.id)
    paper = client.get(f"/report/{closed.report_token}.pdf")
    assert (paper.status_code, paper.data) == (200, job.data)
    staff.get(desk(closed))
    assert "Umakni" in staff.words


def test_an_evening_that_is_not_closed_is_not_published(staff: CheckingClient, workshop: Workshop) -> None:
    answer = staff.post(desk(workshop, "/publication"))
    assert answer.status_code == 409
    assert "Najprej zaključite delavnico" in staff.words


def test_withdrawing_closes_the_address_again(staff: CheckingClient, client: CheckingClient, closed: Workshop) -> None:
    closed.published_at = NOW
    db.session.commit()
    assert staff.post(desk(closed, "/withdrawal")).status_code == 303
    assert client.get(f"/report/{closed.report_token}").status_code == 404
