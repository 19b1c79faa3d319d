"""Forms other than an answer's, sent while the network fails and the phone does not know: nothing typed is lost."""

from __future__ import annotations

import json

from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import LiveServer
from tests.journeys.in_the_hall import go
from tests.journeys.weak_line import Line
from tests.resident.evenings import make_hall
from workshop.models import Ballot, Contact, Dots

UNSENT = "Ni še poslano. Je samo na tej strani. Okna ne zapirajte. Poskušamo znova."


def lay(page: Page, path: str, *bad: str) -> Line:
    line = Line(page.context, list(bad))
    page.route(path, line.answer)
    return line


def test_a_vote_and_a_contact_wait_on_their_page_and_are_stored_once(page: Page, app: Flask, live: LiveServer) -> None:
    """Lost replies, cuts, gateways and portals; a contact is never written into the phone's store."""
    hall = make_hall(app, "voting")
    hall.list_to_vote_on("Prevoz", "Klop")
    lost = lay(page, "**/votes", "reply lost", "502", "portal")
    page.goto(f"{live.lan}/{hall.code}")
    page.locator("input[name=dots-1][value='1']").check()
    page.locator(".button-primary").click()
    expect(page.locator(".button-primary + [role=alert]")).to_have_text(UNSENT)
    expect(page.locator("input[name=dots-1][value='1']")).to_be_checked()
    while len(lost.posts) < 3:
        page.evaluate("document.dispatchEvent(new Event('reached'))")
        page.wait_for_timeout(20)
    expect(page.get_by_role("heading", level=1)).to_have_text("Glas je oddan")
    assert (len(set(lost.posts)), hall.count(Ballot), hall.count(Dots)) == (1, 1, 1)
    hall.move("sign_up")
    go(page, f"{live.lan}/{hall.code}/contact")
    page.locator("#email").fill("ime@example.si")
    page.locator("#consent-report").check()
    page.locator("#fifteen").check()
    page.locator(".button-primary").click()
    expect(page.locator("button[value=save]")).to_be_visible()
    cut = lay(page, "**/contact", *["cut"] * 99)
    page.locator("button[value=save]").click()
    expect(page.locator("button[value=save] + [role=alert]")).to_have_text(UNSENT)
    assert "ime@example.si" not in json.dumps(page.evaluate("Object.assign({}, localStorage)"))
    cut.bad.clear()
    page.wait_for_url("**/contact/*")
    assert (len(set(cut.posts)), hall.count(Contact)) == (1, 1)
