"""Text twice as large on the smallest phone: a published report reads downwards, in whole words."""

from __future__ import annotations

from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer, accessibility_faults
from tests.journeys.looked_at import BROKEN, SMALLEST_PHONE, TOO_WIDE, TWICE
from tests.prints.reported import hold_evening
from tests.resident.evenings import make_hall
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db

CLOSE = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
    .filter((node) => node.checkVisibility() && node.previousElementSibling)
    .filter((node) => node.getBoundingClientRect().top < node.previousElementSibling.getBoundingClientRect().bottom + 8)
    .map((node) => node.textContent)"""

SMALLER = """() => {
    const size = (node) => parseFloat(getComputedStyle(node).fontSize);
    return [...document.querySelectorAll("h1, h2, h3, h4")]
        .filter((node) => size(node) < size(document.body)).map((node) => node.textContent); }"""

COVERED = """() => {
    const strip = document.querySelector(".given").getBoundingClientRect();
    return [...document.querySelectorAll(".ballot legend, .ballot-dot")].filter((node) => {
        const box = node.getBoundingClientRect();
        return box.top < strip.bottom && box.bottom > strip.top && strip.top < innerHeight;
    }).length;
}"""
TIGHT = """() => [...document.querySelectorAll(".ballot-dot label")].filter((node) => {
    const words = document.createRange();
    words.selectNodeContents(node);
    return words.getBoundingClientRect().width > node.parentElement.getBoundingClientRect().width - 8;
}).map((node) => node.textContent)"""


def test_a_vote_with_large_text_covers_no_proposal_and_leaves_room_around_its_words(
    page: Page, app: Flask, live: LiveServer
) -> None:
    hall = make_hall(app, "voting")
    hall.list_to_vote_on("Prevoz do zdravnika in v trgovino za tiste, ki ne vozijo več", "Skupni vrt", "Klop")
    page.set_viewport_size(SMALLEST_PHONE)
    page.goto(f"{live.lan}/{hall.code}")
    expect(page.locator(".given")).to_contain_text("Dodeljene pike")
    page.evaluate(TWICE)
    assert page.evaluate(COVERED) == 0
    assert page.evaluate(TIGHT) == []


def test_a_report_reads_downwards_on_the_smallest_phone_with_large_text(
    page: Page, app: Flask, live: LiveServer
) -> None:
    """Its tables scroll each by itself, with a name, and by keyboard; its headings keep their words whole."""
    with app.app_context():
        workshop = make_workshop(make_centre())
        hold_evening(workshop)
        workshop.closed_at = workshop.published_at = NOW
        db.session.commit()
        token = workshop.report_token
    page.set_viewport_size(SMALLEST_PHONE)
    page.goto(f"{live.url}/report/{token}")
    page.evaluate(TWICE)
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(BROKEN, "h1, h2, h3, h4, caption, dt, dd") == []
    assert page.evaluate(CLOSE) == []
    assert page.evaluate(SMALLER) == []
    assert accessibility_faults(page) == []
