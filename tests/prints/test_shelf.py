"""The list of what can be printed."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.prints.reported import hold_evening
from tests.prints.waiting import wait_for
from tests.world import make_centre
from workshop.models import Workshop


def test_everything_on_paper_is_on_one_page(staff: CheckingClient, workshop: Workshop) -> None:
    staff.get(f"/workshops/{workshop.id}/prints")
    assert staff.heading == "Tiskanje"
    for words in ("Poročilo o vključevanju javnosti", "Povzetek za občino", "Pripravljeno še ni nič."):
        assert words in staff.words


@pytest.mark.parametrize("act", ["GET", "POST"])
def test_a_strangers_evening_does_not_exist(app: Flask, workshop: Workshop, act: str) -> None:
    other = client_of(app, make_centre("Drugi center", "Zlato polje", "drugi.test").owner)
    assert other.open(f"/workshops/{workshop.id}/prints", method=act).status_code == 404


def test_a_print_is_begun_by_a_press_and_then_listed(staff: CheckingClient, workshop: Workshop) -> None:
    hold_evening(workshop)
    address = f"/workshops/{workshop.id}/prints"
    begun = staff.post(address, data={"kind": "summary", "language": "en", "part": ["a", "b"]})
    job = wait_for(workshop.id, "summary")
    assert (begun.status_code, begun.headers["Location"]) == (303, f"{address}/{job.id}")
    assert (job.state, job.language, job.file_name) == ("done", "en", "2026-11-06_Golnik_summary_draft.pdf")
    assert json.loads(job.options) == {"part": "a,b"}
    staff.get(address)
    assert "pripravljeno" in staff.words


def test_pressing_twice_makes_one(staff: CheckingClient, workshop: Workshop) -> None:
    hold_evening(workshop)
    places = [
        staff.post(f"/workshops/{workshop.id}/prints", data={"kind": "summary", "language": "sl"}).headers["Location"]
        for _ in range(2)
    ]
    assert places[0] == places[1]
    wait_for(workshop.id, "summary")


def test_a_language_that_is_not_spoken_is_refused_in_words(staff: CheckingClient, workshop: Workshop) -> None:
    answer = staff.post(f"/workshops/{workshop.id}/prints", data={"kind": "report", "language": "xx"})
    assert answer.status_code == 422
    assert "Izberite jezik natisa." in staff.words


def test_a_kind_that_nobody_offers_is_not_found(staff: CheckingClient, workshop: Workshop) -> None:
    answer = staff.post(f"/workshops/{workshop.id}/prints", data={"kind": "banner", "language": "sl"})
    assert answer.status_code == 404
