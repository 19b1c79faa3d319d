"""Waiting for what no page can wait for: facts of the store, of the line, of two windows; and a page whose own time
waits for the test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page

LOOKS, BETWEEN_MS = 300, 100
"""As long as the browser's own expectations are waited for (tests/browser.py)."""


def eventually(page: Page, is_so: Callable[[], bool], looks: int = LOOKS) -> None:
    for _look in range(looks):
        if is_so():
            return
        page.wait_for_timeout(BETWEEN_MS)
    assert is_so()


def still_clock(page: Page) -> None:
    """The page's clock stands at the present moment; ``page.clock`` alone moves it on, however long a machine takes."""
    now = datetime.now(UTC)
    page.clock.install(time=now - timedelta(hours=1))
    page.clock.pause_at(now)
