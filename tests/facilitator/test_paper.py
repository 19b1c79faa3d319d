"""Typing in paper: several answers of a sheet at once, each with its kind, also after the evening."""

from __future__ import annotations

import json
import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, first_station, open_room
from workshop.models import Group, JournalEntry, Statement


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def sheet(room: Room, *texts: str, **fields: str) -> dict[str, str]:
    """A form as the page makes it: every line of the station's first kind."""
    with room.app.app_context():
        kind = first_station(room.workshop).kinds[0]
    lines = {f"text-{row}": text for row, text in enumerate(texts, start=1)}
    kinds = {f"kind-{row}": kind for row in range(1, 6)}
    return {"key": str(uuid.uuid4()), "show": "y", "round": "1", "group": "0", **kinds, **lines, **fields}


def send(room: Room, client: CheckingClient, fields: dict[str, str], status: int = 303) -> None:
    assert client.post(room.at("paper?station=1"), data=fields).status_code == status


def test_a_stranger_types_nothing(room: Room) -> None:
    assert room.stranger().get(room.at("paper")).status_code == 404
    send(room, room.client(None), sheet(room, "Klop"), 401)
    assert room.rows(Statement) == []


def test_a_sheet_is_stored_in_its_order_and_shown_at_once(room: Room, ana: CheckingClient) -> None:
    group = room.rows(Group, Group.place)[0]
    send(room, ana, sheet(room, "Klop pred domom", "", "Več luči", group=str(group.id), number="7"))
    stored = room.rows(Statement, Statement.id)
    assert [(row.text, row.state, row.origin, row.round_number, row.group_id) for row in stored] == [
        ("Klop pred domom", "shown", "paper", 1, group.id),
        ("Več luči", "shown", "paper", 1, group.id),
    ]
    ana.get(room.at("paper"))
    assert "2 odgovora sta shranjena in prikazana." in ana.words


def test_a_colleague_may_leave_the_sheet_to_the_moderator(room: Room) -> None:
    fields = sheet(room, "Klop")
    del fields["show"]
    send(room, room.client(room.centre.colleague), fields)
    assert [row.state for row in room.rows(Statement)] == ["waiting"]


def test_a_telephone_number_waits_in_any_case(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "Klop", "Pokličite 040 123 456"))
    assert [row.state for row in room.rows(Statement, Statement.id)] == ["shown", "waiting"]


def test_the_same_form_twice_stores_once(room: Room, ana: CheckingClient) -> None:
    fields = sheet(room, "Klop", number="7")
    send(room, ana, fields)
    send(room, ana, fields)
    assert len(room.rows(Statement)) == 1


def test_a_sheet_number_twice_at_one_station_is_refused_with_a_way_to_look(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "Klop", number="7"))
    send(room, ana, sheet(room, "Luči", number="7"), 422)
    assert "List 7 je za to postajo že vnesen." in ana.words
    assert [field.get("value") for field in ana.page.iter("input") if field.get("name") == "text-1"] == ["Luči"]
    assert any("moderation" in (link.get("href") or "") for link in ana.page.iter("a"))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text-1": " "}, "vsaj en odgovor"),
        ({"text-2": "a" * 300}, "predolg"),
        ({"kind-1": "nonsense"}, "Ta postaja"),
        ({"kind-1": ""}, "Če ni označena nobena, izberite »Ni označeno«."),
        ({"group": "999999"}, "Izberite skupino"),
        ({"round": "9"}, "Izberite krog"),
        ({"number": "sedem"}, "9999"),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_is_stored(
    room: Room, ana: CheckingClient, fields: dict[str, str], words: str
) -> None:
    send(room, ana, {**sheet(room, "Klop"), **fields}, 422)
    assert words in ana.words
    assert room.rows(Statement) == []


def test_no_kind_is_chosen_before_somebody_chooses_it(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("paper?station=1"))
    first = next(node for node in ana.page.iter("select") if node.get("name") == "kind-1")
    assert [option.get("value") for option in first] == ["", "need", "concern", "unmarked"]
    assert first.get("autofocus") is not None
    send(room, ana, sheet(room, "Klop", **{"kind-1": "unmarked"}))
    assert [row.kind for row in room.rows(Statement)] == ["unmarked"]


def test_a_late_sheet_needs_a_reason_and_is_marked_late(room: Room, ana: CheckingClient) -> None:
    room.close()
    send(room, ana, sheet(room, "Klop"), 422)
    send(room, ana, sheet(room, "Klop", reason="List je ostal v škatli"))
    kept = [(row.late, row.late_reason, row.state) for row in room.rows(Statement)]
    assert kept == [(True, "List je ostal v škatli", "waiting")]
    entry = room.rows(JournalEntry, JournalEntry.id)[-1]
    assert json.loads(entry.after) == {"answers": 1, "changed": ["late"]}, "no words that somebody typed"


def test_the_page_asks_the_store_as_often_after_one_sheet_as_after_three(room: Room, ana: CheckingClient) -> None:
    send(room, ana, sheet(room, "ena"))
    ana.get(room.at("paper"))
    with count_queries(room.app) as one:
        ana.get(room.at("paper"))
    send(room, ana, sheet(room, "dve", "tri", "štiri"))
    ana.get(room.at("paper"))
    with count_queries(room.app) as three:
        ana.get(room.at("paper"))
    assert len(one) == len(three)


def test_a_place_off_the_plan_is_asked_about_and_taken_at_the_second_press(room: Room, ana: CheckingClient) -> None:
    second = room.rows(Group, Group.place)[1]
    fields = sheet(room, "Klop", group=str(second.id))
    send(room, ana, fields, 422)
    assert "Po načrtu je bila ta skupina v 1. krogu na postaji 2." in ana.words
    (asked,) = [node.get("value", "") for node in ana.page.iter("input") if node.get("name") == "accepted"]
    send(room, ana, {**fields, "accepted": asked})
    assert [row.text for row in room.rows(Statement)] == ["Klop"]
