"""The pages of the good-practice cards."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Practice, Workshop
from workshop.services.parts import list_ordered


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


CARD = {
    "title": "Nova kartica",
    "place": "Ptuj",
    "relevance": "Podobno naselje",
    "factors": "Dobra ekipa",
    "description": "Kaj se je zgodilo",
    "results": "Deset skupin",
    "lessons": "Začeti z majhnim",
    "more": "Knjižnica",
    "source": "Poročilo, 2020",
}


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/practices"


def cards(workshop: Workshop) -> list[Practice]:
    return list_ordered(Practice, workshop.id)


def test_the_list_says_which_cards_are_shown(client: CheckingClient, here: str) -> None:
    client.get(here)
    assert client.words.count("Shown on the evening") == 3
    assert client.words.count("Not shown") == 1


def test_a_card_has_seven_fields_a_title_and_a_source(client: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(client, f"{here}/new", **CARD).headers["Location"] == here
    card = cards(workshop)[-1]
    assert ({name: card.text(name, "sl") for name in CARD}, card.used) == (CARD, True)


def test_a_card_changes_in_the_language_of_the_evening(client: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    before = card.texts["en"]
    assert fill(client, f"{here}/{card.id}", title="Drug naslov", used=None).status_code == 303
    assert (card.text("title", "sl"), card.used) == ("Drug naslov", False)
    assert card.texts["en"] == before


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("description", ""), ("source", " "), ("results", "x" * 901)]
)
def test_what_does_not_fit_is_said_and_kept(client: CheckingClient, here: str, field: str, value: str) -> None:
    assert fill(client, f"{here}/new", **{**CARD, field: value}).status_code == 422
    assert error_at(client, field)
    assert value_of(client, "lessons") == "Začeti z majhnim"


def test_cards_move_and_go(client: CheckingClient, here: str, workshop: Workshop) -> None:
    first, second, *_rest = cards(workshop)
    client.post(f"{here}/{first.id}/position", data={"to": "down"})
    assert cards(workshop)[:2] == [second, first]
    client.get(f"{here}/{second.id}/removal")
    assert send(client).status_code == 303
    assert cards(workshop)[0] is first


def test_two_people_at_once_do_not_overwrite_each_other(client: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    client.get(f"{here}/{card.id}")
    card.texts = {**card.texts, "sl": {**card.texts["sl"], "place": "Huje"}}
    db.session.commit()
    assert send(client, place="Kranj").status_code == 409
    assert send(client).status_code == 303
    assert card.text("place", "sl") == "Kranj"


def test_after_closing_they_are_there_to_read(client: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    close(workshop)
    client.get(here)
    assert "The evening is closed." in client.words
    assert fill(client, f"{here}/{card.id}", title="Drug naslov").status_code == 409
    assert client.post(f"{here}/new", data=CARD).status_code == 409
