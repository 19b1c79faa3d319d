"""The facilitator of a journey: only pages and presses, from the sign-in to the report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.looked_at import Looked
from tests.load.sent import Said
from tests.world import PASSWORD

LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PDF_MS = 180_000
"""How long anybody waits for a PDF."""


@dataclass
class Desk:
    """A laptop; ``workshop`` is the address of the evening once there is one."""

    page: Page
    base: str
    looked: Looked
    workshop: str = ""

    def sign_in(self, email: str) -> None:
        self.page.set_viewport_size(LAPTOP)
        self.page.goto(f"{self.base}/sign-in")
        self.looked.at(self.page, "sign-in")
        self.page.get_by_label("E-pošta").fill(email)
        self.page.get_by_label("Geslo").fill(PASSWORD)
        self.press("Prijava")
        self.page.wait_for_url("**/workshops")
        self.looked.at(self.page, "workshops")

    def prepare(self, *, title: str, minutes: str, people: int) -> None:
        """A workshop from the first template, its rounds set; ends at the list of tasks."""
        self.page.get_by_role("link", name="Pripravi prvo delavnico").click()
        self.looked.at(self.page, "templates")
        self.page.get_by_role("link", name="Naš skupni prostor").click()
        self.looked.at(self.page, "new workshop")
        self.page.get_by_label("Naslov").fill(title)
        self.page.get_by_label("Krajevna skupnost").fill("Golnik")
        self.page.get_by_label("Pričakovano število oseb").fill(str(people))
        self.press("Pripravi delavnico")
        expect(self.page.locator("h1")).to_have_text(title)
        self.workshop = self.page.url
        self.looked.at(self.page, "tasks")
        self.page.get_by_role("link", name="Krogi in čas").click()
        self.page.get_by_label("Minute posameznih krogov").fill(minutes)
        self.looked.at(self.page, "plan")
        self.press("Shrani")
        self.page.get_by_role("link", name=title).click()
        expect(self.page.locator("main")).to_contain_text(f"{minutes} min")

    def go(self, name: str) -> None:
        """A page of the evening, by its address."""
        self.page.goto(f"{self.workshop}/{name}")
        self.looked.at(self.page, name)

    def press(self, name: str) -> None:
        """A button that leads to a new page."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

    def publish(self) -> None:
        """Through the check that comes before."""
        self.page.get_by_role("link", name="Objavi poročilo", exact=True).click()
        self.page.locator("input[name=read]").check()
        self.looked.at(self.page, "publication")
        self.press("Objavi poročilo")

    def save(self, target: Path, name: str) -> Path:
        """The PDF that is being made, once it is there."""
        save = self.page.get_by_role("link", name="Shrani datoteko")
        save.wait_for(timeout=PDF_MS)
        self.looked.at(self.page, name)
        with self.page.expect_download() as download:
            save.click()
        download.value.save_as(target)
        return target

    def move_on(self, stage: str) -> None:
        """The large button of the console; ``stage`` is where it leads."""
        if not self.page.url.endswith("/run"):
            self.page.goto(f"{self.workshop}/run")
        self.page.locator("#press-next").click()
        expect(self.page.locator("#stage")).to_contain_text(stage)
        self.looked.at(self.page, f"console, {stage}")

    def leaf_to(self, page: int) -> None:
        """Leafs on the wall to a page, from 1."""
        self.page.goto(f"{self.workshop}/run")
        shown = self.page.locator(".pager p")
        for number in range(2, page + 1):
            self.page.locator("#press-page-on").click()
            expect(shown).to_contain_text(f"stran {number} ")

    def moderate(self, words: str, *presses: str) -> None:
        """Presses the buttons of a card that waits, one after the other, until it waits no longer."""
        waiting = self.page.locator("#queue").locator(".statement-card").filter(has_text=words)
        for name in presses:
            waiting.get_by_role("button", name=name, exact=True).click()
        expect(waiting).to_have_count(0)

    def choose_key_point(self, words: str) -> None:
        self.go("moderation")
        card = self.page.locator("#side-list .statement-card").filter(has_text=words)
        card.get_by_role("button", name="Ključna ugotovitev", exact=True).click()
        expect(card.locator(".card-head")).to_contain_text("ključna ugotovitev")

    def type_in(self, text: str, *, sheet: int) -> Said:
        """One line of a sheet of the first station, shown at once."""
        self.go("paper")
        self.page.get_by_label("Številka lista").fill(str(sheet))
        [kind] = self.page.locator("#kind-1").select_option(index=1)
        self.page.locator("#text-1").fill(text)
        self.press("Shrani in odpri naslednjega")
        expect(self.page.get_by_role("status").first).to_contain_text("1 odgovor je shranjen")
        return Said(1, kind, text)

    def list_all(self) -> int:
        """Puts every shown answer on the list for the vote; returns how many lines it has."""
        self.go("voting")
        for box in self.page.locator("input[name=statement]").all():
            box.check()
        self.press("Daj označene na seznam")
        expect(self.page.locator("input[name=statement]")).to_have_count(0)
        return self.page.locator("ol.vote-list > li").count()

    def draw(self, prize: str) -> int:
        self.go("raffle")
        if self.page.get_by_role("button", name="Zapečati boben").count():
            self.press("Zapečati boben")
        self.page.get_by_label("Nagrada (neobvezno)").fill(prize)
        self.press("Izžrebaj številko")
        drawn = self.page.locator(".now .clock")
        expect(drawn).to_be_visible()
        self.looked.at(self.page, "drawn")
        return int(drawn.inner_text())

    def close(self, *, adults: int, children: int) -> None:
        """By the large button of the console and the checklist; ends at the report."""
        self.page.goto(f"{self.workshop}/run")
        self.page.locator("#press-next").click()
        self.page.get_by_label("Odrasli").fill(str(adults))
        self.page.get_by_label("Otroci").fill(str(children))
        self.looked.at(self.page, "closing")
        self.press("Zaključi delavnico")
        self.page.wait_for_url("**/report")
        self.looked.at(self.page, "report")
