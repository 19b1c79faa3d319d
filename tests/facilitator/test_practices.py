"""The pages of the good-practice cards."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from workshop.extensions import db
from workshop.models import Practice, Workshop
from workshop.services.parts import list_ordered

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


def test_the_list_says_which_cards_are_shown(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    assert bor.words.count("Shown on the evening") == 3
    assert bor.words.count("Not shown") == 1


def test_a_card_has_seven_fields_a_title_and_a_source(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, f"{here}/new", **CARD).headers["Location"] == here
    card = cards(workshop)[-1]
    assert ({name: card.text(name, "sl") for name in CARD}, card.used) == (CARD, True)


def test_a_card_changes_in_the_language_of_the_evening(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    before = card.texts["en"]
    assert fill(bor, f"{here}/{card.id}", title="Drug naslov", used=None).status_code == 303
    assert (card.text("title", "sl"), card.used) == ("Drug naslov", False)
    assert card.texts["en"] == before


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("description", ""), ("source", " "), ("results", "x" * 901)]
)
def test_what_does_not_fit_is_said_and_kept(bor: CheckingClient, here: str, field: str, value: str) -> None:
    assert fill(bor, f"{here}/new", **{**CARD, field: value}).status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "lessons") == "Začeti z majhnim"


def test_cards_move_and_go(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    first, second, *_rest = cards(workshop)
    bor.post(f"{here}/{first.id}/position", data={"to": "down"})
    assert cards(workshop)[:2] == [second, first]
    bor.get(f"{here}/{second.id}/removal")
    assert send(bor).status_code == 303
    assert cards(workshop)[0] is first


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    bor.get(f"{here}/{card.id}")
    card.texts = {**card.texts, "sl": {**card.texts["sl"], "place": "Huje"}}
    db.session.commit()
    assert send(bor, place="Kranj").status_code == 409
    assert send(bor).status_code == 303
    assert card.text("place", "sl") == "Kranj"


def test_after_closing_they_are_there_to_read(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    card = cards(workshop)[0]
    close(workshop)
    bor.get(here)
    assert "The evening is closed." in bor.words
    assert fill(bor, f"{here}/{card.id}", title="Drug naslov").status_code == 409
    assert bor.post(f"{here}/new", data=CARD).status_code == 409
