"""A phone whose round goes on, and a phone without a network: words are kept, and it says where one belongs."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Error, Page, Route, expect

from tests.browser import LiveServer
from tests.journeys.eventually import eventually
from tests.journeys.in_the_hall import go
from tests.resident.evenings import Hall, make_hall
from workshop.models import Evaluation, SignUp, Statement, Ticket

SENT = re.compile(r"/answers/[0-9a-f-]{36}$")


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "round", 1)


@pytest.fixture
def at(live: LiveServer) -> Callable[[str], str]:
    """An address as phones in a hall see it."""
    return lambda path: f"{live.lan}{path}"


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox").click()
    page.keyboard.type(text)


def in_english(page: Page, at: Callable[[str], str]) -> None:
    page.context.add_cookies([{"name": "language", "value": "en", "url": at("")}])


@pytest.mark.parametrize("seated", [True, False])
def test_whoever_is_writing_keeps_the_words_and_hears_where_the_group_is(
    page: Page, hall: Hall, at: Callable[[str], str], seated: bool
) -> None:
    in_english(page, at)
    page.goto(at(f"/{hall.code}/m1"))
    if seated:
        page.goto(at(f"/{hall.code}/seat"))
        page.locator(f"button[name=group][value='{hall.group('blue')}']").click()
        page.wait_for_url(at(f"/{hall.code}"))
    write(page, "Napol napis")
    hall.move("round", 2)
    line = page.get_by_role("status").filter(has_text="Round 2 has begun. Your group is at table 2.")
    expect(line).to_be_visible()
    expect(page.locator(".group-chip")).to_have_count(0)
    expect(page.get_by_text("This is still the answer for table 1.")).to_be_visible()
    expect(page.get_by_text("This round ends at")).to_have_count(0)
    page.keyboard.type("ano")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert [(row.text, row.round_number, row.late) for row in hall.all(Statement)] == [("Napol napisano", 1, True)]


def test_a_draft_of_an_earlier_round_is_offered_again(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    in_english(page, at)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Napol napisano")
    hall.move("round", 2)
    page.goto(at(f"/{hall.code}/m2"))
    expect(page.get_by_text("You began this and did not send it:")).to_be_visible()
    expect(page.locator("main .own-words")).to_have_text("Napol napisano")
    expect(page.get_by_role("textbox")).to_have_value("")
    page.goto(at(f"/{hall.code}/seat"))
    page.locator(f"button[name=group][value='{hall.group('blue')}']").click()
    page.wait_for_url("**/group")
    page.get_by_role("link", name="Finish it and send it").click()
    expect(page.get_by_role("textbox")).to_have_value("Napol napisano")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    assert [(row.text, row.round_number, row.late) for row in hall.all(Statement)] == [("Napol napisano", 1, True)]
    page.goto(at(f"/{hall.code}"))
    expect(page.get_by_text("You began this and did not send it:")).to_have_count(0)


def test_the_same_words_after_back_are_sent_once(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    page.goto(at(f"/{hall.code}/m1"))
    for _ in range(2):
        page.get_by_role("textbox").fill("Manjka prevoz")
        page.locator("button[value=need]").click()
        page.wait_for_url(SENT)
        page.go_back()
        page.reload()
    assert [row.text for row in hall.all(Statement)] == ["Manjka prevoz"]


@pytest.mark.parametrize("state", ["sign_up", "evaluation", "raffle"])
def test_a_form_without_a_network_keeps_what_is_in_it(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str], state: str
) -> None:
    """What is typed waits in the phone; a press alone waits on its page, which says so."""
    in_english(page, at)
    hall.move(state)
    page.goto(at(f"/{hall.code}"))
    fields = page.locator("main textarea")
    typed = fields.count() > 0
    if typed:
        fields.first.fill("Lahko posodim mize")
    context.set_offline(True)
    page.locator(".button-primary").click()
    if typed:
        expect(page.get_by_role("heading", level=1)).to_have_text("In the phone – not sent yet")
        expect(page.locator("main .large-words")).to_contain_text("Lahko posodim mize")
    else:
        expect(page.get_by_role("alert")).to_contain_text("Not sent yet. It is only on this page: do not close")
    context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0)
    models = {"sign_up": SignUp, "evaluation": Evaluation, "raffle": Ticket}
    expect(page.locator("h1")).not_to_have_text(re.compile("What would you do|How was it|Take your"))
    assert hall.count(models[state]) == 1


def test_a_mark_changes_the_page_where_one_stands_and_waits_for_the_network(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    in_english(page, at)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    page.wait_for_url(SENT)
    hall.moderate("shown")
    hall.move("round", 2)
    context.clear_cookies(name="seat")
    go(page, at(f"/{hall.code}/m1"))
    page.get_by_role("textbox").fill("Tudi drugam")
    context.set_offline(True)
    agree = page.get_by_role("button", name="I agree")
    agree.click()
    expect(page.locator("button[value=agree] + [role=alert]")).to_have_text("The mark is not sent yet. We try again.")
    expect(agree).not_to_be_focused()
    page.set_viewport_size({"width": 320, "height": 568})
    assert page.get_by_role("alert").evaluate("line => line.getBoundingClientRect().right") <= 300
    context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(agree).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("textbox")).to_have_value("Tudi drugam")
    assert page.url.endswith("/m1")


def test_what_waited_is_said_to_be_sent_on_whatever_page_comes_next(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    in_english(page, at)
    page.goto(at(f"/{hall.code}/m1"))
    write(page, "Manjka prevoz")
    context.set_offline(True)
    page.locator("button[value=need]").click()
    expect(page.get_by_role("alert")).to_be_visible()
    context.set_offline(False)
    with suppress(Error):  # what waited may be sent, and lead on, before the page is there anew
        page.reload()
    page.wait_for_url(SENT)
    expect(page.get_by_role("status").filter(has_text="What you wrote is sent now.")).to_be_visible()
    assert [row.text for row in hall.all(Statement)] == ["Manjka prevoz"]


def test_whoever_is_led_to_the_receipt_is_led_nowhere_else_meanwhile(
    page: Page, context: BrowserContext, hall: Hall, at: Callable[[str], str]
) -> None:
    receipts: list[Route] = []
    page.goto(at(f"/{hall.code}/m1"))
    page.route("**/answers/*", lambda route: receipts.append(route))
    context.set_offline(True)
    write(page, "Manjka prevoz")
    page.locator("button[value=need]").click()
    expect(page.locator("main .large-words")).to_have_text("Manjka prevoz")
    context.set_offline(False)
    eventually(page, lambda: bool(receipts))
    hall.move("move", 1)
    with page.expect_response("**/pulse?*"):
        pass
    with page.expect_request("**/pulse?*"):  # so the last one has been heard
        pass
    receipts[0].continue_()
    page.wait_for_url(SENT)


def test_too_many_dots_are_said_at_once(page: Page, hall: Hall, at: Callable[[str], str]) -> None:
    in_english(page, at)
    hall.list_to_vote_on("Prevoz", "Klop", "Luč")
    hall.move("voting")
    page.goto(at(f"/{hall.code}"))
    for number in (1, 2, 3):
        page.locator(f"#dots-{number}-2").check()
    allowed = int(page.locator("form[data-dots]").get_attribute("data-dots") or 0)
    expect(page.locator("[data-given]")).to_have_text(f"Too many dots: take away {6 - allowed}.")
    expect(page.locator("label[for=dots-1-1]")).to_have_text("1 dot")
