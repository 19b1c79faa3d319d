"""What the console takes back: it says which press, and whose."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.facilitator.test_run import ASK, button, clock, evening, move, seen, stands
from tests.html_rules import words


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


def test_a_move_can_be_undone_and_the_clock_goes_on_as_it_ran(room: Room, ana: CheckingClient) -> None:
    before = evening(room).ends_at
    move(room, ana)
    ana.get(room.at("run"))
    assert words(button(ana, "press-undo")) == "Razveljavi »Naslednje: Menjava«"
    assert "Kdo je pritisnil" not in ana.words
    assert ana.post(room.at("run/undo"), data={"expected": seen(room)}).status_code == 303
    assert stands(room) == ("round", 1)
    assert evening(room).ends_at == before
    ana.get(room.at("run"))
    assert "Razveljavljeno: »Naslednje: Menjava«." in ana.words
    assert ana.page.find(".//*[@id='press-undo']") is None


def test_a_clock_that_was_ended_can_be_set_going_again(room: Room, ana: CheckingClient) -> None:
    before = evening(room).ends_at
    clock(room, ana, "cut")
    ana.get(room.at("run"))
    assert words(button(ana, "press-undo")) == "Razveljavi »Končaj zdaj«"
    assert ana.post(room.at("run/undo"), data={"expected": seen(room)}, headers=ASK).status_code == 200
    assert "Razveljavljeno: »Končaj zdaj«." in ana.words
    assert (stands(room), evening(room).ends_at) == (("round", 1), before)


def test_the_press_of_a_colleague_is_offered_with_the_name(room: Room, ana: CheckingClient) -> None:
    move(room, room.client(room.centre.colleague), "back")
    ana.get(room.at("run"))
    assert words(button(ana, "press-undo")) == "Razveljavi »Nazaj: Predstavitev«"
    assert f"Kdo je pritisnil: {room.centre.colleague.name}" in ana.words
