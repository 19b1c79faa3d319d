"""The browser of the tests notices what it is there to notice."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import LiveServer, accessibility_faults, assert_accessible, watch
from tests.journeys.eventually import eventually

LOW_CONTRAST = '<html lang="sl"><title>A</title><main><h1>A</h1><p><font color="#bbbbbb">Komaj vidno</font></p></main>'


def test_the_browser_reaches_the_app_by_the_name_of_the_hall(live: LiveServer, page: Page) -> None:
    answer = page.goto(f"{live.lan}/healthz")
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("isSecureContext") is False


def test_an_unreadable_text_is_found(page: Page) -> None:
    page.set_content(LOW_CONTRAST)
    assert [fault.split(":")[0] for fault in accessibility_faults(page)] == ["color-contrast"]
    with pytest.raises(AssertionError):
        assert_accessible(page)


def test_a_request_to_another_host_is_found(unwatched: Page) -> None:
    troubles = watch(unwatched)
    unwatched.set_content('<img alt="" src="https://elsewhere.example/a.png">')
    eventually(unwatched, lambda: "request to https://elsewhere.example/a.png" in troubles)


def test_a_broken_script_is_found(unwatched: Page) -> None:
    troubles = watch(unwatched)
    unwatched.evaluate("setTimeout(() => { throw new Error('broken') })")
    eventually(unwatched, lambda: troubles == ["broken"])


def test_a_lost_connection_is_found_and_a_request_that_gave_way_is_not(unwatched: Page) -> None:
    troubles = watch(unwatched)
    said = ("afterRequest", "sendAbort", "afterRequest", "sendError")
    unwatched.evaluate("said => said.forEach(one => console.error(`htmx:${one}, ${document.body}`))", said)
    eventually(unwatched, lambda: troubles == ["htmx:sendError, [object HTMLBodyElement]"])


@pytest.fixture
def unwatched(context: BrowserContext) -> Page:
    """A tab whose troubles do not fail its test by themselves."""
    return context.new_page()
