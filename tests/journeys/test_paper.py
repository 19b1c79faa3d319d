"""A helper types in a pile of sheets without the mouse (F7)."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room, open_room
from workshop.models import Statement

A_LINE_AND_A_HALF = 40
"""Pixels; a line is about 27."""


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "plenary")


@pytest.fixture
def desk(page: Page, live: LiveServer, room: Room) -> Page:
    """A colleague at the page for paper, on a laptop."""
    page.set_viewport_size({"width": 1366, "height": 768})
    enter(page, live, room.centre.colleague)
    page.goto(live.url + room.at("paper"))
    return page


def test_enter_moves_on_and_control_enter_stores_and_opens_the_next(desk: Page, room: Room) -> None:
    for _sheet in range(2):
        expect(desk.locator("#kind-1")).to_be_focused()
        desk.wait_for_load_state()  # the keys are known
        for words in ("Klop pred domom", "Več luči"):
            desk.keyboard.press("ArrowDown")
            desk.keyboard.press("Enter")
            desk.keyboard.type(words)
            desk.keyboard.press("Enter")
        desk.keyboard.press("Control+Enter")
        expect(desk.get_by_role("status").first).to_contain_text("2 odgovora sta shranjena")
        expect(desk.locator("#text-1")).to_have_value("")
    assert [row.text for row in room.rows(Statement, Statement.id)] == ["Klop pred domom", "Več luči"] * 2


def test_the_page_is_accessible_and_so_are_the_pages_beside_it(desk: Page, live: LiveServer, room: Room) -> None:
    assert_accessible(desk)
    for name in ("voting", "raffle", "closing"):
        desk.goto(live.url + room.at(name))
        assert_accessible(desk)


@pytest.mark.parametrize("wide", [360, 1280])
def test_numbers_stand_in_a_line_beside_their_words(desk: Page, live: LiveServer, room: Room, wide: int) -> None:
    desk.set_viewport_size({"width": wide, "height": 800})
    desk.goto(live.url + room.at("raffle"))
    heights = desk.locator(".facts dd").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(heights) >= 4
    assert max(heights) < A_LINE_AND_A_HALF
