"""A phone without scripts: the same forms, the same result (G6)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import LiveServer
from tests.resident.evenings import Hall, make_hall
from workshop.models import Ballot, Contact, Evaluation, Seat, SignUp, Statement, Ticket


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def at(live: LiveServer) -> Callable[[str], str]:
    return lambda path: f"{live.lan}{path}"


def texts(hall: Hall) -> list[str]:
    return [row.text for row in hall.all(Statement)]


@pytest.fixture
def plain(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A phone without scripts."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_the_language_changes_around_the_words_and_a_double_tap_stores_one_answer(
    plain: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    plain.goto(at(f"/{hall.code}/m1"))
    plain.get_by_role("textbox").fill("Manjka prevoz")
    plain.get_by_role("button", name="English").click()
    expect(plain.locator("html")).to_have_attribute("lang", "en")
    expect(plain.get_by_role("textbox")).to_have_value("Manjka prevoz")
    plain.get_by_role("button", name="Slovenščina").click()
    expect(plain.locator("html")).to_have_attribute("lang", "sl")
    plain.locator("button[value=need]").dblclick()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Poslano")
    plain.reload()
    assert (texts(hall), hall.count(Seat)) == (["Manjka prevoz"], 1)


def test_without_scripts_an_empty_answer_is_asked_for_again(plain: Page, hall: Hall, at: Callable[[str], str]) -> None:
    plain.goto(at(f"/{hall.code}/m1"))
    plain.locator("button[value=need]").click()
    expect(plain.locator("#error-summary")).to_contain_text("Napišite odgovor ali izberite »Preskočite«.")
    plain.get_by_role("textbox").fill("Manjka prevoz")
    plain.locator("button[value=need]").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Poslano")


TOO_OLD = {
    "no script can be read": "",
    "no way to give up waiting": "delete window.AbortController",
    "no way to ask": "delete window.fetch",
}


@pytest.mark.parametrize("lacking", TOO_OLD.values(), ids=TOO_OLD.keys())
def test_a_browser_too_old_for_the_scripts_gets_the_plain_form(
    context: BrowserContext, hall: Hall, at: Callable[[str], str], lacking: str
) -> None:
    old = context.new_page()
    old.add_init_script(lacking)
    posts: list[str] = []
    old.on("request", lambda request: posts.append(request.resource_type) if request.method == "POST" else None)
    if not lacking:
        old.route(re.compile(r"/js/"), lambda route: route.fulfill(content_type="text/javascript", body="not a script"))
    old.goto(at(f"/{hall.code}/m1"))
    old.get_by_role("textbox").fill("Manjka prevoz")
    old.locator("button[value=need]").click()
    expect(old.get_by_role("heading", level=1)).to_have_text("Poslano")
    assert texts(hall) == ["Manjka prevoz"]
    assert posts == ["document"]


def test_without_scripts_a_whole_evening_gives_the_same_result(
    plain: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    hall.list_to_vote_on("Klub", "Prevoz", "Delavnice")
    plain.goto(at(f"/{hall.code}"))
    plain.get_by_role("button", name="Modra krog").click()
    plain.get_by_role("textbox").fill("Manjka prevoz")
    plain.locator("button[value=need]").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Poslano")
    hall.move("voting")
    plain.goto(at(f"/{hall.code}"))
    plain.locator("input[name=dots-2][value='2']").check()
    plain.get_by_role("button", name="Oddajte glas").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Glas je oddan")
    hall.move("sign_up")
    plain.goto(at(f"/{hall.code}"))
    plain.get_by_label("Sprejem in kava").check()
    plain.get_by_role("button", name="Pošljite").click()
    plain.get_by_label("E-pošta", exact=True).fill("micka@example.si")
    plain.get_by_label("pošlje poročilo te delavnice").check()
    plain.locator("input[name=fifteen]").check()
    plain.get_by_role("button", name="Naprej").click()
    plain.locator("button[value=save]").click()
    plain.wait_for_url("**/contact/*")
    hall.move("raffle")
    plain.goto(at(f"/{hall.code}"))
    plain.get_by_role("button", name="Vzemite številko").click()
    expect(plain.locator(".ticket-number")).to_have_text("001")
    hall.move("evaluation")
    plain.goto(at(f"/{hall.code}"))
    plain.locator("input[name=heard][value='5']").check()
    plain.get_by_role("button", name="Pošljite").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Hvala za vaše mnenje")
    counts = [hall.count(model) for model in (Statement, Seat, Ballot, SignUp, Contact, Ticket, Evaluation)]
    assert counts == [1] * 7
