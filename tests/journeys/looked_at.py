"""Every page of a journey is looked at once: axe, the smallest phone, what the first visit weighs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.browser import accessibility_faults, watch

SMALLEST_PHONE: ViewportSize = {"width": 320, "height": 568}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TWICE = "document.documentElement.style.fontSize = '250%'"
"""The house's 1rem is 125 % of the browser's own size."""
BROKEN = """(within) => [...document.querySelectorAll(within)]
    .filter((node) => node.checkVisibility() && !node.closest(".vh, template, svg"))
    .flatMap((node) => {
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
            if (text.parentElement.closest(".vh, svg")) continue;
            for (const word of text.data.matchAll(/[\\p{L}]+/gu)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                if (lines.size > 1 && word[0].length <= 15) found.push(word[0]);
            }
        }
        return found;
    })"""
"""Words that go over the end of a line; what is longer than 15 letters may."""


@dataclass
class Looked:
    """The pages seen so far by name, and what was wrong with them."""

    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    troubles: dict[str, list[str]] = field(default_factory=dict)

    def follow(self, page: Page, whose: str) -> None:
        """From now on whatever goes wrong on the page is kept."""
        self.troubles[whose] = watch(page)

    def at(self, page: Page, name: str, *, phone: bool = False) -> None:
        """G1, and on phones G2; a page that was seen before is passed over."""
        if name in self.seen:
            return
        self.seen.add(name)
        page.wait_for_load_state()
        self.faults += [f"{name}: {fault}" for fault in accessibility_faults(page)]
        if phone and too_wide_for_the_smallest(page):
            self.faults.append(f"{name}: scrolls sideways")

    def all_faults(self) -> list[str]:
        return self.faults + [f"{whose}: {one}" for whose, many in self.troubles.items() for one in many]


def too_wide_for_the_smallest(page: Page) -> bool:
    """Whether the page scrolls sideways on a phone of 320 x 568; afterwards it is as large as before."""
    usual = page.viewport_size
    assert usual is not None
    page.set_viewport_size(SMALLEST_PHONE)
    wide = bool(page.evaluate(TOO_WIDE))
    page.set_viewport_size(usual)
    return wide


@contextmanager
def weighing(page: Page) -> Iterator[list[int]]:
    """A list that fills with the bytes of every answer that the page loads, as they come over the line; not of the
    pulse, which a slow machine lets in between."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    pulses: set[str] = set()

    def on_request(told: dict[str, Any]) -> None:
        if "/pulse" in told["request"]["url"]:
            pulses.add(told["requestId"])

    def on_end(told: dict[str, Any]) -> None:
        if told["requestId"] not in pulses:
            sizes.append(int(told["encodedDataLength"]))

    session.on("Network.requestWillBeSent", on_request)
    session.on("Network.loadingFinished", on_end)
    yield sizes
    session.detach()
