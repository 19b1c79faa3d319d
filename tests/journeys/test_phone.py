"""A phone in the room, in a real browser: few taps, nothing lost, never "sent" before it is."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Dialog, Page, Route, expect

from tests.browser import LiveServer
from tests.resident.evenings import Hall, make_hall
from workshop.models import Seat, Statement

COUNT_TAPS = """addEventListener("pointerdown", (event) => {
    if (event.isTrusted) sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true)"""
UNSENT = "V telefonu – še ni poslano"
SENT = re.compile(r"/answers/[0-9a-f-]{36}$")


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def at(live: LiveServer) -> Callable[[str], str]:
    """An address as phones in a hall see it: plain http, and not this computer's own name."""
    return lambda path: f"{live.lan}{path}"


def taps(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.taps || 0)"))


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").click()
    page.keyboard.type(text)


def texts(hall: Hall) -> list[str]:
    return [row.text for row in hall.all(Statement)]


def test_from_the_table_an_answer_is_two_taps_away(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 2
    expect(page.get_by_role("heading", level=1)).to_have_text("Poslano")
    assert texts(hall) == ["Manjka prevoz"]


def test_from_the_wall_it_is_three(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at(f"/{hall.code}"))
    page.get_by_role("button", name="Modra krog").click()
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 3


def test_from_a_typed_code_it_is_five(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.add_init_script(COUNT_TAPS)
    page.goto(at("/"))
    write(page, f"{hall.code[:2]} {hall.code[2:]}")
    page.get_by_role("button", name="Naprej").click()
    page.get_by_role("button", name="Modra krog").click()
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert taps(page) <= 5


def test_the_page_that_says_sent_can_be_loaded_again(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    answer = page.reload()
    assert answer is not None
    assert answer.status == 200
    expect(page.get_by_role("status").first).to_contain_text("poslano ob")
    assert texts(hall) == ["Manjka prevoz"]


def test_a_cut_network_is_said_at_once_and_nothing_looks_sent(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    context.set_offline(True)
    page.locator("button[value=need]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT, timeout=8000)
    expect(page.get_by_role("alert")).to_have_count(1)
    expect(page.get_by_role("button", name="Poskusite zdaj")).to_be_visible()
    expect(page.locator("main .large-words")).to_have_text("Manjka prevoz")
    assert page.locator("main .sign").count() == 0
    assert "oslano ob" not in page.inner_text("body")
    assert texts(hall) == []
    context.set_offline(False)


def test_when_the_network_is_back_it_is_sent_without_a_tap_and_once(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    context.set_offline(True)
    page.locator("button[value=need]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    context.set_offline(False)
    page.wait_for_url(SENT, timeout=5000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Poslano")
    expect(page.get_by_role("status").first).to_be_visible()
    assert (texts(hall), hall.count(Seat)) == (["Manjka prevoz"], 1)


def test_a_server_in_trouble_is_asked_again_until_it_answers(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    refused: list[str] = []

    def trouble(route: Route) -> None:
        if route.request.method == "POST" and len(refused) < 3:
            refused.append(route.request.url)
            route.fulfill(status=502, body="bad gateway")
        else:
            route.continue_()

    page.route("**/statements", trouble)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    page.wait_for_url(SENT, timeout=15000)
    assert len(refused) == 3
    assert texts(hall) == ["Manjka prevoz"]


def test_three_quick_taps_store_one_answer(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.evaluate("[1, 2, 3].forEach(() => document.querySelector('button[value=need]').click())")
    page.wait_for_url(SENT)
    page.reload()
    assert (texts(hall), hall.count(Seat)) == (["Manjka prevoz"], 1)


def test_a_waiting_answer_survives_closing_the_tab(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    asked: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", on_dialog)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    context.set_offline(True)
    page.locator("button[value=need]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    context.set_offline(False)
    again = context.new_page()
    again.goto(at(f"/{hall.code}/m1"))
    again.wait_for_url(SENT, timeout=5000)
    assert asked == ["beforeunload"]
    assert texts(hall) == ["Manjka prevoz"]


def test_two_waiting_answers_arrive_both_and_in_order(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    context.set_offline(True)
    write(page, "Prva")
    page.locator("button[value=need]").click()
    page.get_by_role("button", name="Napišite še en odgovor").click()
    page.keyboard.type("Druga")
    page.locator("button[value=concern]").click()
    expect(page.locator("main .large-words")).to_have_text(["Prva", "Druga"])
    context.set_offline(False)
    page.wait_for_url(SENT, timeout=5000)
    assert [(row.text, row.kind) for row in hall.all(Statement)] == [("Prva", "need"), ("Druga", "concern")]


def test_a_phone_that_cannot_keep_anything_says_so(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    context.set_offline(True)
    page.locator("button[value=need]").click()
    expect(page.get_by_text("Telefon ne more shraniti odgovora. Napišite ga na papir.")).to_be_visible()
    context.set_offline(False)
    page.wait_for_url(SENT, timeout=5000)
    assert texts(hall) == ["Manjka prevoz"]


def test_what_is_written_survives_a_reload_and_is_called_a_draft(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Napol napisano")
    expect(page.get_by_text("Osnutek, shranjen v tem telefonu")).to_be_visible()
    page.reload()
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    page.get_by_role("link", name="Add another answer").click()
    expect(page.get_by_role("textbox")).to_have_value("")


def test_words_that_a_rule_refuses_come_back_on_the_servers_page(
    page: Page, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    page.get_by_role("textbox").fill("č" * 290)
    page.locator("button[value=need]").click()
    expect(page.locator("#error-summary")).to_be_focused()
    expect(page.get_by_role("textbox")).to_have_value("č" * 290)
    expect(page).to_have_title(re.compile("^Napaka: "))
    assert texts(hall) == []


def test_the_page_follows_the_evening_by_itself(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}"))
    page.get_by_role("button", name="Modra krog").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kaj pogrešamo")
    hall.move("move", 1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Miza 2", timeout=8000)
    hall.move("round", 2)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kakšen naj bo prostor", timeout=8000)


def test_the_raffle_number_is_known_without_a_network(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    page.goto(at(f"/{hall.code}/ticket"))
    page.get_by_role("button", name="Vzemite številko").click()
    expect(page.locator(".ticket-number")).to_have_text("001")
    page.goto(at(f"/{hall.code}/m1"))
    context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="001")).to_be_visible(timeout=20000)
    context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="001")).to_have_count(0, timeout=10000)
