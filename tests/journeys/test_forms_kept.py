"""Needs and offers, the sign-up and the opinion: what is typed or ticked outlives its page, sent or not."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import LiveServer
from tests.journeys.eventually import eventually
from tests.resident.evenings import Hall, make_hall
from workshop.models import Evaluation, Exchange, SignUp

UNSENT = "V telefonu – še ni poslano"


@pytest.fixture
def hall(app: Flask) -> Hall:
    return make_hall(app, "sign_up")


def open_again(page: Page, address: str) -> Page:
    """The page is gone as a killed one is, without a question; then the network is there. The phone's store stays."""
    again = page.context.new_page()
    page.close()
    page.context.set_offline(False)
    again.goto(address)
    return again


def test_what_is_half_typed_is_there_again_and_says_that_it_is_a_draft(
    page: Page, hall: Hall, live: LiveServer
) -> None:
    """So is what a rule refuses."""
    address = f"{live.lan}/{hall.code}/exchange"
    page.goto(address)
    page.locator("#offer-text").fill("Posodim lestev")
    page.locator("#need-category").select_option("ride")
    page.locator("#need-place").evaluate("field => (field.closest('details').open = true)")
    page.locator("#need-place").fill("Kranj")
    page = open_again(page, address)
    expect(page.locator("#offer-text")).to_have_value("Posodim lestev")
    expect(page.locator("#need-category")).to_have_value("ride")
    expect(page.locator("#need-place")).to_be_visible()
    expect(page.locator("[data-draft]")).to_have_text("Osnutek, shranjen v tem telefonu")
    page = open_again(page, f"{live.lan}/{hall.code}")
    page.locator("#role-2").check()
    page.locator("#hours-3").check()
    page = open_again(page, f"{live.lan}/{hall.code}")
    expect(page.locator("#role-2")).to_be_checked()
    expect(page.locator("#hours-3")).to_be_checked()
    page.locator(".button-primary").click()
    page.wait_for_url("**/contact?*")
    assert [(row.role_numbers, row.hours) for row in hall.all(SignUp)] == [([2], "6+")]
    page.goto(f"{live.lan}/{hall.code}/sign-up")
    expect(page.locator("#role-2")).to_be_checked()
    expect(page.locator("[data-draft]")).to_be_hidden()
    hall.move("evaluation")
    page.goto(f"{live.lan}/{hall.code}")
    page.locator("#heard-5").check()
    page.locator("#praise").fill("č" * 281)
    page.locator(".button-primary").click()
    expect(page.get_by_role("alert")).to_contain_text("predolg")
    expect(page.locator("#heard-5")).to_be_checked()
    page.locator("#praise").fill("Juha")
    page.locator(".button-primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvala za vaše mnenje")
    assert [(row.heard, row.praise) for row in hall.all(Evaluation)] == [(5, "Juha")]


def test_what_was_sent_without_a_network_goes_from_the_phone_when_its_page_is_gone(
    page: Page, context: BrowserContext, hall: Hall, live: LiveServer
) -> None:
    """Changed while it waits, it is still one."""
    address = f"{live.lan}/{hall.code}/exchange"
    page.goto(address)
    context.set_offline(True)
    page.locator("#need-text").fill("Prevoz")
    page.locator(".button-primary").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(UNSENT)
    expect(page.locator("main .large-words")).to_have_text("Kaj potrebujete? Prevoz")
    expect(page.get_by_text("Okna ne zapirajte")).to_be_visible()
    page.get_by_role("button", name="Popravite").click()
    page.locator("#need-text").fill("Prevoz k zdravniku")
    page.locator(".button-primary").click()
    expect(page.locator("main .large-words")).to_have_count(2)
    page = open_again(page, address)
    eventually(page, lambda: [row.text for row in hall.all(Exchange)] == ["Prevoz k zdravniku"])
