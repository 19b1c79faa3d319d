"""A table's host with a phone of 360 pixels: reads, types, taps for others, raises the hand, loses the network."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import LiveServer, assert_accessible
from tests.host.cards import table_path
from tests.resident.evenings import Hall, make_hall
from tests.world import NOW
from workshop.models import Hand, KeyPoint, Reaction, Statement
from workshop.services.evening import change_clock, find_evening
from workshop.services.hands import take_up_hand

UNSENT = "V telefonu – še ni poslano"
SMALLEST = 48


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def at(live: LiveServer) -> Callable[[str], str]:
    """An address as phones in a hall see it: plain http, and not this computer's own name."""
    return lambda path: f"{live.lan}{path}"


def write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.locator("button[value=need]").click()


def texts(hall: Hall) -> list[str]:
    return [row.text for row in hall.all(Statement)]


def assert_fits(page: Page) -> None:
    """No scrolling sideways, targets large enough, and nothing that axe can find."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    small = "els => els.filter(e => e.offsetParent && e.getBoundingClientRect().height < %d).map(e => e.outerHTML)"
    assert page.eval_on_selector_all("main button, main .tap, main summary", small % SMALLEST) == []
    assert_accessible(page)


def test_a_host_leads_a_table_through_an_evening(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    here = at(table_path(hall))
    page.goto(here)
    assert_fits(page)
    write(page, "Manjka klop pred trgovino")
    page.wait_for_url("**?sent=*")
    assert [row.origin for row in hall.all(Statement)] == ["host"]
    hall.moderate("shown")
    hall.move("round", 2)
    expect(page.locator(".told")).to_contain_text("Manjka klop")
    page.locator("#marks summary").click()
    page.locator("#marks button[value=agree]").click()
    expect(page.locator(".counted")).to_be_visible()
    assert_fits(page)
    assert hall.count(Reaction) == 1
    hall.move("home_round")
    expect(page.locator("#points")).to_be_visible()
    page.locator("button[name=chosen][value=yes]").click()
    page.locator("form[action$=confirmation] button").click()
    expect(page.locator("form[action$=confirmation]")).to_have_count(0)
    assert [row.confirmed_at is not None for row in hall.all(KeyPoint)] == [True]
    assert_fits(page)


def test_a_browser_says_on_plain_http_that_a_form_of_the_table_is_ours(
    page: Page, hall: Hall, live: LiveServer, at: Callable[[str], str]
) -> None:
    page.goto(at(table_path(hall)))
    with page.expect_response(lambda answer: answer.url.endswith("/hand")) as posted:
        page.locator("#hand button[value=paper]").click()
    sent = posted.value.request.all_headers()
    assert (posted.value.status, sent["origin"], "sec-fetch-site" in sent) == (303, live.lan, False)


def test_the_page_says_when_somebody_takes_up_the_hand(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(table_path(hall)))
    page.locator("#hand button[value=paper]").click()
    expect(page.locator("#hand[data-hand=up]")).to_be_visible()
    assert_fits(page)
    page.locator("#text").fill("Pišem naprej")
    [hand] = hall.all(Hand)
    with hall.row() as workshop:
        take_up_hand(workshop=workshop, table_number=1, actor="1", now=hand.raised_at)
    expect(page.locator("#hand[data-hand=up]")).to_have_count(0)
    expect(page.locator("#hand [role=status]")).to_be_visible()
    assert page.locator("#text").input_value() == "Pišem naprej"


def test_the_clock_follows_two_more_minutes_while_somebody_types(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(table_path(hall)))
    page.locator("#text").fill("Pišem naprej")
    before = page.locator("[data-clock]").get_attribute("data-ends")
    with hall.row() as workshop:
        now = find_evening(workshop.id)
        change_clock(workshop=workshop, change="extend", expected=now.stage_revision, actor="1", now=NOW, minutes=2)
    expect(page.locator("[data-clock]")).not_to_have_attribute("data-ends", str(before))
    assert page.locator("#text").input_value() == "Pišem naprej"


def test_without_a_network_nothing_is_lost_and_nothing_looks_sent(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(table_path(hall)))
    context.set_offline(True)
    write(page, "Manjka klop")
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    expect(page.locator("main .large-words")).to_have_text("Manjka klop")
    assert_accessible(page)
    assert texts(hall) == []
    hall.move("round", 2)
    context.set_offline(False)
    page.wait_for_url("**?sent=*")
    assert [(row.text, row.round_number, row.origin) for row in hall.all(Statement)] == [("Manjka klop", 1, "host")]


def test_what_waits_in_a_hosts_phone_is_apart_from_what_waits_in_a_neighbours(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    """One phone may be both: a host's table and, in another tab, the host's own answers."""
    page.goto(at(table_path(hall)))
    context.set_offline(True)
    write(page, "Za soseda")
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('outbox'))") == [
        f"outbox:{hall.code}-host-1"
    ]
    context.set_offline(False)
    page.wait_for_url("**?sent=*")
