"""The pages of the stations."""

from __future__ import annotations

import pytest

from tests.checking_client import CheckingClient
from tests.closed import close
from tests.facilitator.boards import say
from tests.filling import error_at, fill, send, value_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import Round, Station, Workshop
from workshop.services.parts import list_ordered, list_parts

NEW: dict[str, str | list[str] | None] = {"title_sl": "Novo", "question_sl": "Kaj še pogrešamo?", "kinds": ["need"]}


@pytest.fixture
def here(workshop: Workshop) -> str:
    return f"/workshops/{workshop.id}/stations"


def stations(workshop: Workshop) -> list[Station]:
    return list_ordered(Station, workshop.id)


def titles(workshop: Workshop) -> list[str]:
    return [station.text("title", "sl") for station in stations(workshop)]


def test_the_list_shows_questions_and_kinds(bor: CheckingClient, here: str) -> None:
    bor.get(here)
    assert "1. Potrebe Kaj pogrešamo v svojem kraju" in bor.words
    assert "Need · Concern" in bor.words


def test_a_station_changes_in_both_languages(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    answer = fill(
        bor,
        f"{here}/{station.id}",
        question_sl="Kaj  pogrešamo?\n",
        question_en="What do we miss?",
        probes_sl="Kdo?\n\n Kdaj? ",
        kinds=["idea", "need"],
    )
    assert answer.headers["Location"] == here
    assert (station.text("question", "sl"), station.text("question", "en")) == ("Kaj pogrešamo?", "What do we miss?")
    assert (station.text("probes", "sl"), station.kinds) == (["Kdo?", "Kdaj?"], ["need", "idea"])


def test_the_language_of_the_evening_comes_first(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    workshop.language = "en"
    db.session.commit()
    bor.get(f"{here}/{stations(workshop)[0].id}")
    assert ["".join(node.itertext()) for node in bor.page.iter("h2")] == ["English", "Slovene (optional)"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_sl": ""}, "title_sl"),
        ({"question_sl": " "}, "question_sl"),
        ({"question_sl": "x" * 161}, "question_sl"),
        ({"hint_en": "x" * 161}, "hint_en"),
        ({"kinds": None}, "kinds"),
        ({"kinds": ["poem"]}, "kinds"),
        ({"kinds": ["unmarked"]}, "kinds"),
    ],
)
def test_what_does_not_fit_is_said_and_kept(
    bor: CheckingClient, here: str, workshop: Workshop, changes: dict[str, str | list[str] | None], field: str
) -> None:
    answer = fill(bor, f"{here}/{stations(workshop)[0].id}", **{"title_en": "My needs", **changes})
    assert answer.status_code == 422
    assert error_at(bor, field)
    assert value_of(bor, "title_en") == "My needs"


def test_the_other_language_may_be_left_empty(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    assert fill(bor, f"{here}/{station.id}", title_en="", question_en="").status_code == 303
    assert station.text("title", "en") == "Potrebe"


def test_a_new_station_brings_a_round_with_it(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    assert fill(bor, f"{here}/new", **NEW).status_code == 303
    assert titles(workshop)[-1] == "Novo"
    assert len(list_parts(Round, workshop.id, Round.number)) == 6


def test_stations_move_by_buttons_that_name_them(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(here)
    buttons = [" ".join("".join(node.itertext()).split()) for node in bor.page.iter("button")]
    assert "Down – Potrebe" in buttons
    assert "Up – Potrebe" not in buttons
    first = stations(workshop)[0]
    assert bor.post(f"{here}/{first.id}/position", data={"to": "down"}).status_code == 303
    assert titles(workshop)[:2] == ["Prostor", "Potrebe"]
    bor.post(f"{here}/{first.id}/position", data={"to": "up"})
    assert titles(workshop)[:2] == ["Potrebe", "Prostor"]


def test_removing_asks_once_more_and_plans_anew(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    bor.get(f"{here}/{stations(workshop)[1].id}/removal")
    assert "Prostor" in bor.heading
    assert send(bor).headers["Location"] == here
    assert titles(workshop) == ["Potrebe", "Kaj že imamo", "Kaj lahko ponudimo", "Skupaj"]


def test_two_people_at_once_do_not_overwrite_each_other(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    bor.get(f"{here}/{station.id}")
    station.texts = {**station.texts, "sl": {**station.texts["sl"], "hint": "Njihov namig"}}
    db.session.commit()
    assert send(bor, hint_sl="Moj namig").status_code == 409
    assert "Njihov namig" in bor.words
    assert value_of(bor, "hint_sl") == "Moj namig"
    assert send(bor).status_code == 303
    assert station.text("hint", "sl") == "Moj namig"


def test_once_begun_words_are_open_and_the_rest_says_why_not(
    bor: CheckingClient, here: str, workshop: Workshop
) -> None:
    station = stations(workshop)[0]
    move_to(workshop, "check_in")
    bor.get(here)
    assert "The evening has begun." in bor.words
    assert f"{here}/new" not in {link.get("href") for link in bor.page.iter("a")}
    assert bor.page.findall(".//form[@class='order']") == []
    assert fill(bor, f"{here}/{station.id}", hint_sl="Na primer: klop").status_code == 303
    assert fill(bor, f"{here}/{station.id}", kinds=["idea"]).status_code == 409
    assert bor.post(f"{here}/{station.id}/position", data={"to": "down"}).status_code == 409
    assert bor.post(f"{here}/{station.id}/removal").status_code == 409
    assert fill(bor, f"{here}/new", **NEW).status_code == 409
    assert len(stations(workshop)) == 5


def test_another_question_than_the_one_that_was_answered_is_asked_about(
    bor: CheckingClient, here: str, workshop: Workshop
) -> None:
    station = stations(workshop)[0]
    old = station.text("question", "sl")
    move_to(workshop, "round", 2)
    say(workshop, "Klop", "Vrt")
    say(workshop, "Skrito", state="hidden")
    assert fill(bor, f"{here}/{station.id}", question_sl=old.replace("Kaj", "Kja")).status_code == 422
    assert fill(bor, f"{here}/{station.id}", question_sl=old.replace("svojem", "svjem")).status_code == 303
    assert fill(bor, f"{here}/{station.id}", question_sl="Kaj je novega?").status_code == 422
    assert "2 answers were given to the old question." in error_at(bor, "question_sl")
    assert station.text("question", "sl") == old.replace("svojem", "svjem")
    assert send(bor, question_sl="Kaj pa zdaj?").status_code == 422, "another one is asked about again"
    assert send(bor).status_code == 303
    assert station.text("question", "sl") == "Kaj pa zdaj?"


def test_what_nobody_has_answered_is_changed_at_once(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    say(workshop, "Klop")
    second = stations(workshop)[1]
    assert fill(bor, f"{here}/{second.id}", question_sl="Kaj je novega?").status_code == 303
    first = stations(workshop)[0]
    assert fill(bor, f"{here}/{first.id}", title_sl="Novo", hint_sl="Na primer: klop").status_code == 303


def test_after_closing_nothing_is_open(bor: CheckingClient, here: str, workshop: Workshop) -> None:
    station = stations(workshop)[0]
    close(workshop)
    bor.get(here)
    assert "The evening is closed." in bor.words
    assert fill(bor, f"{here}/{station.id}", hint_sl="Na primer: klop").status_code == 409
