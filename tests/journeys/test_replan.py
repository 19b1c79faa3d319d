"""Changing the plan on a phone of 360 pixels: what has happened, what that changes, done; with and without scripts."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import delete

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room
from tests.world import make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Group, Station
from workshop.services.plans import write_plan


@pytest.fixture
def room(app: Flask) -> Room:
    """Round 2 of 4, four groups at four stations."""
    with app.app_context():
        centre = make_centre()
        workshop = make_workshop(centre, people=20)
        db.session.execute(delete(Station).where(Station.number == 5))
        write_plan(workshop=workshop, minutes=[13, 10, 8, 7], groups=4)
        db.session.commit()
        move_to(workshop, "round", 2)
    return Room(app, centre, workshop)


def sign_in(page: Page, live: LiveServer, room: Room) -> None:
    page.context.add_cookies([{"name": "language", "value": "en", "url": live.url}])
    enter(page, live, room.centre.colleague)


def drop_station(page: Page, live: LiveServer, room: Room) -> None:
    """From the list of changes to the preview with the groups that have to be joined."""
    page.goto(live.url + room.at("run/replan"))
    page.click("text=A station drops out")
    page.select_option("#close-station", "3")
    page.click("#change-close button")
    page.click("text=Join them and look at the plan")
    expect(page.locator(".routes")).to_contain_text("walks with Blue")


def joined(room: Room) -> list[str]:
    return [group.letter for group in room.rows(Group, Group.id) if group.joined_letter]


def test_a_station_drops_out_on_a_phone_and_every_page_of_it_is_accessible(
    live: LiveServer, page: Page, room: Room
) -> None:
    sign_in(page, live, room)
    page.goto(live.url + room.at("run/replan"))
    assert_accessible(page)
    page.goto(live.url + room.at("run/replan?change=close&station=3"))
    assert_accessible(page)
    drop_station(page, live, room)
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.click("text=Change from the next round on")
    page.wait_for_url("**/run")
    assert joined(room) == ["B"]
    page.click("#press-undo")
    expect(page.locator("#press-undo")).to_have_count(0)
    assert joined(room) == []


def test_it_works_without_scripts_and_nothing_is_done_by_whoever_does_not_want_it(
    live: LiveServer, browser: Browser, room: Room
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    sign_in(page, live, room)
    drop_station(page, live, room)
    page.click("text=Do not change")
    page.wait_for_url("**/run")
    assert joined(room) == []
    drop_station(page, live, room)
    page.click("text=Change from the next round on")
    page.wait_for_url("**/run")
    assert joined(room) == ["B"]
    context.close()
