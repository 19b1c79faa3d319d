"""A phone in the room, in a real browser: few taps, and what is written stays."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import LiveServer
from tests.resident.evenings import Hall, make_hall
from workshop.models import Seat, Statement

COUNT_TAPS = """addEventListener("pointerdown", (event) => {
    if (event.isTrusted) sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true)"""
PULSE = 5000
"""Milliseconds after which a phone has asked at the latest where the evening stands."""
SENT = re.compile(r"/answers/[0-9a-f-]{36}$")


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def at(live: LiveServer) -> Callable[[str], str]:
    """An address as phones in a hall see it: plain http, and not this computer's own name."""
    return lambda path: f"{live.lan}{path}"


def taps(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.taps || 0)"))


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").click()
    page.keyboard.type(text)


def texts(hall: Hall) -> list[str]:
    return [row.text for row in hall.all(Statement)]


def test_from_the_table_an_answer_is_two_taps_away(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 2
    expect(page.get_by_role("heading", level=1)).to_have_text("Poslano")
    assert texts(hall) == ["Manjka prevoz"]


def test_from_the_wall_it_is_three(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at(f"/{hall.code}"))
    page.get_by_role("button", name="Modra krog").click()
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 3


def test_from_a_typed_code_it_is_five(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at("/"))
    write(page, f"{hall.code[:2]} {hall.code[2:]}")
    page.get_by_role("button", name="Naprej").click()
    page.get_by_role("button", name="Modra krog").click()
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 5


def test_the_page_that_says_sent_can_be_loaded_again(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    answer = page.reload()
    assert answer is not None
    assert answer.status == 200
    expect(page.get_by_role("status").first).to_contain_text("poslano ob")
    assert texts(hall) == ["Manjka prevoz"]


def test_three_quick_taps_store_one_answer(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.evaluate("[1, 2, 3].forEach(() => document.querySelector('button[value=need]').click())")
    page.wait_for_url(SENT)
    page.reload()
    assert (texts(hall), hall.count(Seat)) == (["Manjka prevoz"], 1)


def test_what_is_written_survives_a_reload_and_is_called_a_draft(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Napol napisano")
    expect(page.get_by_text("Osnutek, shranjen v tem telefonu")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    page.wait_for_load_state()
    assert hall.count(Statement) == 0
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    page.get_by_role("link", name="Add another answer").click()
    expect(page.get_by_role("textbox")).to_have_value("")


def test_words_that_a_rule_refuses_come_back_on_the_servers_page(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    """And on the phone's own, where a browser brings it back as it was left."""
    page.goto(at(f"/{hall.code}/m1"))
    page.get_by_role("textbox").fill("č" * 290)
    page.route(
        "**/statements", lambda to: to.fulfill(status=204) if to.request.is_navigation_request() else to.continue_()
    )
    with page.expect_request(lambda request: request.is_navigation_request()):
        page.locator("button[value=need]").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("textbox")).to_have_value("č" * 290)
    page.unroute("**/statements")
    page.locator("button[value=need]").click()
    expect(page.locator("#error-summary")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_value("č" * 290)
    expect(page).to_have_title(re.compile("^Napaka: "))
    assert texts(hall) == []


def test_back_leads_to_the_form_after_words_that_were_refused_or_came_again_in_another_language(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    """And never to the browser's own question whether to send something again."""
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Napol napisano")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.wait_for_load_state()
    page.get_by_role("textbox").fill("č" * 290)
    page.locator("button[value=need]").click()
    expect(page.locator("#error-summary")).to_be_visible()
    page.wait_for_load_state()
    page.get_by_role("textbox").fill("č" * 280)
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    for _step in ("the refused form", "the other language"):
        answer = page.go_back()
        assert answer is not None
        assert (answer.request.method, answer.status) == ("GET", 200)
        expect(page.get_by_role("textbox")).to_be_visible()
    assert texts(hall) == ["č" * 280]


def test_the_page_follows_the_evening_by_itself(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.clock.install()
    page.goto(at(f"/{hall.code}"))
    page.get_by_role("button", name="Modra krog").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kaj pogrešamo")
    hall.move("move", 1)
    page.clock.fast_forward(PULSE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Miza 2")
    hall.move("round", 2)
    page.clock.fast_forward(PULSE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kakšen naj bo prostor")


def test_the_raffle_number_is_known_without_a_network(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/ticket"))
    page.get_by_role("button", name="Vzemite številko").click()
    expect(page.locator(".ticket-number")).to_have_text("001")
    page.clock.install()
    page.goto(at(f"/{hall.code}/m1"))
    context.set_offline(True)
    for _ in range(2):
        page.clock.fast_forward(PULSE)
    expect(page.get_by_role("status").filter(has_text="001")).to_be_visible()
    context.set_offline(False)
    page.clock.fast_forward(PULSE)
    expect(page.get_by_role("status").filter(has_text="001")).to_have_count(0)
