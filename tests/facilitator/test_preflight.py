"""The try-out before the doors open: what the server sees by itself, what somebody says, and that it is kept."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, open_room
from tests.filling import fill
from tests.world import NOW
from workshop.services.backups import note_backup

HALL = "http://192.168.1.20:8000"


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "prepared")


@pytest.fixture
def desk(room: Room) -> CheckingClient:
    client = room.client(room.centre.colleague)
    client.set_cookie("language", "en")
    return client


def verdicts(desk: CheckingClient, room: Room) -> dict[str, str]:
    """The word beside each check."""
    desk.get(room.at("preflight"))
    cards = desk.page.findall(".//section[@class='card']")
    return {str(card.get("id")): "".join(card.find("p").itertext()) for card in cards}  # type: ignore[union-attr]


def begin(desk: CheckingClient, room: Room) -> None:
    assert fill(desk, room.at("preflight")).status_code == 303


def answer(desk: CheckingClient, room: Room, check: str, verdict: str) -> int:
    desk.get(room.at("preflight"))
    token = desk.page.findall(".//input[@name='csrf_token']")[0].get("value")
    data = {"csrf_token": token, "check": check, "verdict": verdict}
    return desk.post(room.at("preflight"), data=data).status_code


def visit(room: Room, path: str, address: str) -> None:
    answer = room.client(None).get(path, base_url=HALL, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == 200


def test_before_it_begins_nobody_is_noted(desk: CheckingClient, room: Room) -> None:
    visit(room, f"/{room.workshop.code}", "192.168.1.31")
    assert verdicts(desk, room)["phone"] == "not tried yet"


def test_a_phone_and_the_projector_are_seen_the_computer_itself_is_not(desk: CheckingClient, room: Room) -> None:
    begin(desk, room)
    for own in ("127.0.0.1", "192.168.1.20"):
        visit(room, f"/{room.workshop.code}", own)
    assert verdicts(desk, room)["phone"] == "not tried yet"
    visit(room, f"/{room.workshop.code}/m2", "192.168.1.31")
    visit(room, f"/wall/{room.workshop.wall_token}", "127.0.0.1")
    visit(room, f"/{room.workshop.code}", "192.168.1.32")
    found = verdicts(desk, room)
    assert (found["phone"], found["wall"], found["mobile"]) == ("works", "works", "not tried yet")


def test_a_phone_on_mobile_data_comes_from_elsewhere_in_the_internet(desk: CheckingClient, room: Room) -> None:
    begin(desk, room)
    for address in ("93.103.1.1", "93.103.1.1", "46.123.7.7"):
        visit(room, f"/{room.workshop.code}", address)
    assert verdicts(desk, room)["mobile"] == "works"


@pytest.mark.parametrize(("verdict", "word"), [("pass", "works"), ("fail", "does not work"), ("skip", "skipped")])
def test_what_somebody_says_is_kept_for_the_evening(desk: CheckingClient, room: Room, verdict: str, word: str) -> None:
    begin(desk, room)
    for said in ("pass", verdict):
        assert answer(desk, room, "bell", said) == 303
    assert verdicts(desk, room)["bell"] == word
    begin(desk, room)
    assert verdicts(desk, room)["bell"] == "not tried yet"


def test_what_is_none_of_the_checks_is_refused(desk: CheckingClient, room: Room) -> None:
    assert answer(desk, room, "moon", "pass") == answer(desk, room, "bell", "perhaps") == 422


def test_a_phone_that_was_seen_is_not_written_again(desk: CheckingClient, room: Room, app: Flask) -> None:
    begin(desk, room)
    visit(room, f"/{room.workshop.code}", "192.168.1.31")
    with count_queries(app) as seen:
        visit(room, f"/{room.workshop.code}", "192.168.1.33")
    assert [sql for sql in seen if "INSERT" in sql] == []


def test_on_plain_http_it_says_what_is_off(desk: CheckingClient, room: Room, app: Flask) -> None:
    desk.get(room.at("preflight"))
    assert "A phone with Android may leave a Wi-Fi that has no internet." in desk.words
    app.config["PUBLIC_URL"] = "https://kratko.si"
    desk.get(room.at("preflight"))
    assert "may leave a Wi-Fi" not in desk.words


def test_the_last_backup_is_told_while_its_file_is_there(desk: CheckingClient, room: Room, app: Flask) -> None:
    folder = app.config["SETTINGS"].instance
    assert verdicts(desk, room)["backup"] == "does not work"
    (folder / "copy.db").write_text("copy")
    note_backup(folder, folder / "copy.db", NOW)
    assert verdicts(desk, room)["backup"] == "works"
    (folder / "copy.db").unlink()
    assert verdicts(desk, room)["backup"] == "does not work"
