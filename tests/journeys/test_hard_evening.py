"""The hard parts of an evening in a real browser: a console of 360 pixels, two walls, two phones, no network."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser import LiveServer, assert_accessible, enter, serving, watch
from tests.facilitator.boards import Room, open_room
from tests.journeys.eventually import eventually, still_clock
from tests.journeys.projected import MEASURE
from tests.journeys.two_clocks import agree
from tests.load.large_room import open_large_room

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}
ALL_TOLD_MS = 36_000
"""So long the four pages of forty groups take, well before the minute and a half of a move is over."""
LEFT = "() => window.vrtiljakClock.left(document.querySelector('[data-clock]'))"
NewContext = Callable[..., BrowserContext]


@dataclass
class Screens:
    """Everything that is lit in the hall."""

    console: Page
    wall: Page
    second_wall: Page
    phones: tuple[Page, Page]
    troubles: list[list[str]]


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "presentation")


@pytest.fixture
def screens(live: LiveServer, room: Room, page: Page, new_context: NewContext) -> Screens:
    """A round runs; the phones belong to the first two groups, and one of the walls is another machine."""
    others = [new_context(reduced_motion="reduce").new_page() for _ in range(2)]
    phones = [new_context().new_page() for _ in range(2)]
    troubles = [watch(each) for each in (*others, *phones)]
    for place, phone in enumerate(phones):
        phone.goto(f"{live.lan}/{room.workshop.code}")
        with phone.expect_navigation():
            phone.locator("button[name=group]").nth(place).click()
    for wall in others:
        wall.set_viewport_size(PROJECTOR)
        wall.goto(f"{live.url}/wall/{room.workshop.wall_token}")
    enter(page, live, room.centre.owner)
    page.goto(live.url + room.at("run"))
    made = Screens(page, others[0], others[1], (phones[0], phones[1]), troubles)
    press(made, "#press-next", "round")
    for screen in others:
        expect(screen.locator("#scene")).to_have_attribute("data-state", "round")
    return made


def press(screens: Screens, button: str, state: str) -> None:
    """Until the console has its own answer: before that it takes no other press."""
    screens.console.locator(button).click()
    expect(screens.console.locator("#run")).to_have_attribute("data-state", state)


def more_time(screens: Screens, button: str, minutes: int) -> str:
    """Presses for more minutes; the new end, which the console shows."""
    clock = screens.console.locator("[data-clock]")
    new_end = str(int(clock.get_attribute("data-ends") or 0) + minutes * 60_000)
    screens.console.locator(button).click()
    expect(clock).to_have_attribute("data-ends", new_end)
    return new_end


def table_of(wall: Page, group: str) -> str:
    """The table to which the wall sends a group."""
    way = wall.locator(".ways li, .directions li").filter(has=wall.locator(".way-name", has_text=group))
    return way.locator(".table-number").inner_text()


def test_time_and_place_agree_on_all_screens_whatever_happens(screens: Screens, live: LiveServer, room: Room) -> None:
    two_minutes_more(screens)
    a_wall_sleeps_and_wakes(screens)
    the_network_of_a_wall_goes(screens)
    a_wall_is_reloaded(screens)
    back_and_on(screens)
    a_plan_is_changed_on_a_small_console(screens, live, room)
    for troubles in screens.troubles:
        assert troubles == []


def test_forty_groups_all_read_where_they_go_well_before_the_move_is_over(page: Page, tmp_path: Path) -> None:
    """300 people in five rings; the pages of the list turn by themselves."""
    room = open_large_room(tmp_path / "large", "move", 1)
    page.set_viewport_size(PROJECTOR)
    still_clock(page)
    tables: set[str] = set()
    with serving(room.app) as server:
        page.goto(f"{server.url}/wall/{room.wall}")
        expect(page.locator("#turns")).to_have_text("1/4")
        begun = int(page.evaluate("Date.now()"))
        while len(tables) < 40 and int(page.evaluate("Date.now()")) - begun < ALL_TOLD_MS:
            tables |= set(page.locator(".directions li:visible .table-number").all_inner_texts())
            assert page.evaluate(MEASURE) == []
            page.clock.run_for(8_600)
    assert tables == {str(number) for number in range(1, 41)}


def two_minutes_more(screens: Screens) -> None:
    new_end = more_time(screens, "#press-more-2", 2)
    for wall in (screens.wall, screens.second_wall):
        expect(wall.locator("[data-clock]")).to_have_attribute("data-ends", new_end)
    agree(screens.wall, screens.second_wall)
    agree(screens.console, screens.wall)


def a_wall_sleeps_and_wakes(screens: Screens) -> None:
    """F5.3: the round gets more time while one window's own stands still."""
    sleep = screens.second_wall.context.new_cdp_session(screens.second_wall)
    sleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    new_end = more_time(screens, "#press-more", 1)
    expect(screens.wall.locator("[data-clock]")).to_have_attribute("data-ends", new_end)
    sleep.send("Page.setWebLifecycleState", {"state": "active"})
    expect(screens.second_wall.locator("[data-clock]")).to_have_attribute("data-ends", new_end)
    agree(screens.wall, screens.second_wall)


def the_network_of_a_wall_goes(screens: Screens) -> None:
    """The clock goes on under a small mark; when the network is back the wall shows the right state by itself."""
    wall, context = screens.second_wall, screens.second_wall.context
    context.set_offline(True)
    expect(wall.locator("#stale")).to_be_visible()
    left = float(wall.evaluate(LEFT))
    press(screens, "#press-next", "move")
    expect(screens.wall.locator("#scene")).to_have_attribute("data-state", "move")
    eventually(wall, lambda: float(wall.evaluate(LEFT)) < left)
    assert wall.locator("#scene").get_attribute("data-state") == "round"
    context.set_offline(False)
    expect(wall.locator("#scene")).to_have_attribute("data-state", "move")
    expect(wall.locator("#stale")).to_be_hidden()
    told_alike(screens)


def a_wall_is_reloaded(screens: Screens) -> None:
    wall, before = screens.wall, table_of(screens.wall, "Modra")
    wall.reload(wait_until="commit")
    expect(wall.locator("#scene")).to_have_attribute("data-state", "move")
    assert table_of(wall, "Modra") == before


def back_and_on(screens: Screens) -> None:
    """One state back shows the round again, with its clock; on again, the move."""
    press(screens, "#press-back", "round")
    for wall in (screens.wall, screens.second_wall):
        expect(wall.locator("#scene")).to_have_attribute("data-state", "round")
    agree(screens.wall, screens.second_wall)
    press(screens, "#press-next", "move")
    for wall in (screens.wall, screens.second_wall):
        expect(wall.locator("#scene")).to_have_attribute("data-state", "move")
    told_alike(screens)


def told_alike(screens: Screens) -> None:
    """Each phone reads the table that the wall shows for its group."""
    for phone, group in zip(screens.phones, ("Modra", "Oranžna"), strict=True):
        expect(phone.locator("h1")).to_have_text(re.compile(rf"Miza {table_of(screens.wall, group)}$"))


def a_plan_is_changed_on_a_small_console(screens: Screens, live: LiveServer, room: Room) -> None:
    """Between two rounds two groups are joined; it is on every screen at once."""
    console = screens.console
    console.goto(live.url + room.at("run/replan?change=merge&one=B&other=A"))
    preview = console.locator(".replan-preview")
    expect(preview).to_be_visible()
    assert_accessible(console)
    assert console.evaluate("document.documentElement.scrollWidth") == console.evaluate("innerWidth")
    told_alike(screens)
    console.locator(".replan-do button").click()
    console.wait_for_url("**/run")
    joined = screens.wall.locator(".directions li.is-joined")
    expect(joined).to_have_count(1)
    together = joined.locator(".table-number").inner_text()
    for phone in screens.phones:
        expect(phone.locator("h1")).to_have_text(re.compile(rf"Miza {together}$"))
    assert_accessible(console)
    for screen in (screens.wall, screens.phones[1]):
        assert_accessible(screen)
