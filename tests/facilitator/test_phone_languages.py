"""The page of further languages, and stations worded in them."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.checking_client import CheckingClient
from tests.filling import fill
from tests.people import client_of
from tests.world import Centre, move_to
from workshop.extensions import db
from workshop.models import Group, Station, Workshop
from workshop.services.parts import list_ordered


@pytest.fixture
def staff(app: Flask, centre: Centre) -> CheckingClient:
    return client_of(app, centre.colleague)


def offer(staff: CheckingClient, workshop: Workshop, *languages: str) -> None:
    answer = fill(staff, f"/workshops/{workshop.id}/languages", further=list(languages))
    assert answer.headers["Location"] == f"/workshops/{workshop.id}/languages"


def test_a_station_takes_words_in_the_languages_that_were_chosen(staff: CheckingClient, workshop: Workshop) -> None:
    station = list_ordered(Station, workshop.id)[0]
    here = f"/workshops/{workshop.id}/stations/{station.id}"
    staff.get(here)
    assert staff.page.find(".//*[@name='question_it']") is None
    offer(staff, workshop, "it")
    fill(staff, here, question_it="Che cosa ci manca?", probes_it="Chi?\nQuando?")
    assert (station.text("question", "it"), station.text("probes", "it")) == ("Che cosa ci manca?", ["Chi?", "Quando?"])


def test_saving_stays_on_the_page_which_the_workshop_leads_to(staff: CheckingClient, workshop: Workshop) -> None:
    here = f"/workshops/{workshop.id}/languages"
    staff.get(f"/workshops/{workshop.id}")
    assert here in [link.get("href") for link in staff.page.iter("a")]
    offer(staff, workshop, "it")
    staff.get(here)
    assert "Shranjeno." in staff.words


def test_words_of_a_language_that_is_no_longer_offered_are_kept(staff: CheckingClient, workshop: Workshop) -> None:
    station = list_ordered(Station, workshop.id)[0]
    here = f"/workshops/{workshop.id}/stations/{station.id}"
    offer(staff, workshop, "it")
    fill(staff, here, question_it="Che cosa ci manca?")
    offer(staff, workshop)
    fill(staff, here, question_en="What do we lack?")
    assert station.text("question", "it") == "Che cosa ci manca?"


def test_a_resident_reads_the_question_in_the_own_language_or_marked_in_that_of_the_evening(
    staff: CheckingClient, client: CheckingClient, workshop: Workshop
) -> None:
    offer(staff, workshop, "sq")
    move_to(workshop, "round", 1)
    client.get("/language/sq")
    group = first_group(workshop)
    client.post(f"/{workshop.code}/seat", data={"group": str(group)})
    assert asked(client, workshop) == ("sl", list_ordered(Station, workshop.id)[0].text("question", "sl"))
    station = list_ordered(Station, workshop.id)[0]
    fill(staff, f"/workshops/{workshop.id}/stations/{station.id}", question_sq="Çfarë na mungon?")
    assert asked(client, workshop) == (None, "Çfarë na mungon?")


def first_group(workshop: Workshop) -> int:
    """The one that begins at the first station."""
    found = db.session.scalar(select(Group.id).where(Group.workshop_id == workshop.id).order_by(Group.letter))
    assert found is not None
    return found


def asked(client: CheckingClient, workshop: Workshop) -> tuple[str | None, str]:
    """The language that the question is marked with, and the question."""
    client.get(f"/{workshop.code}")
    label = client.page.find(".//h1/label")
    assert label is not None
    inner = label.find("span")
    return (None if inner is None else inner.get("lang")), "".join(label.itertext())
