"""A resident of a journey: a phone of their own, only pages and taps."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error, Page, Response, expect

from tests.journeys.looked_at import Looked
from tests.load.sent import Said

FEELINGS = ("heard", "clear", "pleasant", "time_well_used")


def go(page: Page, address: str) -> Response | None:
    """Opens a page of the evening. A phone that follows the evening may just be leaving by itself: then once more."""
    try:
        return page.goto(address)
    except Error:
        page.wait_for_load_state()
        return page.goto(address)


@dataclass
class Neighbour:
    """A phone at the evening's address; without ``scripts`` it is looked at with the eyes of the others."""

    page: Page
    looked: Looked
    evening: str = ""
    scripts: bool = True

    def look(self, name: str) -> None:
        if self.scripts:
            self.looked.at(self.page, f"phone, {name}", phone=True)

    def open(self) -> None:
        """The evening's page as it stands."""
        go(self.page, self.evening)

    def tap(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()

    def says(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def choose_group(self, place: int) -> None:
        """One of the groups offered, by its place in the list."""
        self.look("groups")
        self.page.locator("button[name=group]").nth(place).click()
        expect(self.page.locator("main")).to_contain_text("Vaša prva miza")
        self.look("group")

    def say(self, text: str) -> Said:
        """Answers the question of the table by the first of its buttons."""
        self.open()
        self.look("question")
        form = self.page.locator("form[data-outbox]")
        station = int(form.locator("input[name=station]").get_attribute("value") or 0)
        self.page.get_by_role("textbox").fill(text)
        button = form.locator("button[name=kind]").first
        kind = button.get_attribute("value") or ""
        button.click()
        self.says("Poslano")
        expect(self.page.locator(".own-words")).to_have_text(text)
        self.look("sent")
        return Said(station, kind, text)

    def agree(self) -> str:
        """Agrees with the first thing that others left at this table; returns its words."""
        go(self.page, f"{self.evening}/reactions")
        self.look("earlier")
        first = self.page.locator("main ul.ruled > li").first
        words = first.locator("p").nth(1).inner_text()
        first.get_by_role("button", name="Se strinjam").click()
        expect(self.page.locator("button[aria-pressed=true]")).to_have_count(1)
        return words

    def vote(self, dots: dict[int, int]) -> dict[str, int]:
        """Puts dots by the number of the line; returns them by its words."""
        self.open()
        self.look("vote")
        given = {}
        for number, count in dots.items():
            line = self.page.locator("ol.ballot > li").nth(number - 1)
            line.locator(f"#dots-{number}-{count}").check()
            given[line.locator("legend span").nth(1).inner_text()] = count
        self.tap("Oddajte glas")
        self.says("Glas je oddan")
        self.look("voted")
        return given

    def sign_up(self, *places: int) -> list[str]:
        """Ticks tasks by their places on the page; returns their names."""
        self.open()
        self.look("sign up")
        tasks = self.page.locator("#roles .row")
        names = []
        for place in places:
            names.append(tasks.nth(place).inner_text().strip())
            tasks.nth(place).locator("input").check()
        self.tap("Pošljite")
        self.page.wait_for_load_state()
        self.look("contact")
        return names

    def leave_contact(self, email: str) -> None:
        self.page.get_by_label("E-pošta", exact=True).fill(email)
        self.page.get_by_label("pošlje poročilo te delavnice").check()
        self.page.locator("input[name=fifteen]").check()
        self.tap("Naprej")
        self.look("contact check")
        self.page.locator("button[value=save]").click()
        self.page.wait_for_url("**/contact/*")
        self.look("contact kept")

    def take_number(self) -> int:
        """The raffle number of this phone."""
        self.open()
        self.look("ticket asked")
        self.tap("Vzemite številko")
        shown = self.page.locator(".ticket-number")
        expect(shown).to_be_visible()
        self.look("ticket")
        return int(shown.inner_text())

    def evaluate(self, *marks: int) -> None:
        self.open()
        self.look("evaluation")
        for name, mark in zip(FEELINGS, marks, strict=True):
            self.page.locator(f"#{name}-{mark}").check()
        self.page.get_by_label("Zagotovo").check()
        self.tap("Pošljite")
        self.says("Hvala za vaše mnenje")
        self.look("evaluated")
