"""Waiting for what no page can wait for: facts of the store, of the line, of two windows."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

LOOKS, BETWEEN_MS = 300, 100
"""As long as the browser's own expectations are waited for (tests/browser.py)."""


def eventually(page: Page, is_so: Callable[[], bool]) -> None:
    for _look in range(LOOKS):
        if is_so():
            return
        page.wait_for_timeout(BETWEEN_MS)
    assert is_so()
