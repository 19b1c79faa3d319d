"""A press whose network goes away: the page stays and says so, and the press can be repeated."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer, enter
from tests.facilitator.boards import Room, open_room
from workshop.models import Statement

PATIENCE = 7_000
"""Longer than the board waits for an answer, milliseconds of the page's own clock, which the test moves."""


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


def test_a_moderators_press_that_is_never_answered_is_told_and_repeated(
    page: Page, live: LiveServer, room: Room
) -> None:
    """The undo of the act before it stays meanwhile."""
    room.say("prva", "druga")
    enter(page, live, room.centre.owner)
    page.clock.install()
    page.goto(live.url + room.at("moderation"))
    page.locator("#queue button[data-key=p]").first.click()
    expect(page.locator("#undo-note form")).to_be_visible()
    page.route("**/hiding", lambda _never: None)
    with page.expect_request("**/hiding"):
        page.locator("#queue button[data-key=s]").click()
    page.clock.run_for(PATIENCE)
    expect(page.locator("#undo-note .error")).to_contain_text("Pritisnite še enkrat")
    expect(page.locator("#undo-note form")).to_be_visible()
    page.unroute("**/hiding")
    page.locator("#queue button[data-key=s]").click()
    expect(page.locator("#queue .statement-card")).to_have_count(0)
    expect(page.locator("#undo-note .error")).to_have_count(0)
    assert [row.state for row in room.rows(Statement, Statement.id)] == ["shown", "hidden"]
