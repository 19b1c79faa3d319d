"""A press whose network goes away: the page stays and says so, and the press can be repeated."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import LiveServer, enter
from tests.facilitator.boards import Room, open_room
from tests.host.cards import table_path
from tests.journeys.eventually import still_clock
from tests.journeys.in_the_hall import go
from tests.resident.evenings import make_hall
from workshop.models import Hand, Reaction, Statement

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
    still_clock(page)
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


def test_a_hosts_marks_and_hand_wait_for_the_network_where_they_were_pressed(
    page: Page, context: BrowserContext, app: Flask, live: LiveServer
) -> None:
    """Each is told beneath its button, none takes another's place, and what is typed beside them stays."""
    hall = make_hall(app, "round", 1)
    page.goto(live.lan + table_path(hall))
    page.locator("#text").fill("Manjka klop")
    page.locator("#writing button[value=need]").click()
    page.wait_for_url("**?sent=*")
    hall.moderate("shown")
    hall.move("round", 2)
    go(page, live.lan + table_path(hall))
    page.locator("#text").fill("Pišem naprej")
    page.locator("#marks summary").click()
    context.set_offline(True)
    page.locator("#marks button[value=agree]").click()
    page.locator("#marks button[value=unclear]").click()
    page.locator("#hand-paper").click()
    expect(page.locator("#marks .note-error")).to_have_text(["Oznaka še ni poslana. Poskušamo znova."] * 2)
    expect(page.locator("#hand .note-error")).to_contain_text("Ni še poslano. Je samo na tej strani.")
    assert (hall.count(Reaction), hall.count(Hand)) == (0, 0)
    context.set_offline(False)
    expect(page.locator("#hand[data-hand=up]")).to_be_visible()
    expect(page.locator("main .note-error")).to_have_count(0)
    expect(page.locator("#hand [role=status]")).to_be_focused()
    expect(page.locator("#marks .counted")).to_be_visible()
    assert [row.mark for row in hall.all(Reaction)] == ["agree", "unclear"]
    assert page.locator("#text").input_value() == "Pišem naprej"
