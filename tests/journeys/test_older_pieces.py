"""What a page asked for before a press and hears after it is older than the press, and does not take its place."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser import LiveServer, enter
from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.host.cards import table_path
from tests.journeys.eventually import eventually
from tests.resident.evenings import make_hall, send
from workshop.models import Statement

REMEMBER = """(place) => {
    window.seen = [];
    new MutationObserver(() => window.seen.push(document.querySelector(place)?.textContent.trim() ?? ""))
        .observe(document.body, { childList: true, subtree: true }); }"""
"""Every state of one place of the page from now on."""

Held = tuple[Route, APIResponse]


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "check_in")


@pytest.mark.parametrize(
    ("screen", "press", "place", "words"),
    [("run", "#press-next", "#stage", "Predstavitev"), ("desk", "#tap-phone", ".seated-group", "Skupina Oranžna")],
)
def test_an_older_piece_gives_way(
    page: Page, live: LiveServer, room: Room, screen: str, press: str, place: str, words: str
) -> None:
    enter(page, live, room.centre.owner)
    page.goto(live.url + room.at(screen))
    held = hold_the_next(page, f"**/{screen}")
    phone = room.client(None)
    phone.get(f"/{room.workshop.code}")
    phone.post(f"/{room.workshop.code}/seat", data={"group": "help"})
    eventually(page, lambda: bool(held))
    page.locator(press).click()
    expect(page.locator(place)).to_contain_text(words)
    assert others_seen(page, held, place, words) == []


def test_a_hosts_tap_stays_when_what_a_phone_picked_before_it_comes_late(
    page: Page, live: LiveServer, app: Flask
) -> None:
    hall = make_hall(app, "round", 1)
    phone = app.test_client()
    assert isinstance(phone, CheckingClient)
    for words in ("Klop", "Prevoz"):
        send(phone, hall, words)
    hall.moderate("shown")
    hall.move("home_round")
    page.goto(live.url + table_path(hall))
    held = hold_the_next(page, f"**{table_path(hall)}")
    first, second = hall.all(Statement)
    pick = {"statement": str(first.id), "act": "pick", "group": str(hall.group("blue"))}
    assert phone.post(f"/{hall.code}/key-points", data=pick).status_code == 303
    eventually(page, lambda: bool(held))
    page.locator(f"#point-{second.id}").click()
    expect(page.locator("ol.points")).to_contain_text("Prevoz")
    assert others_seen(page, held, "ol.points", "Prevoz") == []


def hold_the_next(page: Page, address: str) -> list[Held]:
    """The next piece from there is asked of the house at once and given to the page later."""
    held: list[Held] = []

    def hold(route: Route) -> None:
        if route.request.method == "GET" and not held:
            held.append((route, route.fetch()))
        else:
            route.continue_()

    page.route(address, hold)
    return held


def others_seen(page: Page, held: list[Held], place: str, words: str) -> list[str]:
    """What else stood in that place of the page from when the older piece came until the page's next look."""
    page.evaluate(REMEMBER, place)
    with page.expect_request("**/pulse?*"):
        route, older = held[0]
        route.fulfill(response=older)
    return [seen for seen in page.evaluate("window.seen") if words not in seen]
