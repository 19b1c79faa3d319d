"""From group to group: read in silence, mark, add, and at home three key points together; with and without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import LiveServer, assert_accessible, watch
from tests.journeys.in_the_hall import go
from tests.resident.evenings import Hall, make_hall
from tests.world import NOW
from workshop.extensions import db
from workshop.models import KeyPoint, Reaction, Statement

WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SAID = ("Manjka prevoz k zdravniku", "Prostor za jutranjo vadbo", "Knjižni kotiček", "Skupni vrt")
NewPhone = Callable[[], Page]


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture(params=[True, False], ids=["scripts", "plain"])
def phones(
    request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any], live: LiveServer
) -> Iterator[NewPhone]:
    """Phones of their own, in English."""
    contexts: list[BrowserContext] = []
    troubles: list[list[str]] = []

    def make() -> Page:
        context = browser.new_context(**browser_context_args, java_script_enabled=request.param)
        context.add_cookies([{"name": "language", "value": "en", "url": live.lan}])
        contexts.append(context)
        page = context.new_page()
        troubles.append(watch(page))
        return page

    yield make
    for context in contexts:
        context.close()
    assert [fault for faults in troubles for fault in faults] == []


def fits(page: Page, scripts: bool) -> None:
    """Axe finds nothing, and nothing is wider than the narrowest phone."""
    if not scripts:
        return
    assert_accessible(page)
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.evaluate(WIDE) is False
    page.set_viewport_size(size or {"width": 360, "height": 640})


def say(page: Page, text: str) -> None:
    page.locator("form[data-outbox] textarea").fill(text)
    page.locator("button[name=kind]").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent")


def test_a_handover_over_two_rounds_and_the_home_round(
    request: pytest.FixtureRequest, phones: NewPhone, hall: Hall, live: LiveServer
) -> None:
    scripts = "plain" not in request.node.name
    blue, violet = phones(), phones()
    for text in SAID:
        go(blue, f"{live.lan}/{hall.code}/m1")
        say(blue, text)
    hall.moderate("shown")
    hall.move("round", 2)
    read_and_mark(violet, hall, live, scripts)
    hall.moderate("shown")
    hall.move("home_round")
    pick_and_explain(blue, phones(), hall, live, scripts)
    hall.move("plenary")
    go(blue, f"{live.lan}/{hall.code}")
    expect(blue.get_by_role("heading", level=1)).to_have_text("The groups report")
    expect(blue.locator("ol.picks li")).to_have_count(3)
    expect(blue.locator("form[data-outbox] textarea")).to_be_hidden()
    fits(blue, scripts)


def test_of_two_explanations_one_is_sent_and_the_other_stays_in_the_phone(
    page: Page, context: BrowserContext, hall: Hall, live: LiveServer
) -> None:
    troubles = watch(page)
    context.add_cookies([{"name": "language", "value": "en", "url": live.lan}])
    for text in SAID[:2]:
        go(page, f"{live.lan}/{hall.code}/m1")
        say(page, text)
    hall.moderate("shown")
    violet, said = hall.group("violet"), hall.all(Statement)
    with hall.row():
        for row in said:
            mark = {"mark": "unclear", "group_id": violet, "key": f"mark-{row.id}", "created_at": NOW}
            db.session.add(Reaction(workshop_id=hall.id, statement_id=row.id, **mark))
    hall.move("home_round")
    go(page, f"{live.lan}/{hall.code}")
    fields, send = page.get_by_label("Your explanation"), page.get_by_role("button", name="Send the explanation")
    fields.nth(0).fill("S kombijem")
    fields.nth(1).fill("Ob torkih")
    send.nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent")
    explained = [(row.text, row.extends_id) for row in hall.all(Statement) if row.clarifies]
    assert explained == [("Ob torkih", said[1].id)]
    go(page, f"{live.lan}/{hall.code}")
    expect(fields.nth(0)).to_have_value("S kombijem")
    expect(fields.nth(1)).to_have_value("")
    context.set_offline(True)
    send.nth(0).click()
    expect(page.locator("main .waiting .large-words")).to_have_text("S kombijem")
    context.set_offline(False)
    page.wait_for_url("**/answers/**")
    assert [row.text for row in hall.all(Statement) if row.clarifies] == ["Ob torkih", "S kombijem"]
    assert troubles == []


def read_and_mark(page: Page, hall: Hall, live: LiveServer, scripts: bool) -> None:
    go(page, f"{live.lan}/{hall.code}")
    page.get_by_role("button", name="Violet").click()
    page.get_by_role("link", name="To the question").click()
    expect(page.get_by_role("heading", name="First read in silence")).to_be_visible()
    expect(page.locator("#left > li")).to_have_count(4)
    fits(page, scripts)
    first = page.locator("#left > li").first
    ask = first.get_by_role("button", name="Not clear")
    for pressed, there in (("true", 1), ("false", 0), ("true", 1)):
        ask.click()
        expect(ask).to_have_attribute("aria-pressed", pressed)
        assert hall.count(Reaction) == there
    agree = page.locator("#left > li").nth(1).get_by_role("button", name="I agree")
    agree.click()
    expect(agree).to_have_attribute("aria-pressed", "true")
    first.get_by_role("link", name="Add to this").click()
    expect(page.locator(".own-words")).to_have_text(SAID[0])
    say(page, "Posebej ob petkih")
    added = hall.all(Statement)[-1]
    assert (added.text, added.round_number, added.extends_id) == ("Posebej ob petkih", 2, hall.all(Statement)[0].id)


def take_away_and_back(page: Page, other: Page) -> None:
    """A page that was refused something follows the others all the same."""
    for button, count in (("Chosen – take it away", 2), ("Choose this", 3)):
        other.locator("#picks > ul > li").nth(3).get_by_role("button", name=button).click()
        expect(other.locator("#picks h2").first).to_have_text(f"Chosen: {count} of 3")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # It looks at once.
        expect(page.locator("#picks h2").first).to_have_text(f"Chosen: {count} of 3")


def pick_and_explain(page: Page, other: Page, hall: Hall, live: LiveServer, scripts: bool) -> None:
    go(page, f"{live.lan}/{hall.code}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose up to three of the most important.")
    go(other, f"{live.lan}/{hall.code}/m1")
    lines = page.locator("#picks > ul > li")
    expect(lines).to_have_count(5)
    for place, count in ((0, 1), (2, 2), (3, 3)):
        lines.nth(place).get_by_role("button").click()
        expect(page.locator("#picks h2").first).to_have_text(f"Chosen: {count} of 3")
    fits(page, scripts)
    page.locator("ol.picks > li").nth(1).get_by_role("button", name="One place higher").click()
    order = [f"1. {SAID[2]}", f"2. {SAID[0]}", f"3. {SAID[3]}"]
    expect(page.locator("ol.picks > li > p")).to_have_text(order)
    if not scripts:
        other.reload()
    expect(other.locator("ol.picks > li > p")).to_have_text(order)
    lines.nth(1).get_by_role("button").click()
    expect(page.locator("#error-summary")).to_contain_text("has 3 key points already")
    if scripts:
        take_away_and_back(page, other)
    go(page, f"{live.lan}/{hall.code}")
    page.get_by_label("Your explanation").fill("Mislimo na prevoz s kombijem")
    page.get_by_role("button", name="Send the explanation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sent")
    said, explained = hall.all(Statement)[0], hall.all(Statement)[-1]
    assert (explained.clarifies, explained.extends_id, explained.state) == (True, said.id, "waiting")
    assert [point.origin for point in hall.all(KeyPoint)] == ["phone"] * 3
