"""Every screen of a phone against the gates: axe, 320 pixels, large text, targets, keyboard, weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer, accessibility_faults
from tests.journeys.in_the_hall import go
from tests.journeys.looked_at import BROKEN, SMALLEST_PHONE, TOO_WIDE, TWICE, weighing
from tests.resident.evenings import Hall, make_hall

LINES = (
    "Prevoz do zdravnika in v trgovino za tiste, ki ne vozijo več",
    "Medgeneracijski računalniški tečaj za začetnice in začetnike",
    "Skupni vrt",
    "Najdaljšabesedaslovenskegajezikakijebrezenegasamegapresledkaintudibrezvezaja",
)
SMALLEST, PRIMARY, GAP, LETTERS = 48, 56, 12, 18
PRESSED_OR_HEADING = "h1, h2, h3, legend, label, button, a, summary"


@dataclass(frozen=True)
class Screens:
    """One evening walked through; ``open`` shows a screen by its name."""

    page: Page
    hall: Hall
    base: str

    def walk(self) -> Iterator[str]:
        """Every screen in the order of an evening; the page stands on it while its name is given."""
        code = self.hall.code
        for part in (self.arrive, self.answer, self.read_own, self.vote, self.sign_up, self.go_home):
            yield from part(code)

    def arrive(self, code: str) -> Iterator[str]:
        yield from self.show("/", "start")
        yield from self.show(f"/{code}", "prepared")
        self.hall.list_to_vote_on(*LINES)
        self.hall.move("check_in")
        yield from self.show(f"/{code}", "choose")
        yield from self.show(f"/{code}/m1", "confirm")
        self.tap("To je moja skupina")
        yield from self.show(f"/{code}", "wait")

    def answer(self, code: str) -> Iterator[str]:
        self.hall.move("round", 1)
        yield from self.show(f"/{code}/m1", "question")
        self.page.get_by_role("textbox").fill("Manjka prevoz k zdravniku in v trgovino")
        self.page.locator("button[value=need]").click()
        self.page.wait_for_url("**/answers/*")
        yield from self.here("sent")

    def read_own(self, code: str) -> Iterator[str]:
        self.hall.moderate("shown")
        yield from self.show(f"/{code}/answers", "answers")
        self.page.get_by_role("link", name="Popravite").click()
        yield from self.here("edit")
        self.page.get_by_role("link", name="Umaknite").click()
        yield from self.here("withdraw")
        yield from self.show(f"/{code}/reactions", "earlier")
        self.hall.move("move", 1)
        yield from self.show(f"/{code}", "move")

    def vote(self, code: str) -> Iterator[str]:
        self.hall.move("voting")
        yield from self.show(f"/{code}", "vote")
        self.tap("Oddajte glas")
        yield from self.here("vote refused")
        self.page.locator("input[name=dots-1][value='1']").check()
        self.tap("Oddajte glas")
        yield from self.here("voted")

    def sign_up(self, code: str) -> Iterator[str]:
        self.hall.move("sign_up")
        yield from self.show(f"/{code}", "sign up")
        self.page.get_by_label("Sprejem in kava").check()
        self.tap("Pošljite")
        yield from self.here("contact")
        self.page.get_by_label("E-pošta", exact=True).fill("ime@example.si")
        self.tap("Naprej")
        yield from self.here("contact refused")
        self.page.get_by_label("pošlje poročilo te delavnice").check()
        self.page.get_by_label("Imam 15 let ali več.").check()
        self.page.locator("input[name=fifteen]").check()
        self.tap("Naprej")
        yield from self.here("contact check")
        self.page.locator("button[value=save]").click()
        self.page.wait_for_url("**/contact/*")
        yield from self.here("contact kept")
        yield from self.show(f"/{code}/privacy", "privacy")

    def go_home(self, code: str) -> Iterator[str]:
        self.hall.move("raffle")
        yield from self.show(f"/{code}", "ticket asked")
        self.tap("Vzemite številko")
        yield from self.here("ticket")
        yield from self.show(f"/{code}/ticket?large=1", "ticket large")
        self.hall.move("evaluation")
        yield from self.show(f"/{code}", "evaluation")
        self.page.locator("input[name=heard][value='5']").check()
        self.tap("Pošljite")
        yield from self.here("evaluated")
        self.hall.close()
        yield from self.show(f"/{code}", "closed")

    def tap(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()

    def show(self, path: str, name: str) -> Iterator[str]:
        go(self.page, self.base + path)
        yield from self.here(name)

    def here(self, name: str) -> Iterator[str]:
        self.page.wait_for_load_state()
        yield name


@pytest.fixture
def screens(page: Page, app: Flask, live: LiveServer) -> Screens:
    return Screens(page, make_hall(app), live.lan)


SMALL_TARGETS = """([smallest, primary]) =>
    [...document.querySelectorAll("button, input, textarea, select, a.button, a.tap, summary")]
    .filter((node) => node.type !== "hidden" && node.checkVisibility())
    .map((node) => [node, node.getBoundingClientRect()])
    .filter(([node, box]) => box.height < (node.matches(".button-primary") ? primary : smallest) - 0.5
        || box.width < smallest - 0.5)
    .map(([node, box]) => `${node.tagName} ${node.name || node.textContent.trim()} ${box.width} x ${box.height}`)"""
SMALL_LETTERS = """(least) => [...document.querySelectorAll("body *")]
    .filter((node) => node.checkVisibility() && !node.closest("svg, .vh, template")
        && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    .filter((node) => parseFloat(getComputedStyle(node).fontSize) < least)
    .map((node) => `${node.tagName} ${node.textContent.trim().slice(0, 40)}`)"""
CLOSE_TARGETS = """(gap) => {
    const boxes = [...document.querySelectorAll("button, input, textarea, a.button")]
        .filter((node) => node.type !== "hidden" && node.checkVisibility() && !node.matches("[aria-hidden=true]"))
        .map((node) => [node.name || node.textContent.trim(), node.getBoundingClientRect()]);
    const apart = (a, b) => Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
    return boxes.flatMap(([name, a], i) => boxes.slice(i + 1).filter(([, b]) => apart(a, b) < gap - 0.5)
        .map(([other, b]) => `${name} and ${other}: ${apart(a, b)}`));
}"""


def test_every_screen_of_an_evening_keeps_to_the_gates(screens: Screens) -> None:
    """One walk for all of them: nothing takes the focus when a page opens, fingers find every target and eyes every
    word, axe sees no fault, and 320 pixels and twice the text are enough, in whole words."""
    faults = []
    for name in screens.walk():
        if "refused" not in name and focus_taken(screens.page):
            faults.append(f"{name}: something has the focus")
        for gate in (small_or_close, accessibility_faults, too_wide):
            faults += [f"{name}: {fault}" for fault in gate(screens.page)]
    assert faults == []


def focus_taken(page: Page) -> bool:
    """A refused form alone may lead to what is to be mended."""
    return not page.evaluate("document.activeElement === document.body")


def small_or_close(page: Page) -> list[str]:
    small = page.evaluate(SMALL_TARGETS, [SMALLEST, PRIMARY])
    return [*small, *page.evaluate(CLOSE_TARGETS, GAP), *page.evaluate(SMALL_LETTERS, LETTERS)]


def too_wide(page: Page) -> list[str]:
    """On the smallest phone, then with text twice as large; afterwards all is as before."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size(SMALLEST_PHONE)
    found = ["scrolls sideways"] if page.evaluate(TOO_WIDE) else []
    page.evaluate(TWICE)
    found += ["scrolls sideways, text twice as large"] if page.evaluate(TOO_WIDE) else []
    found += [f"breaks {word}" for word in page.evaluate(BROKEN, PRESSED_OR_HEADING)]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(usual)
    return found


def test_an_answer_can_be_sent_with_the_keyboard_alone(page: Page, app: Flask, live: LiveServer) -> None:
    hall = make_hall(app, "round", 1)
    page.goto(f"{live.lan}/{hall.code}")
    press_until(page, lambda: "Modra" in focused(page))
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 3
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_visible()
    press_until(page, lambda: page.evaluate("document.activeElement.id") == "text")
    page.keyboard.type("Manjka prevoz")
    press_until(page, lambda: page.evaluate("document.activeElement.value") == "need")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("Poslano")


def press_until(page: Page, there: Callable[[], bool]) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if there():
            return
    raise AssertionError("Tab never got there")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_the_first_page_is_light(page: Page, app: Flask, live: LiveServer) -> None:
    hall = make_hall(app, "round", 1)
    with weighing(page) as sizes:
        page.goto(f"{live.lan}/{hall.code}/m1")
        page.wait_for_load_state("networkidle")
        assert len(sizes) <= 8
        assert sum(sizes) <= 70_000, sizes
        sizes.clear()
        page.goto(f"{live.lan}/{hall.code}/answers")
        page.wait_for_load_state("networkidle")
        assert sum(sizes) <= 12_000, sizes
