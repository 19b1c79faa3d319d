"""A helper at the door with a phone: people come, one taps once, one undoes, somebody goes home."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room, open_room
from workshop.models import Seat

FOLLOWED = 5_000
"""Milliseconds after which the desk asks what others did."""


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "check_in")


@pytest.fixture
def desk(page: Page, live: LiveServer, room: Room) -> Page:
    """A colleague at the desk, 360 by 640."""
    enter(page, live, room.centre.colleague)
    page.goto(live.url + room.at("desk"))
    return page


def test_a_helper_lets_people_in_with_one_tap_each(desk: Page, room: Room) -> None:
    large = desk.locator(".seated-group")
    for number, colour in enumerate(("Modra", "Oranžna", "Zelena"), start=1):
        desk.click("#tap-phone")
        expect(large).to_have_text(f"Skupina {colour}")
        expect(desk.locator(".seated-table")).to_have_text(f"{'ABC'[number - 1]} · miza {number}")
        expect(desk.locator("#desk-says")).to_contain_text(f"Skupina {colour}")
    expect(desk.locator("#tap-child")).to_be_in_viewport()
    expect(desk).to_have_url(re.compile(r"/desk$"))
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(desk)
    desk.evaluate("document.documentElement.style.fontSize = '36px'")
    assert desk.evaluate("document.documentElement.scrollWidth") <= 360
    desk.evaluate("document.documentElement.style.fontSize = ''")
    desk.click("#undo-shown")
    expect(large).to_have_count(0)
    assert [seat.phone for seat in room.rows(Seat, Seat.id)] == [True, True]
    desk.click("summary >> nth=0")
    desk.select_option("#beside", index=2)
    desk.click("#tap-paper")
    expect(large).to_have_text("Skupina Modra")
    desk.click(".goes-home summary")
    desk.click(".goes-home button >> nth=0")
    expect(desk.locator("#undo-gone")).to_be_visible()
    assert [seat.left_at is None for seat in room.rows(Seat, Seat.id)] == [True, True, False]


def test_a_tap_that_the_network_swallowed_counts_once_when_it_is_tapped_again(desk: Page, room: Room) -> None:
    def swallow(route: Route) -> None:
        """The server hears it, the desk hears nothing."""
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.abort()
        else:
            route.continue_()

    desk.clock.install()
    desk.reload()
    desk.route("**/desk", swallow)
    desk.click("#tap-paper")
    expect(desk.locator("#offline")).to_be_visible()
    desk.unroute("**/desk")
    with desk.expect_response("**/desk"):  # it follows what it did not hear
        desk.clock.fast_forward(FOLLOWED)
    desk.click("#tap-paper")
    expect(desk.locator(".seated-group")).to_have_text("Skupina Modra")
    expect(desk.locator("#offline")).to_be_hidden()
    assert len(room.rows(Seat)) == 1


def test_the_desk_follows_what_phones_do(desk: Page, live: LiveServer, room: Room) -> None:
    phone = room.client(None)
    phone.get(f"/{room.workshop.code}")
    phone.post(f"/{room.workshop.code}/seat", data={"group": "help"})
    expect(desk.locator(".desk-groups strong").first).to_have_text("1")
