"""Typing in whole sheets: the printed fields in their order, the same sheet twice, changes by whoever typed it."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, asks_twice, open_room
from workshop.domain.paper_form import form_sides
from workshop.extensions import db
from workshop.models import Ballot, Statement, VoteOption, Workshop
from workshop.services.paper_form import read_form
from workshop.services.print_kit import gather_kit


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def sheet(room: Room, *texts: str, **fields: str) -> dict[str, str]:
    """A form as the page makes it: a text for the first field of each station, of its first kind."""
    with room.app.app_context():
        stations = read_form(room.workshop)
    typed = {f"text-{place.number}-1": text for place, text in zip(stations, texts, strict=False)}
    kinds = {f"kind-{place.number}-1": place.kinds[0] for place in stations}
    return {"key": str(uuid.uuid4()), "number": "7", "group": "0", "show": "y", **kinds, **typed, **fields}


def send(room: Room, client: CheckingClient, fields: dict[str, str], status: int = 303, path: str = "") -> None:
    assert client.post(room.at(f"paper/sheets{path}"), data=fields).status_code == status


def list_on(room: Room) -> list[int]:
    """Three lines to vote on."""
    with room.app.app_context():
        options = [VoteOption(workshop_id=room.workshop.id, number=n, text=f"Vrstica {n}") for n in (1, 2, 3)]
        db.session.add_all(options)
        db.session.commit()
        made = [option.id for option in options]
    room.move_to("voting")
    return made


def test_a_stranger_types_nothing(room: Room) -> None:
    assert room.stranger().get(room.at("paper/sheets")).status_code == 404
    send(room, room.stranger(), sheet(room, "Klop"), 404)
    assert room.rows(Statement) == []


def test_the_fields_are_those_of_the_printed_form_in_its_order(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("paper/sheets"))
    shown = [str(field.get("name")) for field in ana.page.iter("input") if str(field.get("name")).startswith("text-")]
    with room.app.app_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        kit = gather_kit(workshop=workshop, language="sl")
    printed = [
        f"text-{one.number}-{row + 1}"
        for side in form_sides(kit.title, len(kit.groups), kit.stations)
        for one in side.stations
        for row in range(side.statements)
    ]
    assert shown == printed


def test_a_stored_sheet_opens_the_next_number(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "Klop", "Oder"))
    ana.get(room.at("paper/sheets?after=7"))
    assert "List 7 je shranjen." in ana.words
    numbers = [field.get("value") for field in ana.page.iter("input") if field.get("name") == "number"]
    assert numbers == ["8"]
    assert [(row.text, row.origin, row.state) for row in room.rows(Statement, Statement.id)] == [
        ("Klop", "paper", "shown"),
        ("Oder", "paper", "shown"),
    ]


def test_the_same_sheet_again_is_said_with_a_link_and_the_text_stays(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "Klop"))
    send(room, ana, sheet(room, "Luči"), 422)
    assert "Ta list je že vnesen." in ana.words
    assert room.at("paper/sheets/7") in [link.get("href") for link in ana.page.iter("a")]
    assert [field.get("value") for field in ana.page.iter("input") if field.get("name") == "text-1-1"] == ["Luči"]
    ana.get(room.at("paper/sheets?number=7"))
    assert "Ta list je že vnesen." in ana.words


def test_whoever_typed_a_sheet_changes_it_and_takes_it_back(room: Room, ana: CheckingClient) -> None:
    first = sheet(room, "Klop")
    send(room, ana, first)
    ana.get(room.at("paper/sheets/7"))
    keys = {field.get("value") for field in ana.page.iter("input") if field.get("name") == "key"}
    assert keys == {first["key"]}
    send(room, ana, {**first, "text-1-1": "Klop pred domom"}, path="/7")
    assert [row.text for row in room.rows(Statement)] == ["Klop pred domom"]
    other = room.client(room.centre.colleague)
    other.get(room.at("paper/sheets/7"))
    assert "Ta list je vnesel nekdo drug" in other.words
    assert first["key"] not in other.words
    send(room, other, {}, 422, "/7/removal")
    ana.get(room.at("paper/sheets/7"))
    assert asks_twice(ana, "paper/sheets/7/removal")
    send(room, ana, {}, path="/7/removal")
    assert room.rows(Statement) == []


def test_what_is_ticked_as_unreadable_is_kept_and_hidden(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "Kl…", **{"unreadable-1-1": "y", "unreadable-2-1": "y"}))
    assert {(row.text, row.state, row.unreadable) for row in room.rows(Statement)} == {
        ("Kl…", "hidden", True),
        ("[…]", "hidden", True),
    }
    ana.get(room.at("paper/sheets"))
    assert "2 odgovora sta nečitljiva." in ana.words


def test_the_slip_is_there_from_the_vote_on_and_too_many_dots_are_said(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("paper/sheets"))
    assert "glasovalnem listku" not in ana.words
    one, two, three = list_on(room)
    dots = {f"dots-{one}": "2", f"dots-{two}": "", f"dots-{three}": "1"}
    send(room, ana, {**sheet(room), **dots, f"dots-{one}": "3"}, 422)
    assert room.rows(Ballot) == []
    send(room, ana, {**sheet(room), **dots})
    assert [(row.voters, row.origin, row.sheet_number) for row in room.rows(Ballot)] == [(1, "paper", 7)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": ""}, "Vpišite številko"),
        ({"number": "sedem"}, "9999"),
        ({"text-1-1": " "}, "Nič še ni vneseno"),
        ({"text-1-1": "a" * 300}, "predolg"),
        ({"kind-1-1": "nonsense"}, "Ta postaja"),
        ({"group": "999999"}, "Izberite skupino"),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_is_stored(
    room: Room, ana: CheckingClient, fields: dict[str, str], words: str
) -> None:
    send(room, ana, {**sheet(room, "Klop"), **fields}, 422)
    assert words in ana.words
    assert room.rows(Statement) == []


def test_a_late_sheet_needs_a_reason(room: Room, ana: CheckingClient) -> None:
    room.close()
    send(room, ana, sheet(room, "Klop"), 422)
    send(room, ana, sheet(room, "Klop", reason="V škatli"))
    assert [row.late for row in room.rows(Statement)] == [True]


def faults(client: CheckingClient) -> list[str]:
    """Fields that the summary leads to, in order; each is there and marked."""
    summary = next(node for node in client.page.iter("div") if node.get("id") == "error-summary")
    found = [link.get("href", "")[1:] for link in summary.iter("a")]
    marked = {
        node.get("id") for name in ("input", "select") for node in client.page.iter(name) if node.get("aria-invalid")
    }
    assert set(found) == marked
    return found


def focus(client: CheckingClient) -> list[str | None]:
    return [node.get("id") for node in client.page.iter() if node.get("autofocus") is not None]


def test_all_faults_of_a_sheet_are_named_at_once_and_the_first_has_the_focus(room: Room, ana: CheckingClient) -> None:
    one = list_on(room)[0]
    typed = sheet(room, "Klop", **{"kind-1-1": "", "text-2-1": "a" * 320, "kind-2-1": "", f"dots-{one}": "9"})
    send(room, ana, typed, 422)
    assert faults(ana) == ["kind-1-1", "kind-2-1", "text-2-1", f"dots-{one}"]
    assert focus(ana) == ["kind-1-1"]
    assert "Postaja 1, odgovor 1: Izberite vrsto. Če ni označena nobena, izberite »Ni označeno«." in ana.words
    assert "Postaja 2, odgovor 1: " in ana.words
    send(room, ana, {**typed, "number": ""}, 422)
    assert faults(ana) == ["number", "kind-1-1", "kind-2-1", "text-2-1", f"dots-{one}"]
    assert focus(ana) == ["number"]
    assert room.rows(Statement) == []


def test_an_answer_without_a_tick_is_stored_as_that_and_nobody_guesses(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("paper/sheets"))
    offered = {option.get("value"): "".join(option.itertext()) for option in ana.page.iter("option")}
    assert offered["unmarked"].endswith("· Ni označeno")
    send(room, ana, sheet(room, "Klop", **{"kind-1-1": "unmarked"}))
    assert [(row.text, row.kind, row.state) for row in room.rows(Statement)] == [("Klop", "unmarked", "shown")]
    ana.get(room.at("paper/sheets/7"))
    chosen = [node.get("value") for node in ana.page.iter("option") if node.get("selected") is not None]
    assert "unmarked" in chosen


def test_a_late_sheet_is_told_its_faults_with_the_reason_that_is_missing(room: Room, ana: CheckingClient) -> None:
    room.close()
    send(room, ana, sheet(room, "a" * 320), 422)
    assert (faults(ana), focus(ana)) == (["text-1-1", "reason"], ["text-1-1"])
