"""Two windows of the wall show the same time, whatever their machines and their sleep do (F5.3)."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser import LiveServer
from tests.journeys.eventually import eventually
from tests.journeys.projected import Projected, project
from tests.journeys.two_clocks import APART_MS, agree, ends

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}
HOUR_WRONG = """
const hour = 3600000, now = Date.now.bind(Date), origin = performance.timeOrigin;
Date.now = () => now() + hour;
Object.defineProperty(performance, 'timeOrigin', { value: origin + hour });
"""


@pytest.fixture
def evening(app: Flask, live: LiveServer) -> Projected:
    return project(app, live)


@pytest.fixture
def wall(page: Page) -> Page:
    page.set_viewport_size(PROJECTOR)
    return page


def test_two_walls_agree_even_where_a_machines_clock_is_an_hour_wrong(
    wall: Page, context: BrowserContext, evening: Projected
) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    other = context.new_page()
    other.add_init_script(HOUR_WRONG + "window.wrong = hour;")
    other.goto(evening.url)
    agree(wall, other)


def test_a_wall_that_slept_agrees_with_another_soon_after_it_woke(
    wall: Page, browser: Browser, evening: Projected
) -> None:
    """F5.3: the time goes on elsewhere while one window's own stands still."""
    evening.move_to("round", 1)
    wall.goto(evening.url)
    other = browser.new_context().new_page()
    other.goto(evening.url)
    agree(wall, other)
    sleep = other.context.new_cdp_session(other)
    sleep.send("Page.setWebLifecycleState", {"state": "frozen"})
    evening.clock("extend", 2)
    wall.wait_for_timeout(2500)
    sleep.send("Page.setWebLifecycleState", {"state": "active"})
    agree(wall, other)
    other.context.close()


def test_a_clock_set_while_the_window_slept_is_found_out(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    right = ends(wall)
    wall.evaluate(
        "() => { const now = Date.now.bind(Date); Date.now = () => now() + 1800000; window.wrong = 1800000; }"
    )
    evening.show("nova misel")
    expect(wall.locator(".lines-cards")).to_contain_text("nova misel")
    eventually(wall, lambda: abs(ends(wall) - right) < 10 * APART_MS)  # of half an hour that it was put wrong
