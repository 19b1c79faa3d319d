"""The console over HTTP: one press moves once, and everybody sees where the evening stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, open_room
from tests.html_rules import words
from workshop.extensions import db
from workshop.models import Evening, Seat, Ticket, Workshop
from workshop.services.evening import find_evening, move_on

ASK = {"HX-Request": "true"}


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


def evening(room: Room) -> Evening:
    return room.rows(Evening)[0]


def stands(room: Room) -> tuple[str, int]:
    return evening(room).state, evening(room).round_number


def seen(room: Room) -> str:
    return str(evening(room).stage_revision)


def move(room: Room, client: CheckingClient, direction: str = "on", expected: str = "", **more: object) -> int:
    data = {"direction": direction, "expected": expected or seen(room)}
    return client.post(room.at("run/moves"), data=data, **more).status_code


def clock(room: Room, client: CheckingClient, change: str, minutes: int = 1) -> int:
    data = {"change": change, "minutes": str(minutes), "expected": seen(room)}
    return client.post(room.at("run/clock"), data=data).status_code


def button(client: CheckingClient, id: str) -> Element:
    found = client.page.find(f".//*[@id='{id}']")
    assert found is not None, id
    return found


def primary(client: CheckingClient) -> list[str | None]:
    """The ids of the primary buttons of the page."""
    return [each.get("id") for each in client.page.iter() if "button-primary" in str(each.get("class")).split()]


def test_the_console_is_the_centres_own(room: Room) -> None:
    assert room.stranger().get(room.at("run")).status_code == 404
    assert room.client(None).get(room.at("run")).status_code in {302, 303, 401}
    assert room.client(room.centre.colleague).get(room.at("run")).status_code == 200


@pytest.mark.parametrize("act", ["moves", "undo", "clock", "blank", "page"])
def test_a_stranger_moves_nothing(room: Room, act: str) -> None:
    before = (stands(room), seen(room))
    facts = {"direction": "on", "expected": seen(room), "change": "cut", "blank": "1", "page": "1"}
    assert room.stranger().post(room.at(f"run/{act}"), data=facts).status_code == 404
    assert (stands(room), seen(room)) == before


def test_there_is_one_primary_button_and_it_says_what_comes_next(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("run"))
    primary = [node for node in ana.page.iter() if "button-primary" in (node.get("class") or "")]
    assert [words(node) for node in primary] == ["Naslednje: Menjava"]


def test_a_prepared_evening_begins_with_checking_in(app: Flask) -> None:
    room = open_room(app, "prepared")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    assert words(button(ana, "press-next")) == "Začni: prijava ob prihodu"
    assert move(room, ana) == 303
    assert stands(room) == ("check_in", 0)


def test_a_double_press_moves_once_and_is_told_calmly(room: Room, ana: CheckingClient) -> None:
    expected = seen(room)
    assert move(room, ana, expected=expected) == 303
    assert move(room, ana, expected=expected) == 303
    assert stands(room) == ("move", 1)
    ana.get(room.at("run"))
    assert "Naslednje: 2. krog" in ana.words
    assert "Delavnica je že šla naprej." in ana.words


def test_two_consoles_move_once_together(room: Room, ana: CheckingClient) -> None:
    bor = room.client(room.centre.colleague)
    expected = seen(room)
    assert move(room, ana, expected=expected, headers=ASK) == 200
    assert move(room, bor, expected=expected, headers=ASK) == 200
    assert stands(room) == ("move", 1)
    assert words(button(bor, "press-next")) == "Naslednje: 2. krog"


def test_back_leads_back(room: Room, ana: CheckingClient) -> None:
    assert move(room, ana, "back") == 303
    assert stands(room) == ("presentation", 0)


def test_back_says_that_the_clock_begins_anew(room: Room, ana: CheckingClient) -> None:
    move(room, ana)
    ana.get(room.at("run"))
    assert words(button(ana, "press-back")) == "Nazaj: 1. krog (ura znova od 13 min)"


def test_a_clock_that_was_stopped_is_no_break(room: Room, ana: CheckingClient) -> None:
    clock(room, ana, "pause")
    ana.get(room.at("run"))
    assert "Ura stoji" in ana.words
    assert "Odmor" not in ana.words


def test_the_clock_takes_more_time_a_pause_and_an_end(room: Room, ana: CheckingClient) -> None:
    assert clock(room, ana, "pause") == 303
    left = evening(room).left_seconds
    assert left is not None
    clock(room, ana, "extend", 2)
    assert evening(room).left_seconds == left + 120
    ana.get(room.at("run"))
    assert words(button(ana, "press-pause")) == "Nadaljuj"
    clock(room, ana, "resume")
    assert evening(room).left_seconds is None
    clock(room, ana, "cut")
    ends = evening(room).ends_at
    assert ends is not None
    assert ends <= datetime.now(UTC)


def test_the_wall_goes_dark_and_comes_back(room: Room, ana: CheckingClient) -> None:
    ana.post(room.at("run/blank"), data={"blank": "1"})
    assert evening(room).blank is True
    ana.get(room.at("run"))
    assert words(button(ana, "press-blank")) == "Spet pokaži platno"
    ana.post(room.at("run/blank"), data={"blank": ""})
    assert evening(room).blank is False


def test_the_pages_of_a_presentation_are_leafed_through(app: Flask) -> None:
    room = open_room(app, "presentation")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    assert "Na platnu: stran 1 od 7" in ana.words
    assert words(button(ana, "press-page-on")) == "Naslednja stran: Program srečanja"
    assert ana.post(room.at("run/page"), data={"page": "1"}).status_code == 303
    ana.get(room.at("run"))
    assert "Na platnu: stran 2 od 7" in ana.words
    move(room, ana)
    assert evening(room).page == 0


def test_the_last_step_leads_to_the_checklist_and_no_press_closes(app: Flask) -> None:
    room = open_room(app, "evaluation")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    last = button(ana, "press-next")
    assert (words(last), last.get("href")) == ("Naslednje: Zaključek", room.at("closing"))
    assert move(room, ana) == 303
    assert stands(room) == ("evaluation", 0)


def test_a_closed_evening_has_nothing_left_to_press(app: Flask) -> None:
    room = open_room(app, "evaluation")
    with app.app_context():
        row = find_evening(room.workshop.id)
        row.state = "closed"
        db.session.commit()
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    inside = button(ana, "run")
    assert list(inside.iter("form")) == []
    assert "Odpri poročilo" in words(inside)


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        ("moves", {"direction": "sideways", "expected": "1"}),
        ("moves", {"direction": "on", "expected": "soon"}),
        ("clock", {"change": "stop", "expected": "1"}),
        ("clock", {"change": "extend", "minutes": "9999", "expected": "1"}),
        ("undo", {}),
        ("page", {"page": "-1"}),
        ("page", {"page": "many"}),
    ],
)
def test_a_press_that_no_page_sends_is_refused_in_words(
    room: Room, ana: CheckingClient, act: str, facts: dict[str, str]
) -> None:
    before = seen(room)
    assert ana.post(room.at(f"run/{act}"), data=facts).status_code == 422
    assert words(button(ana, "run")).strip()
    assert seen(room) == before


def test_an_open_console_gets_the_piece_alone(room: Room, ana: CheckingClient) -> None:
    answer = ana.get(room.at("run"), headers=ASK)
    assert answer.get_data(as_text=True).lstrip().startswith('<div class="run" id="run"')
    assert answer.headers["Vary"].split(", ").count("HX-Request") == 1


def test_it_leads_to_moderation_to_the_wall_and_to_what_residents_see(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("run"))
    links = {link.get("href"): link for link in ana.page.iter("a")}
    assert room.at("moderation") in links
    assert links[f"/wall/{room.workshop.wall_token}"].get("target") == "_blank"
    assert f"/{room.workshop.code}/m1" in links


def test_looking_at_what_residents_see_takes_no_seat_and_no_number(app: Flask, room: Room, ana: CheckingClient) -> None:
    for state in ("round", "voting", "raffle"):
        room.move_to(state, 1 if state == "round" else 0)
        assert ana.get(f"/{room.workshop.code}/m1").status_code == 200
    assert (room.rows(Seat), room.rows(Ticket)) == ([], [])


def test_while_the_wall_has_pages_left_leafing_is_the_one_primary_button(app: Flask) -> None:
    room = open_room(app, "presentation")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    assert primary(ana) == ["press-page-on"]
    assert ana.post(room.at("run/page"), data={"page": "6"}).status_code == 303
    ana.get(room.at("run"))
    assert primary(ana) == ["press-next"]


def test_it_says_who_sits_where_and_what_came_from_there(room: Room, ana: CheckingClient) -> None:
    room.say("ena", "dve", station=1)
    ana.get(room.at("run"))
    (tables,) = [node for node in ana.page.iter("ul") if node.get("class") == "run-tables"]
    first = words(tables[0])
    assert first.startswith("Miza 1 · Potrebe Modra 0 oseb")
    assert "miza 2" in first
    assert "2 odgovora · 2 čakata" in first


def test_the_store_is_asked_as_often_for_many_statements_as_for_one(room: Room, ana: CheckingClient) -> None:
    room.say("ena", state="shown")
    with count_queries(room.app) as few:
        ana.get(room.at("run"))
    room.say(*(f"misel {n}" for n in range(60)), state="shown")
    with count_queries(room.app) as many:
        ana.get(room.at("run"))
    assert len(many) == len(few)


def test_a_quiet_table_is_pointed_out_in_a_round(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        row = db.session.get_one(Workshop, room.workshop.id)
        for _ in range(2):
            now_at = find_evening(row.id).stage_revision
            move_on(workshop=row, expected=now_at, actor="1", now=datetime.now(UTC))
    ana.get(room.at("run"))
    assert "tiho" not in ana.words
    with room.app.app_context():
        running = find_evening(room.workshop.id)
        assert running.started_at is not None
        running.started_at -= timedelta(minutes=5)
        db.session.commit()
    ana.get(room.at("run"))
    assert ana.words.count("tiho že 5 min") == 5


def test_before_a_vote_without_a_list_the_console_says_so(app: Flask) -> None:
    room = open_room(app, "plenary")
    ana = room.client(room.centre.owner)
    ana.get(room.at("run"))
    assert "vsaj dve vrstici" in ana.words
    for text in ("ena", "dve"):
        ana.post(room.at("voting/lines"), data={"text": text})
    ana.get(room.at("run"))
    assert "vsaj dve vrstici" not in ana.words


@pytest.mark.parametrize("number", ["-1", "9" * 30])
def test_a_stage_that_no_store_can_count_is_not_understood(room: Room, ana: CheckingClient, number: str) -> None:
    assert move(room, ana, expected=number) == 422
