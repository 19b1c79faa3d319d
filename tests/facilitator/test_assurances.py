"""The pages of the municipality's assurances."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.world import NOW, move_to
from workshop.extensions import db
from workshop.models import Assurance, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.parts import list_parts


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/assurances"


@pytest.fixture
def assurance(workshop: Workshop) -> Assurance:
    facts = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "županja")
    return add_assurance(workshop=workshop, facts=facts, actor="test", now=NOW)


def test_the_page_says_what_to_ask_for(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    assert "There is no assurance yet." in bor.words
    assert "Zagotovilo, da občina podpira dejavnosti" in bor.words


def test_an_assurance_is_added_unconfirmed(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    fields = {"sentence": "Prostor ostane odprt.", "person": "Ime Priimek", "function": "županja"}
    assert fill(bor, f"{here}/new", **fields).headers["Location"] == here
    (found,) = list_parts(Assurance, workshop.id, Assurance.id)
    assert (found.sentence, found.person, found.function, found.confirmed_at) == (*fields.values(), None)
    bor.get(here)
    assert "Not confirmed yet" in bor.words


def test_the_tick_is_the_confirmation(bor: CheckingClient, here: str, assurance: Assurance) -> None:
    assert fill(bor, f"{here}/{assurance.id}", confirmed="y").status_code == 303
    assert assurance.confirmed_at is not None
    bor.get(here)
    assert "Confirmed on" in bor.words
    assert fill(bor, f"{here}/{assurance.id}", confirmed=None).status_code == 303
    assert assurance.confirmed_at is None


@pytest.mark.parametrize(("field", "value"), [("sentence", ""), ("sentence", "x" * 601), ("person", "x" * 121)])
def test_what_does_not_fit_is_said_and_kept(bor: CheckingClient, here: str, field: str, value: str) -> None:
    fields = {"sentence": "Prostor ostane odprt.", "function": "županja", field: value}
    assert fill(bor, f"{here}/new", **fields).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "function") == "županja"


def test_removing_asks_once_more(bor: CheckingClient, here: str, workshop: Workshop, assurance: Assurance) -> None:
    bor.get(f"{here}/{assurance.id}/removal")
    assert "Prostor ostane odprt." in bor.heading
    assert send(bor).status_code == 303
    assert list_parts(Assurance, workshop.id, Assurance.id) == []


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, assurance: Assurance) -> None:
    bor.get(f"{here}/{assurance.id}")
    assurance.person = "Drugo Ime"
    db.session.commit()
    assert send(bor, person="Tretje Ime").status_code == 409
    assert "Drugo Ime" in bor.words


def test_it_may_be_confirmed_after_the_evening(
    bor: CheckingClient, here: str, workshop: Workshop, assurance: Assurance
) -> None:
    move_to(workshop, "presentation")
    close(workshop)
    assert fill(bor, f"{here}/{assurance.id}", confirmed="y").status_code == 303
    assert assurance.confirmed_at is not None
