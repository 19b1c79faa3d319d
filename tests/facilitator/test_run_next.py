"""What the console offers at each stage."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import open_room


@pytest.mark.parametrize(("state", "offered"), [("check_in", True), ("round", True), ("plenary", False)])
def test_changing_the_plan_is_offered_while_rounds_are_ahead(app: Flask, state: str, offered: bool) -> None:
    room = open_room(app, state, 1 if state == "round" else 0)
    page = room.client(room.centre.colleague).get(room.at("run")).text
    assert (room.at("run/replan") in page) is offered


def test_in_the_raffle_the_first_thing_to_do_is_to_draw(app: Flask) -> None:
    room = open_room(app, "raffle")
    client = room.client(room.centre.colleague)
    client.get(room.at("run"))
    primary = [node.get("href") for node in client.page.iter("a") if "button-primary" in (node.get("class") or "")]
    assert primary == [room.at("raffle")]
    assert not [node for node in client.page.iter("button") if "button-primary" in (node.get("class") or "")]
