"""The page of themes: by ticks and buttons, narrowed and searched, and the suggestions on their own page."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.domain.spoken import BUS, SPOKEN
from tests.facilitator.boards import Room, open_room
from tests.queries import count_queries
from workshop.models import JournalEntry, Suggestion, Theme, ThemeStatement


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


def ids(*cards: object) -> list[str]:
    return [str(card.id) for card in cards]  # type: ignore[attr-defined]


def make(room: Room, client: CheckingClient, name: str, *cards: object) -> Theme:
    assert client.post(room.at("themes"), data={"name": name, "statement": ids(*cards)}).status_code == 303
    return room.rows(Theme, Theme.id)[-1]


def placed(room: Room) -> dict[int, int]:
    return {row.statement_id: row.theme_id for row in room.rows(ThemeStatement)}


def test_a_stranger_finds_no_themes(room: Room) -> None:
    assert room.stranger().get(room.at("themes")).status_code == 404
    assert room.stranger().post(room.at("themes"), data={"name": "Klopi"}).status_code == 404
    assert room.stranger().post(room.at("themes/suggestions")).status_code == 404


def test_ticked_statements_become_a_theme_and_leave_the_list(room: Room, ana: CheckingClient) -> None:
    bench, bus = room.say("Več klopi", "Večerni avtobus", state="shown")
    theme = make(room, ana, "Posedanje", bench)
    assert placed(room) == {bench.id: theme.id}
    ana.get(room.at("themes"))
    assert "Večerni avtobus" in ana.words
    assert "Več klopi" not in ana.words
    ana.get(room.at(f"themes?theme={theme.id}"))
    assert "Več klopi" in ana.words
    assert bus.id not in placed(room)


def test_hidden_statements_are_never_on_the_page(room: Room, ana: CheckingClient) -> None:
    room.say("Skrita misel", state="hidden")
    room.say("Čakajoča misel")
    ana.get(room.at("themes?theme=all"))
    assert "Skrita misel" not in ana.words
    assert "Čakajoča misel" not in ana.words


def test_a_theme_is_filled_split_renamed_merged_and_dissolved(room: Room, ana: CheckingClient) -> None:
    one, two = room.say("Klop", "Vlak", state="shown")
    first = make(room, ana, "Vse")
    ana.post(room.at("themes/placing"), data={"theme": str(first.id), "statement": ids(one, two)})
    assert placed(room) == {one.id: first.id, two.id: first.id}
    second = make(room, ana, "Prevoz", two)
    assert placed(room) == {one.id: first.id, two.id: second.id}
    ana.post(room.at(f"themes/{first.id}/name"), data={"name": "Klopi"})
    ana.post(room.at("themes/merging"), data={"theme": str(second.id), "into": str(first.id)})
    assert [theme.name for theme in room.rows(Theme)] == ["Klopi"]
    assert set(placed(room).values()) == {first.id}
    ana.post(room.at(f"themes/{first.id}/removal"))
    assert (room.rows(Theme), placed(room)) == ([], {})


def test_every_act_can_be_undone_from_the_page(room: Room, ana: CheckingClient) -> None:
    (one,) = room.say("Klop", state="shown")
    make(room, ana, "Klopi", one)
    ana.get(room.at("themes"))
    assert "Tema je dodana." in ana.words
    entry = room.rows(JournalEntry, JournalEntry.id)[-1]
    assert ana.post(room.at("themes/undoing"), data={"entry": str(entry.id)}).status_code == 303
    assert room.rows(Theme) == []


def test_a_refused_name_keeps_the_ticks(room: Room, ana: CheckingClient) -> None:
    one, _two = room.say("Klop", "Vlak", state="shown")
    answer = ana.post(room.at("themes"), data={"name": " ", "statement": ids(one)})
    assert answer.status_code == 422
    assert f'value="{one.id}" checked' in answer.text


def test_a_refused_other_name_stays_in_its_own_field(room: Room, ana: CheckingClient) -> None:
    make(room, ana, "Klopi", *room.say("Klop", "Vlak", state="shown")[:1])
    bus = make(room, ana, "Avtobus")
    assert ana.post(room.at(f"themes/{bus.id}/name"), data={"name": "Klopi"}).status_code == 422
    typed = {field.get("id"): field.get("value") for field in ana.page.iter("input") if field.get("name") == "name"}
    assert (typed["name"], typed[f"name-{bus.id}"]) == ("", "Klopi")


def test_search_reads_past_marks_and_capitals(room: Room, ana: CheckingClient) -> None:
    room.say("Šola za žoge in čolne", "Pevski zbor", state="shown")
    ana.get(room.at("themes?words=COLNE+sola"))
    assert "Šola za žoge in čolne" in ana.words
    assert "Pevski zbor" not in ana.words


def test_statements_like_one_are_offered_beside_it(room: Room, ana: CheckingClient) -> None:
    near, _far = room.say("Klančina pri vhodu v knjižnico", "Pevski zbor", state="shown")
    room.say("Klančine pri vhodu v dvorano", state="shown", station=2)
    ana.get(room.at(f"themes?like={near.id}"))
    assert "Klančine pri vhodu v dvorano" in ana.words
    assert "Pevski zbor" not in ana.words


def test_what_an_address_asks_wrongly_narrows_nothing(room: Room, ana: CheckingClient) -> None:
    room.say("Klop", state="shown")
    for asked in ("station=x", "kind=x", "theme=x", "like=999999", "page=99", "theme=999999999999"):
        assert ana.get(room.at(f"themes?{asked}")).status_code == 200


def test_a_long_list_has_pages_and_costs_as_many_queries_as_a_short_one(room: Room, ana: CheckingClient) -> None:
    room.say("Klop", state="shown")
    short = count_queries(ana, room.at("themes"))
    room.say(*(f"Misel {number}" for number in range(120)), state="shown")
    assert count_queries(ana, room.at("themes?page=2")) == short
    assert ana.get(room.at("themes")).text.count('name="statement"') == 40


def test_suggested_groups_wait_for_a_person(room: Room, ana: CheckingClient) -> None:
    cards = dict(zip(SPOKEN, room.say(*SPOKEN.values(), state="shown"), strict=True))
    assert ana.post(room.at("themes/suggestions")).status_code == 303
    assert placed(room) == {}
    ana.get(room.at("themes/suggestions"))
    assert "Večerni avtobus do Kranja" in ana.words
    bus = next(row for row in room.rows(Suggestion) if "avtobus" in row.words)
    ticked = ids(*(cards[one] for one in BUS[:3]))
    at = room.at(f"themes/suggestions/{bus.id}/acceptance")
    assert ana.post(at, data={"name": "Prevoz", "statement": ticked}).status_code == 303
    assert sorted(placed(room)) == sorted(int(one) for one in ticked)
    assert ana.post(at, data={"name": "Znova", "statement": ticked}).status_code == 409


def test_a_dismissed_group_is_counted_and_not_offered_again(room: Room, ana: CheckingClient) -> None:
    room.say(*SPOKEN.values(), state="shown")
    ana.post(room.at("themes/suggestions"))
    first = room.rows(Suggestion, Suggestion.id)
    ana.post(room.at(f"themes/suggestions/{first[0].id}/dismissal"))
    ana.post(room.at("themes/suggestions"))
    after = room.rows(Suggestion, Suggestion.id)
    assert [row.decision for row in after].count("dismissed") == 1
    assert len(after) == len(first)


def test_too_few_statements_have_no_suggestions(room: Room, ana: CheckingClient) -> None:
    room.say("Klop", state="shown")
    assert ana.post(room.at("themes/suggestions")).status_code == 422
