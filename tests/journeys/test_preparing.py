"""Preparing an evening in a real browser: on a phone, by keyboard, for everybody (F1.1, F1.4)."""

from __future__ import annotations

import re
from functools import partial

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.journeys.eventually import eventually
from tests.world import PASSWORD, Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Station, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.parts import list_ordered
from workshop.web import moment

SLIDE = "(slider, to) => { slider.value = to; slider.dispatchEvent(new Event('input', {bubbles: true})); }"
"""By finger: one look at the plan. A key makes two, and the later folds up what was unfolded after the first."""


@pytest.fixture
def centre(app: Flask) -> Centre:
    with app.test_request_context():
        centre = make_centre()
        facts = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "županja", confirmed=True)
        add_assurance(workshop=make_workshop(centre), facts=facts, actor="test", now=moment())
        return centre


def too_wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_a_refused_form_leads_to_its_first_field(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/details")
    page.get_by_label("Naslov").fill("")
    page.get_by_role("button", name="Shrani").click()
    expect(page).to_have_title(re.compile("^Napaka:"))
    page.locator("#error-summary a").first.click()
    expect(page.locator("#title")).to_be_focused()
    assert_accessible(page)


def test_the_plan_follows_the_form_while_it_is_filled_in(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/plan")
    page.get_by_label("Pričakovano število oseb").fill("48")
    page.keyboard.press("Tab")
    expect(page.locator("#plan-shown")).to_contain_text("2. obroč")
    expect(page.locator("#plan-shown")).to_contain_text("Še ni shranjeno.")
    page.get_by_label("Minute posameznih krogov").fill("7, x")
    page.keyboard.press("Tab")
    expect(page.locator("#plan-shown .error")).to_have_count(1)


def test_a_slider_moves_the_plan_at_once_and_the_number_with_it(page: Page, live: LiveServer, centre: Centre) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    enter(page, live, centre.owner)
    page.context.add_cookies([{"name": "language", "value": "en", "url": live.url}])
    page.goto(f"{live.url}/workshops/1/plan")
    expect(page.locator("#plan-sum")).to_have_text("5 groups of 4–5, rounds 13-10-8-7-5, ends at 20.08.")
    slider = page.locator("#people-slider")
    assert slider.bounding_box()["height"] >= 48  # type: ignore[index]  # it is drawn
    slider.press("ArrowRight")
    expect(page.locator("#people")).to_have_value("25")
    expect(page.locator("#plan-sum")).to_have_text("5 groups of 5, rounds 13-10-8-7-5, ends at 20.08.")
    expect(page.locator("#plan-shown")).to_contain_text("Not saved yet.")
    slider.evaluate(SLIDE, 48)
    expect(page.locator("#plan-sum")).to_contain_text("10 groups of 4–5 in 2 rings")
    page.locator("#total-slider").evaluate(SLIDE, 180)
    expect(page.locator("#minutes")).to_have_value("50, 40, 32, 26, 21")
    expect(page.locator("#plan-sum")).to_contain_text("rounds 50-40-32-26-21")
    page.get_by_text("A group that cannot walk").click()
    page.locator("#seated-A").check()
    expect(page.locator("#plan-shown")).to_contain_text("One group stays at table 1.")
    assert too_wide(page) <= 0
    assert_accessible(page)


def test_minutes_that_were_typed_stay_when_rounds_are_counted(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/plan")
    answered = partial(page.expect_response, lambda answer: answer.request.method == "POST")
    held = hold_the_first(page)
    page.locator("#rounds").fill("3")
    page.keyboard.press("Tab")
    eventually(page, lambda: bool(held))
    page.locator("#minutes").fill("13, 10, 8")
    with answered():
        held[0].continue_()
    for field, typed in (("minutes", "13, 10, 8"), ("rounds", "4"), ("rounds", "3")):
        page.locator(f"#{field}").fill(typed)
        with answered():
            page.keyboard.press("Tab")
        expect(page.locator("#total")).to_have_value("39")
        expect(page.locator("#minutes")).to_have_value("13, 10, 8")
    page.get_by_role("button", name="Shrani").click()
    expect(page.get_by_text("Načrt je shranjen.")).to_be_visible()
    expect(page.locator("#minutes")).to_have_value("13, 10, 8")


def hold_the_first(page: Page) -> list[Route]:
    """Fills with the first look at the plan, which waits."""
    held: list[Route] = []
    page.route("**/plan", lambda route: route.continue_() if held else held.append(route))
    return held


def test_a_look_that_waits_gives_way_to_a_newer_one(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/plan")
    held = hold_the_first(page)
    for people in ("30", "36"):
        with page.expect_request(lambda asked: asked.method == "POST"):
            page.get_by_label("Pričakovano število oseb").fill(people)
            page.keyboard.press("Tab")
    expect(page.locator("#plan-shown")).to_contain_text("Še ni shranjeno.")
    assert len(held) == 1


def test_enter_in_the_plan_looks_and_does_not_save(app: Flask, page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/plan")
    page.get_by_label("Pričakovano število oseb").fill("30")
    page.keyboard.press("Enter")
    expect(page.locator("#plan-shown")).to_contain_text("Še ni shranjeno.")
    with app.app_context():
        assert db.session.get_one(Workshop, 1).expected_people == 24


def test_a_station_moves_by_keyboard_alone(app: Flask, page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/stations")
    page.get_by_role("button", name="Dol – Potrebe").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h2").first).to_have_text("1. Prostor")
    with app.app_context():
        assert [row.text("title", "sl") for row in list_ordered(Station, 1)][:2] == ["Prostor", "Potrebe"]


def test_a_new_workshop_without_a_mouse(app: Flask, page: Page, live: LiveServer, centre: Centre) -> None:
    page.goto(f"{live.url}/sign-in")
    page.get_by_label("E-pošta").fill("ana@luk.test")
    page.get_by_label("Geslo").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Nova delavnica").press("Enter")
    page.get_by_role("link", name="Ustvarjalen kraj").press("Enter")
    page.get_by_label("Krajevna skupnost").fill("Stražišče")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ustvarjalen kraj")
    expect(page.get_by_role("link", name="Tiskanje")).to_be_visible()


def test_a_session_that_ended_loses_no_text(app: Flask, page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/assurances/new")
    page.get_by_label("Stavek, dobesedno").fill("Občina bo prostor odprla vsak dan.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Shrani").click()
    expect(page.locator("h1")).to_have_text("Prijava")
    assert_accessible(page)
    page.get_by_label("E-pošta").fill("ana@luk.test")
    page.get_by_label("Geslo").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".own-words")).to_have_text("Občina bo prostor odprla vsak dan.")
    assert_accessible(page)
    page.get_by_role("button", name="Pošlji znova").click()
    expect(page.locator("main")).to_contain_text("Občina bo prostor odprla vsak dan.")
    expect(page.locator("h1")).to_have_text("Zagotovila občine")


def test_numbers_typed_after_the_session_has_ended_are_kept_too(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/plan")
    page.context.clear_cookies()
    page.get_by_label("Pričakovano število oseb").fill("48")
    page.keyboard.press("Tab")
    expect(page.locator("h1")).to_have_text("Prijava")
    expect(page).to_have_title(re.compile("^Prijava"))
    page.get_by_label("E-pošta").fill("ana@luk.test")
    page.get_by_label("Geslo").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Pošlji znova").click()
    expect(page.get_by_label("Pričakovano število oseb")).to_have_value("48")
    expect(page.locator("#plan-shown")).to_contain_text("2. obroč")


def test_the_link_of_a_helper_is_copied_with_one_press(page: Page, live: LiveServer, centre: Centre) -> None:
    enter(page, live, centre.owner)
    page.goto(f"{live.url}/workshops/1/passes")
    name, link = page.locator("input[name=name]"), page.locator("#fresh-link")
    name.fill("Dana")
    page.get_by_role("button", name="Naredi povezavo").click()
    page.get_by_role("button", name="Kopiraj povezavo").click()
    expect(page.locator("#copy [role=status]")).to_have_text("Povezava je kopirana.")
    name.focus()
    page.keyboard.press("Control+v")
    expect(name).to_have_value(link.input_value())
    page.evaluate("document.execCommand = () => false")
    page.get_by_role("button", name="Kopiraj povezavo").click()
    expect(page.locator("#copy [role=status]")).to_contain_text("Povezava je označena.")
    assert_accessible(page)
    assert too_wide(page) <= 0
