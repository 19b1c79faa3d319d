"""The projector's picture with the longest Slovene words, at three resolutions: nothing too small, nothing cut (F4)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer, assert_accessible
from tests.journeys.eventually import still_clock
from tests.journeys.projected import CANARY, MEASURE, TITLE, Projected, height_of, project, type_size

SIZES = [(1920, 1080), (1366, 768), (1024, 768)]
OPENED = count()
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A window tells its page of a new size with the next picture that it draws."""
FLOOR, TEXT, TIMER, QR, STRIP_QR, RAFFLE = 5.0, 7.0, 28.0, 55.0, 16.0, 40.0
"""vh, experience.md 2.3 L-6, L-7 and F4.1, F4.2."""

SQUARES = (".join-wifi .join-qr", ".join-address .join-qr")


def look(wall: Page, evening: Projected) -> None:
    wall.goto(evening.url)
    wall.evaluate("document.fonts.ready")


def at_every_size(wall: Page, evening: Projected) -> Iterator[str]:
    """The picture at each of the sizes, which it is opened at in turn; the others it follows without being opened
    anew."""
    first = next(OPENED) % len(SIZES)
    for width, height in SIZES[first:] + SIZES[:first]:
        wall.set_viewport_size({"width": width, "height": height})
        if (width, height) == SIZES[first]:
            look(wall, evening)
        wall.evaluate(DRAWN)
        yield f"{width} x {height}"


def test_every_picture_of_an_evening_is_large_whole_and_moderated(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live, groups=4, rings=2)
    faults = []
    for name in evening.pictures():
        for size in at_every_size(page, evening):
            faults += [f"{name}, {size}: {fault}" for fault in page.evaluate(MEASURE)]
            if height_of(page, ".strip .qr") < STRIP_QR or type_size(page, ".strip .code") < TEXT:
                faults.append(f"{name}, {size}: the strip is too small")
        if CANARY in page.content():
            faults.append(f"{name}: an unmoderated statement")
    assert faults == []


def test_the_invitation_has_a_square_for_the_last_row(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live)
    for state in ("prepared", "check_in", "evaluation"):
        evening.move_to(state)
        for _size in at_every_size(page, evening):
            assert height_of(page, ".join-qr") >= QR


def test_with_wifi_the_square_of_the_address_keeps_its_size_and_comes_second(
    page: Page, app: Flask, live: LiveServer
) -> None:
    evening = project(app, live)
    evening.give_wifi("Dom krajanov Sveta Trojica 2,4", "medena-vrata-5")
    for title in (TITLE, "Naš skupni prostor"):
        evening.rename(title)
        for _size in at_every_size(page, evening):
            assert page.evaluate(MEASURE) == []
            assert height_of(page, ".join-address .join-qr") >= QR
            labels = ["1 · Wi-Fi", f"2 · Delavnica\n{evening.spoken_code}"]
            assert page.locator(".join-label").all_inner_texts() == labels
            first, second, strip = (page.locator(each).bounding_box() for each in (*SQUARES, "#strip"))
            assert strip is not None
            assert first is not None
            assert second is not None
            assert second["x"] - first["x"] - first["width"] >= 0.05 * page.evaluate("innerHeight")
            assert max(box["y"] + box["height"] for box in (first, second)) <= strip["y"]


def test_the_timer_is_readable_from_the_last_row(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live)
    for state, number in (("round", 1), ("break", 2), ("gallery", 0), ("home_round", 0), ("plenary", 0)):
        evening.move_to(state, number)
        if state == "plenary":
            evening.leaf(1)
        for seconds in (700, 110):
            evening.leave(seconds)
            for _size in at_every_size(page, evening):
                assert type_size(page, "[data-clock-face]") >= TIMER
                assert page.evaluate(MEASURE) == []


@pytest.mark.parametrize(("groups", "rings"), [(2, 1), (4, 1), (5, 1), (3, 2), (4, 2)])
def test_all_groups_up_to_eight_have_their_directions_at_once(
    page: Page, app: Flask, live: LiveServer, groups: int, rings: int
) -> None:
    evening = project(app, live, groups=groups, rings=rings, words=False)
    evening.move_to("move", 1)
    for _size in at_every_size(page, evening):
        expect(page.locator(".directions li:visible")).to_have_count(groups * rings)
        assert type_size(page, ".directions li") >= TEXT
        assert type_size(page, ".directions li") >= type_size(page, "h1")
        assert page.evaluate(MEASURE) == []


@pytest.mark.parametrize("mode", ["sheets_move", "cafe"])
def test_where_sheets_or_people_move_otherwise_the_wall_says_so_whole(
    page: Page, app: Flask, live: LiveServer, mode: str
) -> None:
    evening = project(app, live, groups=4, words=False, mode=mode)
    for state, number in (("round", 1), ("move", 1), ("break", 2), ("home_round", 0)):
        evening.move_to(state, number)
        for _size in at_every_size(page, evening):
            assert page.evaluate(MEASURE) == []
        if state == "move":
            assert page.locator(".directions li:visible").count() == (4 if mode == "sheets_move" else 0)


def test_joined_groups_show_both_shapes_and_names(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live, groups=5, words=False)
    evening.join(5, 2)
    for state, number in (("round", 2), ("break", 2), ("home_round", 0)):
        evening.move_to(state, number)
        for _size in at_every_size(page, evening):
            assert page.evaluate(MEASURE) == []
            joined = page.locator("li.is-joined")
            expect(joined.locator(".way-name")).to_contain_text("Oranžna + Vijolična")
            expect(joined.locator("svg.shape")).to_have_count(2)


def test_a_list_that_turns_says_which_page_it_shows(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live, words=False)
    still_clock(page)
    page.set_viewport_size({"width": 1366, "height": 768})
    evening.move_to("presentation")
    evening.leaf(1)
    look(page, evening)
    expect(page.locator("#turns")).to_have_text("1/2")
    page.clock.run_for(26_000)
    expect(page.locator("#turns")).to_have_text("2/2")
    evening.leaf(0)
    look(page, evening)
    expect(page.locator("#turns")).to_be_hidden()


def test_more_groups_take_turns_in_two_columns(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live, groups=5, rings=4, words=False)
    evening.move_to("move", 1)
    still_clock(page)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        look(page, evening)
        seen = set()
        for _ in range(4):
            seen |= set(page.locator(".directions li:visible .table-number").all_inner_texts())
            assert page.evaluate(MEASURE) == []
            page.clock.run_for(9000)
        assert len(seen) == 20


def test_the_drawn_number_fills_the_wall(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live)
    evening.move_to("raffle")
    evening.draw(147)
    for _size in at_every_size(page, evening):
        assert type_size(page, ".raffle-number") >= RAFFLE
        assert page.evaluate(MEASURE) == []


def test_a_closed_evening_says_where_the_report_is(page: Page, app: Flask, live: LiveServer) -> None:
    evening = project(app, live)
    evening.move_to("evaluation")
    evening.close()
    for _size in at_every_size(page, evening):
        expect(page.locator(".join-words .address")).to_contain_text(f"/{evening.workshop.code}")
        assert page.evaluate(MEASURE) == []


def test_every_word_stands_out_sevenfold(page: Page, app: Flask, live: LiveServer) -> None:
    """F4.6, and what axe knows besides; without motion, because a line that fades in is pale for a moment."""
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(reduced_motion="reduce")
    evening = project(app, live)
    for state, number in (("check_in", 0), ("presentation", 0), ("round", 1), ("move", 1), ("sign_up", 0)):
        evening.move_to(state, number)
        look(page, evening)
        assert_accessible(page)
        found = page.evaluate("axe.run(document, {runOnly: {type: 'rule', values: ['color-contrast-enhanced']}})")
        assert found["violations"] == []


def test_a_dark_wall_is_empty(page: Page, app: Flask, live: LiveServer) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    evening = project(app, live)
    evening.move_to("round", 1)
    look(page, evening)
    evening.dark(True)
    expect(page.locator("#strip")).to_be_hidden()
    expect(page.locator("[data-clock]")).to_have_count(0)
    evening.dark(False)
    expect(page.locator("#strip")).to_be_visible()
    expect(page.locator(".clock")).to_be_visible()


def test_nothing_moves_where_motion_is_unwelcome(page: Page, app: Flask, live: LiveServer) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.emulate_media(reduced_motion="reduce")
    evening = project(app, live)
    evening.move_to("move", 1)
    look(page, evening)
    assert page.locator(".plan-ring").evaluate("ring => getComputedStyle(ring).animationName") == "none"
