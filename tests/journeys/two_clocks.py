"""Whether two windows mean the same moment by what their clocks show (F5.3)."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.eventually import BETWEEN_MS, eventually

APART_MS = 500
"""F5.3."""
LOOKS_A_MINUTE = 60_000 // BETWEEN_MS
ENDS = "vrtiljakClock.left(document.querySelector('[data-clock]')) * 1000 + Date.now() - (window.wrong || 0)"
"""When the time is over, in milliseconds, by a machine whose clock may be ``window.wrong``."""


def ends(page: Page) -> float:
    return float(page.evaluate(ENDS))


def agree(one: Page, other: Page) -> None:
    """Soon: a late answer of a busy machine tells a window the time less well, and it asks anew once a minute."""
    eventually(one, lambda: abs(ends(one) - ends(other)) <= APART_MS, looks=3 * LOOKS_A_MINUTE)
