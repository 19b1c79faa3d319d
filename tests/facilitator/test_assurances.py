"""The pages of the municipality's assurances."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Assurance, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.parts import list_parts


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    return make_centre()


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    return make_workshop(centre)


@pytest.fixture
def client(app: Flask, centre: Centre) -> CheckingClient:
    found = client_of(app, centre.colleague)
    found.set_cookie("language", "en")
    return found


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/assurances"


@pytest.fixture
def assurance(workshop: Workshop) -> Assurance:
    facts = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "županja")
    return add_assurance(workshop=workshop, facts=facts, actor="test", now=NOW)


def test_the_page_says_what_to_ask_for(client: CheckingClient, here: str) -> None:
    client.get(here)
    assert "There is no assurance yet." in client.words
    assert "Zagotovilo, da občina podpira dejavnosti" in client.words


def test_an_assurance_is_added_unconfirmed(client: CheckingClient, here: str, workshop: Workshop) -> None:
    fields = {"sentence": "Prostor ostane odprt.", "person": "Ime Priimek", "function": "županja"}
    assert fill(client, f"{here}/new", **fields).headers["Location"] == here
    (found,) = list_parts(Assurance, workshop.id, Assurance.id)
    assert (found.sentence, found.person, found.function, found.confirmed_at) == (*fields.values(), None)
    client.get(here)
    assert "Not confirmed yet" in client.words


def test_the_tick_is_the_confirmation(client: CheckingClient, here: str, assurance: Assurance) -> None:
    assert fill(client, f"{here}/{assurance.id}", confirmed="y").status_code == 303
    assert assurance.confirmed_at is not None
    client.get(here)
    assert "Confirmed on" in client.words
    assert fill(client, f"{here}/{assurance.id}", confirmed=None).status_code == 303
    assert assurance.confirmed_at is None


@pytest.mark.parametrize(("field", "value"), [("sentence", ""), ("sentence", "x" * 601), ("person", "x" * 121)])
def test_what_does_not_fit_is_said_and_kept(client: CheckingClient, here: str, field: str, value: str) -> None:
    fields = {"sentence": "Prostor ostane odprt.", "function": "županja", field: value}
    assert fill(client, f"{here}/new", **fields).status_code == 422
    assert error_at(client, field)
    assert value_of(client, "function") == "županja"


def test_removing_asks_once_more(client: CheckingClient, here: str, workshop: Workshop, assurance: Assurance) -> None:
    client.get(f"{here}/{assurance.id}/removal")
    assert "Prostor ostane odprt." in client.heading
    assert send(client).status_code == 303
    assert list_parts(Assurance, workshop.id, Assurance.id) == []


def test_two_people_at_once_do_not_overwrite_each_other(
    client: CheckingClient, here: str, assurance: Assurance
) -> None:
    client.get(f"{here}/{assurance.id}")
    assurance.person = "Drugo Ime"
    db.session.commit()
    assert send(client, person="Tretje Ime").status_code == 409
    assert "Drugo Ime" in client.words


def test_it_may_be_confirmed_after_the_evening(
    client: CheckingClient, here: str, workshop: Workshop, assurance: Assurance
) -> None:
    move_to(workshop, "presentation")
    close(workshop)
    assert fill(client, f"{here}/{assurance.id}", confirmed="y").status_code == 303
    assert assurance.confirmed_at is not None
