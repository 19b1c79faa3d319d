"""Every page of the house before axe (WCAG 2.2 AA), on 320 points, which is a laptop at 400 %, in both languages where
they make another page of it; wider spacing, larger text, the computer's own colours, less motion; an evening by
keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from flask import Flask
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import LiveServer, accessibility_faults, bring_axe
from tests.closed import close
from tests.journeys.every_page import LEFT_OUT, House, build
from tests.journeys.in_the_hall import go
from tests.journeys.looked_at import TOO_WIDE
from workshop.extensions import db
from workshop.models import VoteOption, Workshop

NARROW: ViewportSize = {"width": 320, "height": 568}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
PROJECTOR: ViewportSize = {"width": 1024, "height": 768}
OF_THE_EVENING = ("run", "replan", "desk", "moderation", "voting", "raffle", "closing", "paper", "stations")
"""Staff pages that look different while an evening runs, or after it."""
AFTERWARDS = ("workshop", "run", "closing")
STATES = (
    ("check_in", 0),
    ("presentation", 0),
    ("round", 1),
    ("move", 1),
    ("round", 2),
    ("home_round", 0),
    ("plenary", 0),
    ("voting", 0),
    ("sign_up", 0),
    ("raffle", 0),
    ("evaluation", 0),
)
TWICE = """() => { const root = document.documentElement;
    root.style.fontSize = parseFloat(getComputedStyle(root).fontSize) * 2 + "px"; }"""
"""WCAG 1.4.4."""
SPACED = """() => [...document.styleSheets].find((sheet) => sheet.href).insertRule(
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }", 0)"""
"""WCAG 1.4.12; a rule of the page's own sheet, because the policy lets no other in."""
CUT = """() => [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && !node.closest("svg, .vh, .table-box, textarea, template")
        && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((node) => { const style = getComputedStyle(node);
        return (style.overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1)
            || (style.overflowY === "hidden" && node.scrollHeight > node.clientHeight + 2); })
    .map((node) => node.tagName + " " + node.textContent.trim().slice(0, 40))"""
MOVING = """() => [...document.querySelectorAll("body *")].filter((node) => { const style = getComputedStyle(node);
    return [style.animationDuration, style.transitionDuration].some((time) => parseFloat(time) > .01); })
    .map((node) => node.tagName + " " + node.className)"""
WITHOUT_EDGE = """() => [...document.querySelectorAll(".button, .choice, input:not([type=hidden]), textarea")]
    .filter((node) => node.checkVisibility() && !node.matches(".button-link"))
    .filter((node) => parseFloat(getComputedStyle(node).borderTopWidth) < 1 && !/radio|checkbox/.test(node.type))
    .map((node) => node.tagName + " " + (node.name || node.textContent.trim()))"""
"""In the computer's own colours a fill is gone: what can be pressed or filled in has an edge."""


@pytest.fixture
def house(app: Flask, live: LiveServer) -> House:
    return build(app, live)


def faults_of(page: Page, house: House, address: str) -> list[str]:
    """What axe finds, and whether the page is too wide."""
    answer = go(page, house.live.url + address)
    assert answer is not None
    found = [] if answer.status in {200, 409} else [f"answers {answer.status}"]
    wide = ["scrolls sideways"] if page.evaluate(TOO_WIDE) else []
    return [f"{address}: {fault}" for fault in found + wide + accessibility_faults(page)]


def test_every_address_is_a_page_that_is_looked_at_or_left_out_with_a_reason(house: House) -> None:
    rules = house.rules()
    assert set(LEFT_OUT) <= {rule.endpoint for rule in rules}
    assert all(house.filled(rule).startswith("/") for rule in rules if rule.endpoint not in LEFT_OUT)


def test_every_page_of_those_who_lead_is_for_everybody_and_fits_a_phone(page: Page, house: House) -> None:
    bring_axe(page.context)
    page.set_viewport_size(NARROW)
    faults = faults_of(page, house, "/sign-in")
    house.enter(page.context, "sl")
    for _endpoint, address in house.addresses("facilitator", "centre", "prints", "exports"):
        faults += faults_of(page, house, address)
    house.enter(page.context, "en")
    for address in house.differing("facilitator", "centre", "prints", "exports"):
        faults += faults_of(page, house, address)
    house.move_to("voting")
    faults += [fault for address in staff_pages(house, OF_THE_EVENING) for fault in faults_of(page, house, address)]
    shut(house)
    faults += [fault for address in staff_pages(house, AFTERWARDS) for fault in faults_of(page, house, address)]
    assert faults == []


def staff_pages(house: House, names: Iterable[str]) -> list[str]:
    wanted = {f"facilitator.{name}" for name in names}
    return [address for endpoint, address in house.addresses("facilitator") if endpoint in wanted]


def shut(house: House) -> None:
    with house.app.app_context():
        close(db.session.get_one(Workshop, house.workshop.id))


def test_every_page_of_a_phone_is_for_everybody_in_english_and_in_a_draft(page: Page, house: House) -> None:
    """In Slovene test_phone_screens walks them."""
    bring_axe(page.context)
    page.set_viewport_size(NARROW)
    house.enter(page.context, "en")
    faults = faults_of(page, house, f"/{house.workshop.code}")
    for state, number in STATES:
        house.move_to(state, number)
        faults += faults_of(page, house, f"/{house.workshop.code}")
        if state == "check_in":
            choose_group(page)
        if (state, number) == ("round", 2):
            house.enter(page.context, "hu")
            for _endpoint, address in house.addresses("resident", "host"):
                faults += faults_of(page, house, address)
            house.enter(page.context, "en")
    shut(house)
    assert faults + faults_of(page, house, f"/{house.workshop.code}") == []


def choose_group(page: Page) -> None:
    """The first that is offered, until the phone has its place."""
    with page.expect_navigation():
        page.locator("button[name=group]").first.click()


def test_every_picture_of_the_wall_is_for_everybody_in_english(page: Page, house: House) -> None:
    """In Slovene test_wall_picture measures them."""
    bring_axe(page.context)
    page.set_viewport_size(PROJECTOR)
    page.emulate_media(reduced_motion="reduce")
    house.enter(page.context, "en")
    wall = f"/wall/{house.workshop.wall_token}"
    faults = faults_of(page, house, wall)
    for state, number in STATES:
        house.move_to(state, number)
        faults += faults_of(page, house, wall)
    assert faults == []


def hard_pages(house: House) -> list[str]:
    """Pages with every kind of control."""
    code, workshop = house.workshop.code, house.workshop.id
    names = ("run", "moderation", "plan", "details", "desk")
    return ["/", "/accessibility", f"/{code}", *(f"/workshops/{workshop}/{name}" for name in names)]


def test_nothing_is_lost_with_wider_spacing_larger_text_less_motion_and_other_colours(page: Page, house: House) -> None:
    page.set_viewport_size(NARROW)
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    house.enter(page.context, "sl")
    house.move_to("check_in")
    page.goto(f"{house.live.url}/{house.workshop.code}")
    choose_group(page)
    house.move_to("round", 1)
    faults = []
    for address in hard_pages(house):
        go(page, house.live.url + address)
        faults += [f"{address} moves: {one}" for one in page.evaluate(MOVING)]
        faults += [f"{address} has no edge: {one}" for one in page.evaluate(WITHOUT_EDGE)]
        for change, size in ((SPACED, NARROW), (TWICE, LAPTOP)):
            page.set_viewport_size(size)
            page.evaluate(change)
            faults += [f"{address} cuts: {one}" for one in page.evaluate(CUT)]
            faults += [f"{address} is too wide: {change}"] if page.evaluate(TOO_WIDE) else []
        page.set_viewport_size(NARROW)
    assert faults == []


def test_an_evening_is_led_and_closed_with_the_keyboard_alone(page: Page, house: House) -> None:
    page.set_viewport_size(LAPTOP)
    house.enter(page.context, "sl")
    page.on("dialog", lambda asked: asked.accept())
    with house.app.app_context():
        lines = (VoteOption(workshop_id=house.workshop.id, number=number, text="Klop") for number in (1, 2))
        db.session.add_all(lines)
        db.session.commit()
    page.goto(f"{house.live.url}/workshops/{house.workshop.id}/run")
    state = page.locator("#run")
    for passed in range(40):
        before = state.get_attribute("data-state"), page.locator("#stage").inner_text()
        if before[0] == "evaluation":
            break
        if passed < 3 or page.evaluate("document.activeElement.id") != "press-next":
            tab_to(page, "press-next")
        page.keyboard.press("Enter")
        if before[0] == "voting":
            expect(page.locator("#run .note:not([hidden])")).to_contain_text("Glasoval ni še nihče.")
            tab_to(page, "press-next")
            page.keyboard.press("Enter")
        expect(page.locator("#stage")).not_to_have_text(before[1])
        assert page.evaluate("document.activeElement !== document.body"), "the focus is lost after a press"
    tab_to(page, "press-next")
    page.keyboard.press("Enter")
    page.wait_for_url("**/closing")
    tab_to(page, "adults")
    page.keyboard.type("12")
    tab_to(page, "children")
    page.keyboard.type("0")
    tab_to(page, "with_waiting")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#adults-error")).to_contain_text("prešteti 12")
    tab_to(page, "adults")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report")


def tab_to(page: Page, there: str) -> None:
    """Presses Tab until the focus is there; it is seen on the way, and never under something else."""
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const node = document.activeElement, box = node.getBoundingClientRect();
                const seen = box.bottom > 0 && box.top < innerHeight;
                return [node.id, parseFloat(getComputedStyle(node).outlineWidth), seen]; }"""
        )
        assert seen[1] >= 3, f"no outline at {seen[0]}"
        assert seen[2], f"{seen[0]} has the focus out of sight"
        if seen[0] == there:
            return
    raise AssertionError(f"Tab never got to {there}")


def test_a_language_is_one_tap_and_what_was_typed_stays(page: Page, house: House) -> None:
    with house.app.app_context():
        workshop = db.session.get_one(Workshop, house.workshop.id)
        workshop.texts = {**workshop.texts, "it": {}}
        db.session.commit()
    house.move_to("round", 1)
    page.goto(f"{house.live.url}/{house.workshop.code}")
    choose_group(page)
    page.locator("#text").fill("Manjka prevoz")
    page.get_by_role("button", name="Italiano").click()
    expect(page.locator("html")).to_have_attribute("lang", "it")
    expect(page.locator("#text")).to_have_value("Manjka prevoz")
    expect(page.locator("h1 span")).to_have_attribute("lang", "sl")
