"""A moderator at work: thirty of a hundred answers by keyboard, and new ones that never push the list."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser import LiveServer, assert_accessible, enter
from tests.facilitator.boards import Room, open_room
from workshop.models import Statement

"""F6.4."""
LAPTOP: ViewportSize = {"width": 1366, "height": 768}


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


@pytest.fixture
def desk(page: Page, live: LiveServer, room: Room) -> Page:
    """The owner, signed in on a laptop."""
    page.set_viewport_size(LAPTOP)
    enter(page, live, room.centre.owner)
    return page


def board(desk: Page, live: LiveServer, room: Room) -> None:
    desk.goto(live.url + room.at("moderation"))


def focused(desk: Page) -> str:
    return str(desk.evaluate("document.activeElement.id"))


def states(room: Room) -> list[str]:
    return [row.state for row in room.rows(Statement, Statement.id)]


def test_thirty_of_a_hundred_cards_with_a_key_each(desk: Page, live: LiveServer, room: Room) -> None:
    room.say(*(f"Misel številka {number}" for number in range(100)))
    board(desk, live, room)
    desk.keyboard.press("j")
    for place in range(30):
        here = focused(desk)
        desk.keyboard.press("p" if place % 3 else "s")
        expect(desk.locator(f"#queue #{here}")).to_have_count(0)
    assert states(room)[:30].count("shown") == 20
    assert states(room)[:30].count("hidden") == 10
    assert states(room)[30:] == ["waiting"] * 70
    assert focused(desk) == desk.evaluate("document.querySelector('#queue .statement-card').id")


def test_undo_brings_the_card_back_to_its_place(desk: Page, live: LiveServer, room: Room) -> None:
    cards = room.say("prva", "druga", "tretja")
    board(desk, live, room)
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    desk.keyboard.press("s")
    expect(desk.locator("#queue .statement-card")).to_have_count(2)
    desk.click(".undo-note button")
    expect(desk.locator("#queue .statement-card")).to_have_count(3)
    order = desk.eval_on_selector_all("#queue .statement-card", "cards => cards.map(card => card.dataset.number)")
    assert order == [str(card.id) for card in cards]


def test_personal_data_asks_on_the_card_itself(desk: Page, live: LiveServer, room: Room) -> None:
    room.say("Pokličite 040 123 456")
    board(desk, live, room)
    desk.keyboard.press("j")
    desk.keyboard.press("p")
    desk.get_by_role("button", name="Zakrij in pokaži").click()
    expect(desk.locator("#side-list .statement-card")).to_have_count(1)
    assert room.rows(Statement)[0].text == "Pokličite [izpuščeno]"


def test_new_answers_wait_behind_a_button_and_move_nothing(desk: Page, live: LiveServer, room: Room) -> None:
    room.say(*(f"Misel {number}" for number in range(12)))
    board(desk, live, room)
    desk.keyboard.press("j")
    top = "() => document.querySelectorAll('#queue .statement-card')[3].getBoundingClientRect().top"
    before = desk.evaluate(top)
    with room.app.app_context():
        arrive(room, "čisto nova", "še ena", "in še ena")
    more = desk.locator("#more")
    expect(more).to_have_text("Še 3 novi odgovori")
    assert desk.evaluate(top) == before
    expect(desk.locator("#queue .statement-card")).to_have_count(12)
    more.click()
    expect(desk.locator("#queue .statement-card")).to_have_count(15)


def arrive(room: Room, *texts: str) -> None:
    """Answers as phones send them: with the pulse raised."""
    from workshop.extensions import db
    from workshop.services.pulse import raise_revision

    room.say(*texts)
    raise_revision(room.workshop.id)
    db.session.commit()


def test_a_colleague_was_faster(desk: Page, live: LiveServer, room: Room) -> None:
    (card,) = room.say("Klop pred domom")
    board(desk, live, room)
    bor = room.client(room.centre.colleague)
    from workshop.services.moderation_hold import card_mark

    bor.post(room.at(f"statements/{card.id}/hiding"), data={"seen": card_mark("waiting", card.text)})
    desk.get_by_role("button", name="Pokaži", exact=True).click()
    expect(desk.get_by_text("Ta odgovor je že obdelan")).to_be_visible()
    assert states(room) == ["hidden"]


def test_keys_rest_in_fields_and_when_switched_off(desk: Page, live: LiveServer, room: Room) -> None:
    room.say("Klop pred domom")
    board(desk, live, room)
    desk.focus("#words")
    desk.keyboard.type("spz")
    assert states(room) == ["waiting"]
    desk.uncheck("#keys", force=True)
    desk.keyboard.press("p")
    desk.wait_for_timeout(300)
    assert states(room) == ["waiting"]


def test_the_board_is_accessible(desk: Page, live: LiveServer, room: Room) -> None:
    room.say("Klop pred domom", "Pokličite 040 123 456")
    room.say("Več luči", state="shown")
    board(desk, live, room)
    assert_accessible(desk)
