"""The pages of the stations."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.filling import error_at, fill, send, value_of
from tests.people import client_of
from tests.world import Centre, make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Round, Station, Workshop
from workshop.services.parts import list_ordered, list_parts

NEW: dict[str, str | list[str] | None] = {"title_sl": "Novo", "question_sl": "Kaj še pogrešamo?", "kinds": ["need"]}


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
    return f"/workshops/{workshop.id}/stations"


def stations(workshop: Workshop) -> list[Station]:
    return list_ordered(Station, workshop.id)


def titles(workshop: Workshop) -> list[str]:
    return [station.text("title", "sl") for station in stations(workshop)]


def test_the_list_shows_questions_and_kinds(client: CheckingClient, here: str) -> None:
    client.get(here)
    assert "1. Potrebe Kaj pogrešamo v svojem kraju" in client.words
    assert "Need · Concern" in client.words


def test_a_station_changes_in_both_languages(client: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    answer = fill(
        client,
        f"{here}/{station.id}",
        question_sl="Kaj  pogrešamo?\n",
        question_en="What do we miss?",
        probes_sl="Kdo?\n\n Kdaj? ",
        kinds=["idea", "need"],
    )
    assert answer.headers["Location"] == here
    assert (station.text("question", "sl"), station.text("question", "en")) == ("Kaj pogrešamo?", "What do we miss?")
    assert (station.text("probes", "sl"), station.kinds) == (["Kdo?", "Kdaj?"], ["need", "idea"])


def test_the_language_of_the_evening_comes_first(client: CheckingClient, here: str, workshop: Workshop) -> None:
    workshop.language = "en"
    db.session.commit()
    client.get(f"{here}/{stations(workshop)[0].id}")
    assert ["".join(node.itertext()) for node in client.page.iter("h2")] == ["English", "Slovene (optional)"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_sl": ""}, "title_sl"),
        ({"question_sl": " "}, "question_sl"),
        ({"question_sl": "x" * 161}, "question_sl"),
        ({"hint_en": "x" * 161}, "hint_en"),
        ({"kinds": None}, "kinds"),
        ({"kinds": ["poem"]}, "kinds"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(
    client: CheckingClient, here: str, workshop: Workshop, changes: dict[str, str | list[str] | None], field: str
) -> None:
    answer = fill(client, f"{here}/{stations(workshop)[0].id}", **{"title_en": "My needs", **changes})
    assert answer.status_code == 422
    assert error_at(client, field)
    assert value_of(client, "title_en") == "My needs"


def test_the_other_language_may_be_left_empty(client: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    assert fill(client, f"{here}/{station.id}", title_en="", question_en="").status_code == 303
    assert station.text("title", "en") == "Potrebe"


def test_a_new_station_brings_a_round_with_it(client: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(client, f"{here}/new", **NEW).status_code == 303
    assert titles(workshop)[-1] == "Novo"
    assert len(list_parts(Round, workshop.id, Round.number)) == 6


def test_stations_move_by_buttons_that_name_them(client: CheckingClient, here: str, workshop: Workshop) -> None:
    client.get(here)
    buttons = [" ".join("".join(node.itertext()).split()) for node in client.page.iter("button")]
    assert "Down – Potrebe" in buttons
    assert "Up – Potrebe" not in buttons
    first = stations(workshop)[0]
    assert client.post(f"{here}/{first.id}/position", data={"to": "down"}).status_code == 303
    assert titles(workshop)[:2] == ["Prostor", "Potrebe"]
    client.post(f"{here}/{first.id}/position", data={"to": "up"})
    assert titles(workshop)[:2] == ["Potrebe", "Prostor"]


def test_removing_asks_once_more_and_plans_anew(client: CheckingClient, here: str, workshop: Workshop) -> None:
    client.get(f"{here}/{stations(workshop)[1].id}/removal")
    assert "Prostor" in client.heading
    assert send(client).headers["Location"] == here
    assert titles(workshop) == ["Potrebe", "Kaj že imamo", "Kaj lahko ponudimo", "Skupaj"]


def test_two_people_at_once_do_not_overwrite_each_other(client: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    client.get(f"{here}/{station.id}")
    station.texts = {**station.texts, "sl": {**station.texts["sl"], "hint": "Njihov namig"}}
    db.session.commit()
    assert send(client, hint_sl="Moj namig").status_code == 409
    assert "Njihov namig" in client.words
    assert value_of(client, "hint_sl") == "Moj namig"
    assert send(client).status_code == 303
    assert station.text("hint", "sl") == "Moj namig"


def test_once_begun_words_are_open_and_the_rest_says_why_not(
    client: CheckingClient, here: str, workshop: Workshop
) -> None:
    station = stations(workshop)[0]
    move_to(workshop, "check_in")
    client.get(here)
    assert "The evening has begun." in client.words
    assert f"{here}/new" not in {link.get("href") for link in client.page.iter("a")}
    assert client.page.findall(".//form[@class='order']") == []
    assert fill(client, f"{here}/{station.id}", hint_sl="Na primer: klop").status_code == 303
    assert fill(client, f"{here}/{station.id}", kinds=["idea"]).status_code == 409
    assert client.post(f"{here}/{station.id}/position", data={"to": "down"}).status_code == 409
    assert client.post(f"{here}/{station.id}/removal").status_code == 409
    assert fill(client, f"{here}/new", **NEW).status_code == 409
    assert len(stations(workshop)) == 5


def test_after_closing_nothing_is_open(client: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    close(workshop)
    client.get(here)
    assert "The evening is closed." in client.words
    assert fill(client, f"{here}/{station.id}", hint_sl="Na primer: klop").status_code == 409
