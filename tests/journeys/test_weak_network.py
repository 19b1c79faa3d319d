"""A phone whose network, store, server or tab fails while an answer is on its way: every answer arrives, and once.

All of it by plain http under a name of the hall, as phones meet it there; what counts are rows of the store.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from tests.browser import LiveServer
from tests.journeys.weak_line import Killable, lay
from tests.resident.evenings import Hall, make_hall
from workshop.config import Settings
from workshop.models import Seat, Statement

UNSENT = "V telefonu – še ni poslano"
BLOCKED = "Telefon ne more shraniti odgovora. Napišite ga na papir."
SENT = re.compile(r"/answers/[0-9a-f-]{36}$")
MINUTE = 60_000
FULL = """window.full = false; const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (name, value) {
    if (window.full) throw new DOMException("full", "QuotaExceededError"); set.call(this, name, value); }"""
FORBIDDEN = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def table(page: Page, hall: Hall, live: LiveServer) -> str:
    """The address of table 1 as phones in a hall see it; the page stands there."""
    page.goto(f"{live.lan}/{hall.code}/m1")
    return page.url


def send(page: Page, text: str, kind: str = "need") -> None:
    page.get_by_role("textbox").fill(text)
    page.locator(f"button[value={kind}]").click()


def expect_unsent(page: Page, *words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    expect(page.locator("main .large-words")).to_have_text(list(words))


def texts(hall: Hall) -> list[str]:
    return [row.text for row in hall.all(Statement)]


def test_two_answers_without_a_network_wait_in_the_phone_and_arrive_once_and_in_order(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    """R4.1, R4.2, R4.6, R4.8: at once another heading, sign and place; no tick, no "sent"; then both without a tap.
    A phone has no session that could end (R4.3): the cookie that tells whose answers they are may be gone."""
    title = page.title()
    context.set_offline(True)
    send(page, "Prva")
    expect_unsent(page, "Prva")
    expect(page).to_have_title(UNSENT)
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("button", name="Poskusite zdaj")).to_be_visible()
    expect(page.locator("main .waiting .quiet")).to_have_text(
        f"Skupina Modra · Postaja 1 · številka delavnice {hall.code}"
    )
    assert page.locator("main .sign").count() == 0
    assert "oslano ob" not in page.inner_text("body")
    page.get_by_role("button", name="Napišite še en odgovor").click()
    expect(page).to_have_title(title)
    send(page, "Druga", "concern")
    expect_unsent(page, "Prva", "Druga")
    assert hall.count(Statement) == 0
    context.clear_cookies()
    context.set_offline(False)
    page.wait_for_url(SENT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Poslano")
    expect(page.get_by_role("status").first).to_be_visible()
    assert [(row.text, row.kind) for row in hall.all(Statement)] == [("Prva", "need"), ("Druga", "concern")]
    assert hall.count(Seat) == 1


def test_only_the_houses_own_word_ends_the_waiting(page: Page, hall: Hall, table: str) -> None:
    """R4.3: gateways, a portal that wants a sign-in, a proxy's refusal, a reply lost after the answer was stored."""
    line = lay(page, "502", "502", "502", "portal", "403", "cut", "reply lost")
    send(page, "Manjka prevoz")
    expect_unsent(page, "Manjka prevoz")
    while len(line.posts) < 7:
        page.evaluate("document.dispatchEvent(new Event('reached'))")
        page.wait_for_timeout(20)
    page.wait_for_url(SENT)
    assert len(set(line.posts)) == 1
    assert texts(hall) == ["Manjka prevoz"]


def test_a_silent_network_is_told_after_eight_seconds_and_asked_every_minute(
    page: Page, hall: Hall, table: str
) -> None:
    """R4.1, and the longest pause between two tries, however long it lasts."""
    line = lay(page, "silence", *["cut"] * 9)
    page.route("**/pulse*", lambda route: route.abort())
    page.clock.install()
    send(page, "Manjka prevoz")
    page.clock.fast_forward(8000)
    expect_unsent(page, "Manjka prevoz")
    for minutes in range(1, 10):
        with page.expect_event("requestfailed", lambda failed: failed.method == "POST"):
            page.clock.fast_forward(MINUTE)
        assert len(line.posts) == 1 + minutes
    page.clock.fast_forward(MINUTE)
    page.wait_for_url(SENT)
    assert texts(hall) == ["Manjka prevoz"]


def test_a_network_cut_after_the_receipt_ends_on_no_empty_page(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    lay(page, "cut after")
    send(page, "Manjka prevoz")
    expect(page.get_by_role("status").filter(has_text="Kar ste napisali, je zdaj poslano.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("")
    context.set_offline(False)
    send(page, "Manjka tudi klop")
    page.wait_for_url(SENT)
    assert texts(hall) == ["Manjka prevoz", "Manjka tudi klop"]


def test_a_waiting_answer_survives_closing_the_tab(page: Page, context: BrowserContext, hall: Hall, table: str) -> None:
    """R4.5."""
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", on_dialog)
    context.set_offline(True)
    send(page, "Manjka prevoz")
    expect_unsent(page, "Manjka prevoz")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    context.set_offline(False)
    again = context.new_page()
    line = lay(again, *["cut"] * 99)
    again.goto(table)
    expect_unsent(again, "Manjka prevoz")
    line.bad.clear()
    again.wait_for_url(SENT)
    assert asked == ["beforeunload"]
    assert texts(hall) == ["Manjka prevoz"]


def test_what_another_tab_has_sent_waits_here_no_longer(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    lay(page, *["cut"] * 99)
    send(page, "Manjka prevoz")
    expect_unsent(page, "Manjka prevoz")
    other = context.new_page()
    other.goto(table, wait_until="commit")
    other.wait_for_url(SENT)
    expect(page.get_by_role("status").filter(has_text="Kar ste napisali, je zdaj poslano.")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("")
    assert texts(hall) == ["Manjka prevoz"]


@pytest.mark.parametrize("trouble", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_phone_that_cannot_keep_anything_says_so_and_sends_what_it_can(
    page: Page, context: BrowserContext, hall: Hall, table: str, trouble: str
) -> None:
    """R4.6, with a network and without one; a store may be full only after it has kept something."""
    page.add_init_script(trouble)
    page.reload()
    send(page, "Prva")
    page.wait_for_url(SENT)
    page.goto(table)
    page.evaluate("window.full = true")
    page.get_by_role("textbox").fill("Druga")
    expect(page.get_by_text("Telefon ne more shraniti napisanega. Pošljite, preden zaprete stran.")).to_be_visible()
    context.set_offline(True)
    send(page, "Druga")
    expect_unsent(page, "Druga")
    expect(page.get_by_text(BLOCKED)).to_be_visible()
    expect(page.locator("main .waiting .quiet")).to_contain_text(hall.code)
    context.set_offline(False)
    page.wait_for_url(SENT)
    assert texts(hall) == ["Prva", "Druga"]


def test_words_that_waited_until_the_evening_was_closed_are_there_to_be_copied(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    context.set_offline(True)
    send(page, "Prva")
    page.get_by_role("button", name="Napišite še en odgovor").click()
    send(page, "Druga")
    expect_unsent(page, "Prva", "Druga")
    hall.close()
    context.set_offline(False)
    expect(page.get_by_role("alert").locator(".own-words")).to_have_text("Druga")
    expect(page.locator(".own-words")).to_have_text(["Druga", "Prva"])
    page.reload(wait_until="commit")
    page.goto(table.removesuffix("/m1"))
    expect(page.get_by_role("alert").locator(".own-words")).to_have_text("Druga")
    page.get_by_role("alert").get_by_role("button").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert hall.count(Statement) == 0


def test_a_refused_answer_does_not_disturb_what_is_being_written(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    context.set_offline(True)
    send(page, "č" * 281)
    page.get_by_role("button", name="Napišite še en odgovor").click()
    page.get_by_role("textbox").fill("Druga")
    context.set_offline(False)
    expect(page.get_by_role("alert")).to_contain_text("č" * 281)
    expect(page.get_by_role("alert")).to_contain_text("Odgovor je predolg.")
    expect(page.get_by_role("textbox")).to_have_value("Druga")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    expect(page.get_by_role("alert")).to_contain_text("č" * 281)
    assert texts(hall) == ["Druga"]


def test_another_language_without_a_network_leaves_the_words_where_they_are(
    page: Page, context: BrowserContext, hall: Hall, table: str
) -> None:
    page.get_by_role("textbox").fill("Napol napisano")
    context.set_offline(True)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("alert")).to_have_text("Brez povezave jezika ni mogoče zamenjati. Vaše besede ostanejo.")
    assert page.url == table
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    context.set_offline(False)
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")


@pytest.fixture
def killable(settings: Settings) -> Iterator[Killable]:
    server = Killable(settings)
    server.start()
    yield server
    server.kill()


def test_a_server_killed_between_two_answers_loses_neither(page: Page, hall: Hall, killable: Killable) -> None:
    killable.wait()
    page.goto(f"http://lan.test:{killable.port}/{hall.code}/m1")
    send(page, "Prva")
    page.wait_for_url(SENT)
    page.get_by_role("link", name="Dodajte še en odgovor").click()
    expect(page.get_by_role("textbox")).to_be_visible()
    page.wait_for_load_state()
    killable.kill()
    send(page, "Druga")
    expect_unsent(page, "Druga")
    assert texts(hall) == ["Prva"]
    killable.start()
    killable.wait()
    page.wait_for_url(SENT)
    assert [(row.text, row.late) for row in hall.all(Statement)] == [("Prva", False), ("Druga", False)]
    assert hall.count(Seat) == 1
