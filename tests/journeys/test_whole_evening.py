"""One evening from the sign-in to the report, by pages and taps alone: a desk, a wall, three phones and a sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.browser import LiveServer
from tests.journeys.at_the_desk import Desk
from tests.journeys.evening_held import Evening
from tests.journeys.in_the_hall import Neighbour, go
from tests.journeys.looked_at import Looked, weighing
from tests.journeys.read_back import differences, scan_kit, scan_screen, words_of
from tests.load.sent import Said, lost_words, plain_words
from tests.world import make_centre

PROJECTOR: ViewportSize = {"width": 1366, "height": 768}
TITLE = "Večer v zadružnem domu"
TELEPHONE = "040 123 456"
WITH_TELEPHONE = f"Ključ dvorane naj bo pri sosedi, {TELEPHONE}"
COVERED = "Ključ dvorane naj bo pri sosedi, [izpuščeno]"
TO_HIDE = "Predsednik je kriv za vse"
FIRST_NEED = "Manjka prevoz k zdravniku v Kranj"
SECOND_ROUND = ("Prostor odprt tudi ob sobotah", "Miza za domače naloge", "Šotor, žoga & <čaj>")
DOTS = ({1: 2, 2: 1}, {1: 1, 3: 2}, {2: 1})
"""Dots of each phone by the number of the line."""
EMAIL = "micka@example.si"
PRIVATE = (TELEPHONE, TO_HIDE, EMAIL)
ON_PAPER = "Klop pred domom, da se starejši lahko usedejo"
FIRST_PAGE_BYTES, FIRST_PAGE_REQUESTS = 70_000, 8
"""G7."""
NewContext = Callable[..., BrowserContext]


@pytest.fixture
def evening(app: Flask, live: LiveServer, page: Page, new_context: NewContext) -> Evening:
    """The doors are not open yet: an account, a laptop, a projector, three phones, one of them without scripts."""
    with app.app_context():
        make_centre()
    looked = Looked()
    contexts = {
        "wall": new_context(reduced_motion="reduce"),
        "first phone": new_context(),
        "second phone": new_context(),
        "phone without scripts": new_context(java_script_enabled=False),
    }
    wall, *phones = (context.new_page() for context in contexts.values())
    for whose, watched in zip(contexts, (wall, *phones), strict=True):
        looked.follow(watched, whose)
    wall.set_viewport_size(PROJECTOR)
    looked.follow(page, "laptop")
    neighbours = [Neighbour(phone, looked) for phone in phones]
    neighbours[-1].scripts = False
    return Evening(Desk(page, live.lan, looked), wall, neighbours, looked, PRIVATE)


def test_an_evening_from_the_sign_in_to_the_report(evening: Evening, tmp_path: Path) -> None:
    addresses = prepare(evening, tmp_path)
    open_the_wall(evening)
    join(evening, addresses, tmp_path)
    evening.move_on("Predstavitev")
    first_round(evening)
    second_round(evening)
    come_home(evening)
    vote(evening)
    after_the_vote(evening)
    close(evening)
    report = print_report(evening, tmp_path)
    assert differences(evening.sent, report, PRIVATE) == []
    published_result(evening)
    assert evening.looked.all_faults() == []


def prepare(evening: Evening, folder: Path) -> dict[str, str]:
    """The workshop and its kit; the addresses in the squares of the kit, all of which answer."""
    desk = evening.desk
    desk.sign_in("ana@luk.test")
    desk.prepare(title=TITLE, minutes="13, 10", people=12)
    desk.go("prints")
    desk.go("prints/kit")
    desk.page.get_by_label("Število papirnih listov").fill("2")
    desk.press("Pripravi PDF")
    kit = desk.save(folder / "kit.pdf", "print job")
    assert TITLE in words_of(kit)
    addresses = scan_kit(kit)
    for address in addresses.values():
        answer = evening.phones[1].page.goto(address)
        assert answer is not None
        assert answer.status == 200
    return addresses


def open_the_wall(evening: Evening) -> None:
    """By the link of the console."""
    evening.desk.go("run")
    link = evening.desk.page.get_by_role("link", name="Odpri platno v novem oknu").get_attribute("href")
    evening.wall.goto(f"{evening.desk.base}{link}")
    evening.looked.at(evening.wall, "wall, prepared")


def join(evening: Evening, addresses: dict[str, str], folder: Path) -> None:
    """By the square on the wall, by that of a table, by the typed number."""
    evening.move_on("Prijava ob prihodu")
    by_wall, by_table, by_number = evening.phones
    with weighing(by_wall.page) as sizes:
        go(by_wall.page, scan_screen(evening.wall.locator(".join-qr"), folder))
        by_wall.page.wait_for_load_state("networkidle")
    assert len(sizes) <= FIRST_PAGE_REQUESTS
    assert sum(sizes) <= FIRST_PAGE_BYTES
    by_wall.choose_group(1)
    go(by_table.page, addresses["tents"])
    by_table.look("table")
    by_table.tap("To je moja skupina")
    type_the_number(evening, by_number)
    by_number.choose_group(2)
    for phone in evening.phones:
        phone.evening = addresses["poster-a3"]


def type_the_number(evening: Evening, phone: Neighbour) -> None:
    """Four digits, read from the wall."""
    page = evening.phones[1].page.context.new_page()
    for start in (page, phone.page):
        start.goto(f"{evening.desk.base}/")
    evening.looked.at(page, "phone, start", phone=True)
    page.close()
    phone.page.get_by_role("textbox").fill(evening.wall.locator(".join .code").inner_text())
    phone.tap("Naprej")


def first_round(evening: Evening) -> None:
    """What waits is nowhere on the wall; then one answer is shown, one is covered and one is hidden."""
    evening.move_on("1. krog")
    first, second, third = evening.phones
    sent = [first.say(FIRST_NEED), second.say(WITH_TELEPHONE), third.say(TO_HIDE)]
    assert not any(said.text in evening.wall.content() for said in sent)
    desk = evening.desk
    desk.go("moderation")
    desk.moderate(FIRST_NEED, "Pokaži")
    desk.moderate(TELEPHONE, "Pokaži", "Zakrij in pokaži")
    desk.moderate(TO_HIDE, "Skrij")
    sent[1] = Said(sent[1].station, sent[1].kind, COVERED)
    evening.sent.said += sent
    evening.sent.hidden.add(TO_HIDE)
    evening.wall_shows(FIRST_NEED, COVERED)


def second_round(evening: Evening) -> None:
    """The phones show the next table by themselves; somebody agrees with what was left there."""
    first, second, third = evening.phones
    evening.move_on("Menjava")
    expect(first.page.get_by_role("heading", level=1)).to_contain_text("Miza")
    first.look("move")
    evening.move_on("2. krog")
    evening.sent.agree[second.agree()] += 1
    sent = [phone.say(text) for phone, text in zip((first, second, third), SECOND_ROUND, strict=True)]
    evening.desk.go("moderation")
    for said in sent:
        evening.desk.moderate(said.text, "Pokaži")
    evening.sent.said += sent
    evening.wall_shows(*SECOND_ROUND)


def come_home(evening: Evening) -> None:
    """A key point, a sheet of paper and the list for the vote."""
    evening.move_on("Domači krog")
    evening.phones[0].open()
    evening.phones[0].look("home round")
    evening.desk.choose_key_point(FIRST_NEED)
    evening.move_on("Skupine poročajo")
    evening.desk.leaf_to(evening.sent.said[0].station + 1)
    evening.wall_shows(FIRST_NEED)
    evening.sent.said.append(evening.desk.type_in(ON_PAPER, sheet=1))
    assert evening.desk.list_all() == len(evening.sent.shown)


def vote(evening: Evening) -> None:
    evening.move_on("Glasovanje")
    for phone, dots in zip(evening.phones, DOTS, strict=True):
        evening.sent.dots.update(phone.vote(dots))
    evening.sent.voters = len(evening.phones)
    evening.desk.go("voting")


def after_the_vote(evening: Evening) -> None:
    """Signing up, one contact, the raffle, an opinion."""
    evening.move_on("Prijave za sodelovanje")
    for place, phone in enumerate(evening.phones):
        phone.sign_up(place, place + 1)
    evening.phones[0].leave_contact(EMAIL)
    evening.sent.signed_up = len(evening.phones)
    evening.move_on("Tombola")
    numbers = {phone.take_number() for phone in evening.phones}
    assert len(numbers) == len(evening.phones)
    evening.wall_shows(f"{evening.desk.draw('Košara dobrot'):03d}")
    evening.move_on("Mnenje o delavnici")
    for phone in evening.phones:
        phone.evaluate(5, 4, 5, 3)
    evening.sent.sheets = len(evening.phones)


def close(evening: Evening) -> None:
    """Through the checklist."""
    sent = evening.sent
    sent.adults, sent.children = len(evening.phones) + 1, 2
    evening.desk.close(adults=sent.adults, children=sent.children)
    expect(evening.wall.locator("#scene")).to_have_attribute("data-state", "closed")
    evening.looked.at(evening.wall, "wall, closed")


def print_report(evening: Evening, folder: Path) -> Path:
    desk = evening.desk
    desk.publish()
    desk.press("Celotno poročilo")
    return desk.save(folder / "report.pdf", "report printed")


def published_result(evening: Evening) -> None:
    """Where the evening was, the phone now finds the report."""
    phone = evening.phones[0]
    phone.open()
    phone.look("closed")
    phone.page.get_by_role("link", name="Preberite poročilo").click()
    expect(phone.page.locator("main")).to_contain_text(TITLE)
    phone.look("report")
    assert lost_words(evening.sent, plain_words(phone.page.content())) == []
