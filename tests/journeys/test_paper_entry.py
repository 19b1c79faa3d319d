"""A pile of sheets typed in by keyboard alone, by two helpers at once; the same sheet twice (F7.1, F7.2, F7.4)."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room, open_room
from workshop.extensions import db
from workshop.models import Account, Ballot, Statement, VoteOption

SHEETS = 6
FIRST = "Klop pred domom, da starejši lahko sedejo"
SECOND = "Popoldne ob torkih lahko učim igro na šah"
WATCH = """window.pointed = 0;
for (const kind of ["pointerdown", "mousedown", "click"])
  addEventListener(kind, (event) => { if (event.isTrusted && event.detail) window.pointed += 1; }, true);"""


@pytest.fixture
def room(app: Flask) -> Room:
    made = open_room(app, "plenary")
    with app.app_context():
        lines = (VoteOption(workshop_id=made.workshop.id, number=n, text=f"Vrstica {n}") for n in (1, 2, 3))
        db.session.add_all(lines)
        db.session.commit()
    made.move_to("voting")
    return made


def sit_down(page: Page, live: LiveServer, room: Room, account: Account) -> None:
    """Signs in and opens the page for sheets; from here on every press of a mouse would be noticed."""
    page.set_viewport_size({"width": 1366, "height": 768})
    enter(page, live, account)
    page.add_init_script(WATCH)
    page.goto(live.url + room.at("paper/sheets"))
    selected(page)


def selected(page: Page) -> None:
    """Waits until the next number stands there, to be taken or typed over."""
    page.wait_for_function("getSelection().toString() !== '' && document.activeElement.id === 'number'")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def say(page: Page, kind: str, words: str) -> None:
    """The kind by its figure, then the words, as quickly as they can be put there: typing is not measured."""
    press(page, kind)
    page.keyboard.insert_text(words)
    press(page, "Enter")


def fill_in(page: Page, number: int) -> None:
    """One sheet with two answers and a slip, from the open page to the next open page."""
    page.keyboard.type(str(number))
    press(page, "Enter", "ArrowDown", "Enter")
    say(page, "1", FIRST)
    say(page, "2", SECOND)
    while not str(page.evaluate("document.activeElement.id")).startswith("dots-"):
        press(page, "Enter")
    press(page, "2", "Enter", "1", "Control+Enter")
    expect(page.locator("main")).to_contain_text(f"List {number} je shranjen.")
    selected(page)
    assert page.evaluate("window.pointed") == 0


def test_a_pile_of_sheets_by_two_helpers_without_a_mouse(
    page: Page, browser: Browser, live: LiveServer, room: Room
) -> None:
    other = browser.new_context(locale="sl").new_page()
    sit_down(page, live, room, room.centre.owner)
    sit_down(other, live, room, room.centre.colleague)
    for number in range(1, SHEETS + 1):
        fill_in(page if number % 2 else other, number)
    rows = room.rows(Statement, Statement.id)
    assert len(rows) == 2 * SHEETS
    assert {row.sheet_number for row in rows} == set(range(1, SHEETS + 1))
    assert {row.text for row in rows} == {FIRST, SECOND}
    assert {row.origin for row in rows} == {"paper"}
    assert len({row.typed_by for row in rows}) == 2
    assert sorted(ballot.sheet_number or 0 for ballot in room.rows(Ballot)) == list(range(1, SHEETS + 1))

    page.keyboard.type(str(SHEETS))
    expect(page.locator("#known-now")).to_contain_text("Ta list je že vnesen.")
    press(page, "Enter", "Enter")
    say(page, "1", "Druge besede")
    press(page, "Control+Enter")
    expect(page.locator("#known")).to_contain_text("Ta list je že vnesen.")
    assert page.locator("#known a").get_attribute("href") == room.at(f"paper/sheets/{SHEETS}")
    assert len(room.rows(Statement)) == 2 * SHEETS
    assert_accessible(page)
    other.context.close()


def test_a_half_typed_sheet_is_there_again_until_it_is_stored(page: Page, live: LiveServer, room: Room) -> None:
    sit_down(page, live, room, room.centre.owner)
    page.keyboard.type("4")
    press(page, "Enter", "Enter")
    say(page, "1", FIRST)
    say(page, "2", SECOND)
    page.goto(live.url + room.at("paper/photographs"))
    page.goto(live.url + room.at("paper/sheets"))
    back = page.locator("#draft-back")
    texts = page.locator(".whole-sheet input[id^=text-]")
    for _again in range(2):
        expect(back).to_be_visible()
        assert [texts.nth(place).input_value() for place in range(3)] == [FIRST, SECOND, ""]
        assert (page.locator("#number").input_value(), page.locator("#kind-1-1").input_value() != "") == ("4", True)
        page.reload()
    page.goto(live.url + room.at("paper/sheets?number=9"))
    expect(back).to_be_hidden()
    texts.nth(0).fill("Drug list")
    page.goto(live.url + room.at("paper/sheets?number=4"))
    expect(back).to_be_visible()
    texts.nth(0).press("Control+Enter")
    expect(page.locator("main")).to_contain_text("List 4 je shranjen.")
    expect(back).to_be_hidden()
    page.goto(live.url + room.at("paper/sheets"))
    assert (page.locator("#number").input_value(), texts.nth(0).input_value()) == ("9", "Drug list")
    back.get_by_role("button").click()
    expect(back).to_be_hidden()
    assert (texts.nth(0).input_value(), page.evaluate("Object.values(sessionStorage).join()")) == ("", "{}")
    assert {row.text for row in room.rows(Statement)} == {FIRST, SECOND}


def test_what_a_rule_refused_is_there_again_too(page: Page, live: LiveServer, room: Room) -> None:
    sit_down(page, live, room, room.centre.owner)
    page.locator("#text-1-1").fill(FIRST)
    page.locator("#text-1-1").press("Control+Enter")
    expect(page.locator(".error").first).to_be_visible()
    page.locator("#text-1-2").fill(SECOND)
    page.goto(live.url + room.at("paper/sheets"))
    expect(page.locator("#text-1-2")).to_have_value(SECOND)
    assert page.locator("#text-1-1").input_value() == FIRST


def test_a_half_typed_list_and_one_stations_sheet_are_there_again_until_they_are_stored(
    page: Page, live: LiveServer, room: Room
) -> None:
    enter(page, live, room.centre.owner)
    back = page.locator("#draft-back")
    for path, field in (("paper?station=2", "#text-2"), ("paper/list", "#lines")):
        page.goto(live.url + room.at(path))
        page.locator(field).fill(FIRST)
        page.goto(live.url + room.at("paper/photographs"))
        page.goto(live.url + room.at(path))
        expect(back).to_be_visible()
        expect(page.locator(field)).to_have_value(FIRST)
    page.locator("#kind").select_option(index=1)
    page.locator("button[value=preview]").click()
    page.locator("button[value=store]").click()
    expect(page.locator("#lines")).to_have_value("")
    page.goto(live.url + room.at("paper?station=1"))
    expect(page.locator("#text-2")).to_have_value("")
    page.goto(live.url + room.at("paper?station=2"))
    page.locator("#kind-2").select_option(index=1)
    page.locator("#text-2").press("Control+Enter")
    expect(page.locator("#text-2")).to_have_value("")
    expect(back).to_be_hidden()
    assert page.evaluate("Object.values(sessionStorage).join()") == "{},{}"
    assert [row.text for row in room.rows(Statement)] == [FIRST, FIRST]
