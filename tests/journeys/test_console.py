"""The facilitator's hands on the evening: keys, a presenter remote, a phone, a second console, no scripts (F5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room, open_room
from tests.world import PASSWORD
from workshop.extensions import db
from workshop.models import Evening, Hand
from workshop.services.evening import find_evening, turn_page

LAPTOP: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "check_in")


@pytest.fixture
def desk(page: Page, live: LiveServer, room: Room) -> Page:
    """The owner at the console, on a laptop."""
    page.set_viewport_size(LAPTOP)
    enter(page, live, room.centre.owner)
    page.goto(live.url + room.at("run"))
    return page


def evening(room: Room) -> Evening:
    return room.rows(Evening)[0]


def stands_at(desk: Page, stage: str) -> None:
    expect(desk.locator("#stage")).to_contain_text(stage)


def press(desk: Page, key: str) -> None:
    """A key, once the last press is no longer taken for a bounce of the remote."""
    desk.wait_for_timeout(800)
    desk.keyboard.press(key)


@pytest.mark.parametrize("key", ["PageDown", "ArrowRight", " "])
def test_every_key_for_next_moves_on(desk: Page, room: Room, key: str) -> None:
    press(desk, key)
    stands_at(desk, "Predstavitev")
    assert evening(room).state == "presentation"


@pytest.mark.parametrize("key", ["PageUp", "ArrowLeft"])
def test_every_key_for_back_leads_back(desk: Page, room: Room, key: str) -> None:
    press(desk, key)
    stands_at(desk, "Pripravljeno")
    assert evening(room).state == "prepared"


def test_a_remote_that_bounces_moves_once(desk: Page, room: Room) -> None:
    desk.clock.set_fixed_time(datetime.now(UTC))
    desk.keyboard.press("PageDown")
    desk.keyboard.press("PageDown")
    stands_at(desk, "Predstavitev")
    desk.keyboard.press("PageDown")
    expect(desk.locator(".pager")).to_contain_text("stran 1 od 7")
    assert evening(room).state == "presentation"


def test_a_double_click_moves_once_also_when_the_answer_comes_between(desk: Page, room: Room) -> None:
    room.move_to("round", 1)
    desk.reload()
    desk.locator("#press-next").click()
    stands_at(desk, "Menjava")
    desk.mouse.down(click_count=2)
    desk.mouse.up(click_count=2)
    desk.wait_for_timeout(500)
    assert evening(room).state == "move"


def test_keys_change_the_clock_and_the_wall(desk: Page, room: Room) -> None:
    room.move_to("round", 1)
    with room.app.app_context():
        evening_now = find_evening(room.workshop.id)
        evening_now.ends_at = datetime.now(UTC) + timedelta(minutes=13)
        db.session.commit()
    desk.reload()
    expect(desk.locator("[data-clock-face]")).to_have_text("13")
    press(desk, "+")
    expect(desk.locator("[data-clock-face]")).to_have_text("14")
    press(desk, "p")
    expect(desk.locator("[data-clock-words]")).to_have_text("Ura stoji")
    press(desk, "p")
    expect(desk.locator("[data-clock-words]")).to_contain_text("do ")
    press(desk, ".")
    expect(desk.locator("#press-blank")).to_have_text("Spet pokaži platno")
    press(desk, "b")
    expect(desk.locator("#press-blank")).to_have_text("Zatemni platno")
    assert evening(room).blank is False


def test_arrows_leaf_through_the_pages_on_the_wall(desk: Page, room: Room) -> None:
    press(desk, "PageDown")
    expect(desk.locator(".pager")).to_contain_text("stran 1 od 7")
    press(desk, "ArrowDown")
    expect(desk.locator(".pager")).to_contain_text("stran 2 od 7")
    press(desk, "ArrowUp")
    expect(desk.locator(".pager")).to_contain_text("stran 1 od 7")
    assert evening(room).state == "presentation"


def test_a_remote_leafs_to_the_last_page_and_only_then_moves_on(desk: Page, live: LiveServer, room: Room) -> None:
    room.move_to("presentation")
    with room.app.app_context():
        turn_page(workshop=room.workshop, page=5, now=datetime.now(UTC))
    desk.goto(live.url + room.at("run"))
    press(desk, "PageUp")
    expect(desk.locator(".pager")).to_contain_text("stran 5 od 7")
    for page in (6, 7):
        press(desk, " ")
        expect(desk.locator(".pager")).to_contain_text(f"stran {page} od 7")
    later = datetime.now(UTC) + timedelta(minutes=1)
    desk.clock.set_fixed_time(later)
    desk.keyboard.press("PageDown")
    expect(desk.locator("#asked")).to_have_text("Zadnja stran. Še enkrat za: 1. krog")
    desk.keyboard.press("PageDown")
    assert evening(room).state == "presentation"
    desk.clock.set_fixed_time(later + timedelta(seconds=1))
    desk.keyboard.press("PageDown")
    stands_at(desk, "1. krog")
    expect(desk.locator("#asked")).to_be_hidden()


def test_after_a_step_the_focus_is_on_the_one_main_button(desk: Page) -> None:
    desk.locator("#press-next").focus()
    desk.keyboard.press("Enter")
    stands_at(desk, "Predstavitev")
    expect(desk.locator("#press-page-on")).to_be_focused()


def test_a_raised_hand_lies_above_the_clock_of_a_phone(desk: Page, live: LiveServer, room: Room) -> None:
    desk.set_viewport_size({"width": 360, "height": 640})
    room.move_to("round", 1)
    with room.app.app_context():
        db.session.add(Hand(workshop_id=room.workshop.id, table_number=1, reason="help", raised_at=datetime.now(UTC)))
        db.session.commit()
    desk.goto(live.url + room.at("run"))
    hand, face = desk.locator(".hands").bounding_box(), desk.locator("[data-clock]").bounding_box()
    assert hand is not None
    assert face is not None
    assert hand["y"] + hand["height"] <= face["y"]
    assert face["y"] < 400


def test_keys_are_ignored_in_fields_and_with_other_keys_held(desk: Page, room: Room) -> None:
    desk.evaluate(
        "() => { const field = document.createElement('input'); field.id = 'field'; document.body.append(field); }"
    )
    desk.locator("#field").focus()
    for key in ("PageDown", "b", "p", " "):
        press(desk, key)
    desk.locator("body").focus()
    press(desk, "Control+ArrowRight")
    assert (evening(room).state, evening(room).blank) == ("check_in", False)


def test_space_on_a_button_presses_that_button_alone(desk: Page, room: Room) -> None:
    desk.locator("#press-blank").focus()
    press(desk, " ")
    expect(desk.locator("#press-blank")).to_have_text("Spet pokaži platno")
    assert evening(room).state == "check_in"
    expect(desk.locator("#press-blank")).to_be_focused()


def test_keys_can_be_switched_off_and_stay_off(desk: Page, room: Room) -> None:
    desk.locator("summary").click()
    desk.locator("#keys").uncheck()
    desk.reload()
    press(desk, "PageDown")
    desk.wait_for_timeout(500)
    assert evening(room).state == "check_in"


def test_the_question_mark_opens_the_help(desk: Page) -> None:
    press(desk, "?")
    expect(desk.locator("#keys-help dl")).to_be_visible()


def test_a_key_never_closes_the_evening(desk: Page, live: LiveServer, room: Room) -> None:
    room.move_to("evaluation")
    desk.goto(live.url + room.at("run"))
    press(desk, "PageDown")
    expect(desk.locator("#press-next")).to_be_focused()
    assert desk.url.endswith("/run")


def test_a_move_is_undone_with_one_press_and_only_for_ten_seconds(desk: Page, room: Room) -> None:
    desk.locator("#press-next").click()
    desk.locator("#press-undo").click()
    stands_at(desk, "Prijava ob prihodu")
    expect(desk.locator("#told")).to_have_text("Razveljavljeno: »Naslednje: Predstavitev«.")
    assert evening(room).state == "check_in"
    desk.clock.install()
    desk.reload()
    desk.locator("#press-next").click()
    expect(desk.locator("#press-undo")).to_be_visible()
    desk.clock.fast_forward(10_500)
    expect(desk.locator("#press-undo")).to_be_hidden()
    assert evening(room).state == "presentation"


def test_a_second_console_follows(desk: Page, live: LiveServer, room: Room) -> None:
    other = desk.context.new_page()
    other.goto(live.url + room.at("run"))
    desk.locator("#press-next").click()
    expect(other.locator("#stage")).to_contain_text("Predstavitev")
    assert evening(room).state == "presentation"


def test_a_reload_by_the_remote_brings_the_console_back(desk: Page, room: Room) -> None:
    room.move_to("round", 1)
    desk.reload()
    stands_at(desk, "1. krog")


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 640)])
def test_without_a_connection_the_buttons_are_out_of_work_until_it_is_back(
    desk: Page, live: LiveServer, room: Room, width: int, height: int
) -> None:
    room.move_to("round", 1)
    desk.set_viewport_size({"width": width, "height": height})
    desk.goto(live.url + room.at("run"))
    seen = evening(room).stage_revision
    desk.context.set_offline(True)
    desk.locator("#press-more").click()
    words, button = desk.locator("#offline"), desk.locator("#press-next")
    expect(words).to_contain_text("Ni povezave.")
    expect(words).to_be_in_viewport(ratio=1)
    expect(button).to_be_disabled()
    said, place = words.bounding_box(), button.bounding_box()
    assert said is not None
    assert place is not None
    assert 0 <= place["y"] - said["y"] - said["height"] <= 24, "the word stands at the buttons"
    desk.locator("#press-blank").scroll_into_view_if_needed()
    expect(words).to_be_in_viewport(ratio=1)
    press(desk, "PageDown")
    button.click(force=True)
    desk.context.set_offline(False)
    expect(words).to_be_hidden()
    expect(button).to_be_enabled()
    assert evening(room).stage_revision == seen
    button.click()
    stands_at(desk, "Menjava")


def test_a_press_after_the_session_ended_is_told_not_to_be_done(desk: Page, live: LiveServer, room: Room) -> None:
    desk.context.clear_cookies()
    desk.locator("#press-next").click()
    expect(desk.locator(".waiting")).to_contain_text("Vaš zadnji pritisk ni obveljal.")
    desk.fill("input[name=email]", room.centre.owner.email)
    desk.fill("input[name=password]", PASSWORD)
    desk.click("main button[type=submit]")
    stands_at(desk, "Prijava ob prihodu")
    assert evening(room).state == "check_in"


def test_it_fits_a_phone_and_a_laptop(desk: Page, live: LiveServer, room: Room) -> None:
    for state, number in (("presentation", 0), ("round", 1), ("plenary", 0), ("sign_up", 0)):
        room.move_to(state, number)
        desk.goto(live.url + room.at("run"))
        for width, height in ((320, 568), (360, 640), (1366, 768)):
            desk.set_viewport_size({"width": width, "height": height})
            assert desk.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
            primary = desk.locator(".run .button-primary")
            expect(primary).to_have_count(1)
            box = primary.bounding_box()
            assert box is not None
            assert box["height"] >= 56
            assert box["y"] + box["height"] <= height
            assert_accessible(desk)


def test_it_works_without_scripts(browser: Browser, live: LiveServer, room: Room) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sl-SI")
    page = context.new_page()
    enter(page, live, room.centre.owner)
    page.goto(live.url + room.at("run"))
    page.locator("#press-next").click()
    stands_at(page, "Predstavitev")
    page.get_by_role("link", name="Osveži").click()
    stands_at(page, "Predstavitev")
    assert evening(room).state == "presentation"
    context.close()
