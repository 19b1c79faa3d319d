"""The projector's window: it follows the evening, counts on without a network, rings once, comes back (F4, F5)."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser import LiveServer
from tests.journeys.eventually import eventually, still_clock
from tests.journeys.projected import CANARY, LONG, SHORT, Projected, project

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}
SILENT_ONCE = """
window.silent = '';
const asked = window.fetch;
window.fetch = (address, options) => asked(address, options).then((answer) => {
  if (!window.silent || !String(address).endsWith(window.silent)) return answer;
  window.silent = '';
  const begun = (body) => {
    body.enqueue(new TextEncoder().encode('<div'));
    options.signal.addEventListener('abort', () => body.error(new DOMException('cut', 'AbortError')));
  };
  return new Response(new ReadableStream({ start: begun }), { status: answer.status });
});
"""
"""One answer begins and then the network says nothing more; only the page itself can give it up."""
COUNT_BELLS = "document.addEventListener('bell', () => { window.bells = (window.bells || 0) + 1; })"


@pytest.fixture
def evening(app: Flask, live: LiveServer) -> Projected:
    return project(app, live)


@pytest.fixture
def wall(page: Page) -> Page:
    page.set_viewport_size(PROJECTOR)
    page.add_init_script(COUNT_BELLS)
    return page


def until(wall: Page, condition: str) -> None:
    """Looks at every frame; the page's own policy forbids what wait_for_function would do."""
    look = f"const look = () => ({condition}) ? done() : requestAnimationFrame(look); look();"
    wall.evaluate(f"() => new Promise(done => {{ {look} }})")


def bells(wall: Page) -> int:
    return int(wall.evaluate("window.bells || 0"))


def face(wall: Page) -> str:
    return wall.locator("[data-clock-face]").inner_text()


def as_seconds(shown: str) -> int:
    minutes, seconds = shown.split(":")
    return int(minutes) * 60 + int(seconds)


def test_it_follows_the_evening_by_itself(wall: Page, evening: Projected) -> None:
    wall.goto(evening.url)
    evening.move_to("round", 1)
    expect(wall.locator("h1")).to_have_text("1. krog od 3")
    assert wall.title().startswith("1. krog od 3")
    evening.next()
    expect(wall.locator("h1")).to_have_text("Menjava")


def test_a_reload_brings_back_what_was_there(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 2)
    evening.clock("pause")
    wall.goto(evening.url)
    before = face(wall)
    wall.reload(wait_until="commit")
    expect(wall.locator("[data-clock-words]")).to_have_text("Ura stoji")
    assert face(wall) == before


def test_more_minutes_are_on_the_wall(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    expect(wall.locator("[data-clock-face]")).to_have_text("13")
    evening.clock("extend", 2)
    expect(wall.locator("[data-clock-face]")).to_have_text("15")


def test_minutes_until_two_are_left_then_seconds_and_the_three_words(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    evening.leave(179)
    wall.goto(evening.url)
    words = wall.locator("[data-clock-words]")
    expect(wall.locator("[data-clock-face]")).to_have_text("3")
    evening.leave(123)
    expect(wall.locator("[data-clock-face]")).to_have_text(re.compile(r"1:[345]\d"))
    expect(words).to_have_text("Še 2 minuti")
    evening.leave(80)
    expect(words).to_have_text("Zaključite")
    evening.leave(2)
    expect(wall.locator("[data-clock-face]")).to_have_text("0:00")
    expect(words).to_have_text("Zaključite")


def test_a_pause_stops_the_clock_on_the_wall(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    evening.leave(100)
    wall.goto(evening.url)
    evening.clock("pause")
    expect(wall.locator("[data-clock-words]")).to_have_text("Ura stoji")
    stopped = face(wall)
    wall.wait_for_timeout(1500)
    assert face(wall) == stopped


def test_without_a_network_the_time_goes_on_and_a_small_mark_says_so(
    wall: Page, context: BrowserContext, evening: Projected
) -> None:
    evening.move_to("round", 1)
    evening.leave(100)
    wall.goto(evening.url)
    context.set_offline(True)
    before = as_seconds(face(wall))
    expect(wall.locator("#stale")).to_be_visible()
    eventually(wall, lambda: as_seconds(face(wall)) < before)
    expect(wall.locator("h1")).to_have_text("1. krog od 3")
    evening.next()
    context.set_offline(False)
    expect(wall.locator("h1")).to_have_text("Menjava")
    expect(wall.locator("#stale")).to_be_hidden()


def test_an_answer_that_stops_in_the_middle_is_given_up_and_asked_for_again(wall: Page, evening: Projected) -> None:
    wall.add_init_script(SILENT_ONCE)
    evening.move_to("round", 1)
    wall.goto(evening.url)
    wall.evaluate("window.silent = '/scene'")
    evening.next()
    expect(wall.locator("h1")).to_have_text("Menjava")
    assert wall.evaluate("window.silent") == ""


def test_a_statement_is_on_the_wall_once_it_is_shown_and_gone_once_it_is_hidden(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    evening.show("Klop pred domom")
    notes = wall.locator(".lines-cards li:visible")
    expect(notes.first).to_contain_text("Klop pred domom")
    evening.hide_all()
    expect(wall.locator(".lines-cards")).to_have_count(0)


def test_an_answer_that_waits_moves_only_the_count(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    expect(wall.locator("#count")).to_have_text("6 odgovorov")
    wall.evaluate("document.querySelector('.lines-cards').dataset.same = 'yes'")
    evening.show(CANARY, "waiting")
    expect(wall.locator("#count")).to_have_text("7 odgovorov")
    assert wall.locator(".lines-cards").get_attribute("data-same") == "yes"
    assert CANARY not in wall.content()


def test_every_statement_has_its_turn_and_the_tables_stay_in_sight(wall: Page, evening: Projected) -> None:
    wall.set_viewport_size({"width": 1024, "height": 768})
    evening.move_to("round", 1)
    still_clock(wall)
    wall.goto(evening.url)
    seen, tables = set(), False
    for _ in range(36):
        seen |= set(wall.locator(".lines-cards li:visible").all_inner_texts())
        tables = tables or wall.locator(".ways").is_visible()
        wall.clock.run_for(6500)
    assert {text.strip() for text in seen} >= {SHORT, LONG}
    assert len(seen) == 3
    assert tables


def test_the_bell_rings_once_and_only_after_its_test(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    evening.leave(60)
    wall.goto(evening.url)
    wall.locator("#bell").click()
    expect(wall.locator("#bell")).to_be_hidden()
    assert bells(wall) == 1
    evening.leave(2)
    eventually(wall, lambda: bells(wall) == 2)
    expect(wall.locator("[data-clock-face]")).to_have_text("0:00")
    evening.next()
    expect(wall.locator("h1")).to_have_text("Menjava")
    wall.wait_for_timeout(600)
    assert bells(wall) == 2


def test_a_round_cut_short_rings_when_people_move(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    wall.goto(evening.url)
    wall.locator("#bell").click()
    expect(wall.locator("#bell")).to_be_hidden()
    evening.next()
    expect(wall.locator("h1")).to_have_text("Menjava")
    eventually(wall, lambda: bells(wall) == 2)


def test_without_the_test_the_wall_stays_silent_and_still_changes(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    evening.leave(2)
    wall.goto(evening.url)
    expect(wall.locator("[data-clock-face]")).to_have_text("0:00")
    wall.wait_for_timeout(500)
    assert bells(wall) == 0
    expect(wall.locator("#bell")).to_be_visible()


def test_a_reload_after_the_end_does_not_ring_again(wall: Page, evening: Projected) -> None:
    evening.move_to("round", 1)
    evening.leave(60)
    wall.goto(evening.url)
    wall.locator("#bell").click()
    expect(wall.locator("#bell")).to_be_hidden()
    evening.clock("cut")
    expect(wall.locator("[data-clock-face]")).to_have_text("0:00")
    eventually(wall, lambda: bells(wall) == 2)
    wall.reload()
    wall.locator("body").click()
    wall.wait_for_timeout(900)
    assert bells(wall) == 0


def test_the_screen_is_kept_awake_and_asked_for_again(wall: Page, context: BrowserContext, evening: Projected) -> None:
    wall.add_init_script(
        "const ask = WakeLock.prototype.request; window.asked = 0;"
        "WakeLock.prototype.request = function (kind) { window.asked += 1; return ask.call(this, kind); };"
    )
    wall.goto(evening.url)
    until(wall, "window.asked === 1")
    wall.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    until(wall, "window.asked === 2")
