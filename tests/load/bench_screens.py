"""How soon a browser shows what has happened: the wall after a press on the console, after a reload, and a phone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser import CHROMIUM, FLAGS
from tests.load.evening import Hall, open_hall
from tests.load.house import House, opened
from tests.load.rows import Row, at_most
from tests.load.store import wall_of

RUNS = 5
PROJECTOR = {"width": 1920, "height": 1080}


def screen_rows(folder: Path) -> Iterator[Row]:
    """A quiet room: one wall, one phone, one facilitator. The slowest of some looks at each."""
    with opened(folder) as house, closing(open_hall(house, phones=1)) as hall, chromium() as browser:
        hall.facilitator.go_on_to("round", 1)
        wall = browser.new_page(viewport=PROJECTOR)  # type: ignore[arg-type]
        wall.goto(f"{house.base}{wall_of(house.folder, hall.facilitator.code)}")
        face = wall.locator("[data-clock-face]")
        yield slowest("a wall after a reload (F4.4)", 1, lambda: reload(wall, face))
        yield slowest("more time on the wall (F5.4)", 1, lambda: more_time(hall, wall, face))
        yield from told_to_a_phone(house, hall, browser)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def slowest(what: str, limit: float, look: Callable[[], float]) -> Row:
    return at_most(what, max(look() for _run in range(RUNS)), limit, " s", 2)


def reload(wall: Page, face: Locator) -> float:
    began = time.perf_counter()
    wall.reload(wait_until="commit")
    expect(face).to_be_visible()
    return time.perf_counter() - began


def more_time(hall: Hall, wall: Page, face: Locator) -> float:
    """From the answer to the press until the clock shows it."""
    before = face.inner_text()
    hall.facilitator.press("/run/clock", change="extend", minutes="2")
    began = time.perf_counter()
    see(wall, f"document.querySelector('[data-clock-face]').textContent !== '{before}'")
    return time.perf_counter() - began


def told_to_a_phone(house: House, hall: Hall, browser: Browser) -> Iterator[Row]:
    """A phone asks every three to five seconds; a move is told to it within six."""
    phone = browser.new_page()
    phone.goto(f"{house.base}/{hall.facilitator.code}")
    phone.locator("button[name=group]").first.click()
    waits = [next_told(hall, phone) for _move in range(RUNS)]
    yield at_most("the next step on a phone", max(waits), 6, " s", 1)
    yield at_most("  median", median(waits), 5, " s", 1)


def next_told(hall: Hall, phone: Page) -> float:
    before = phone.locator("main").inner_text()
    hall.facilitator.move_on()
    began = time.perf_counter()
    expect(phone.locator("main")).not_to_have_text(before, use_inner_text=True)
    return time.perf_counter() - began


def see(page: Page, condition: str) -> None:
    """Looks at every frame; the page's own policy forbids what wait_for_function would do."""
    look = f"const look = () => ({condition}) ? done() : requestAnimationFrame(look); look();"
    page.evaluate(f"() => new Promise(done => {{ {look} }})")
