"""Slips about the evening, typed in one after the other."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.filling import error_at
from tests.world import NOW
from workshop.extensions import db
from workshop.models import Evaluation, JournalEntry, Workshop


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "evaluation")


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    return client


def send(room: Room, client: CheckingClient, status: int = 303, **said: str) -> None:
    data = {"key": str(uuid.uuid4()), **said}
    assert client.post(room.at("opinions"), data=data).status_code == status


def test_a_slip_is_kept_as_paper_and_the_page_counts_it(room: Room, ana: CheckingClient) -> None:
    send(room, ana, heard="4", again="maybe", change="Več časa")
    (slip,) = room.rows(Evaluation)
    assert (slip.heard, slip.clear, slip.again, slip.change, slip.origin) == (4, None, "maybe", "Več časa", "paper")
    ana.get(room.at("opinions"))
    assert "1 slip has been typed in." in ana.words
    assert "opinion_typed" in [row.act for row in room.rows(JournalEntry)]


def test_the_same_form_twice_is_one_slip(room: Room, ana: CheckingClient) -> None:
    key = str(uuid.uuid4())
    for _press in range(2):
        send(room, ana, heard="4", key=key)
    assert len(room.rows(Evaluation)) == 1


@pytest.mark.parametrize("said", [{}, {"heard": "6"}, {"heard": "x", "praise": "Čaj"}, {"again": "surely"}])
def test_what_is_no_opinion_is_refused_and_the_words_stay(
    room: Room, ana: CheckingClient, said: dict[str, str]
) -> None:
    send(room, ana, 422, **said)
    assert room.rows(Evaluation) == []
    written = [str(field.text or "").strip() for field in ana.page.iter("textarea")]
    assert written == [said.get("praise", ""), ""]


def test_too_long_a_line_is_said_where_it_stands(room: Room, ana: CheckingClient) -> None:
    send(room, ana, 422, heard="4", change="a" * 282)
    assert error_at(ana, "change") == "Error: Shorten this by 2 characters."
    assert room.rows(Evaluation) == []
    send(room, ana, heard="4", change="\r\n".join(["a" * 139] * 2))


def test_a_late_slip_is_taken_until_the_report_is_published(room: Room, ana: CheckingClient) -> None:
    room.close()
    ana.get(room.at("opinions"))
    assert "A late slip is still taken" in ana.words
    send(room, ana, heard="4")
    assert "opinion_typed_late" in [row.act for row in room.rows(JournalEntry)]
    with room.app.app_context():
        db.session.get_one(Workshop, room.workshop.id).published_at = NOW
        db.session.commit()
    send(room, ana, 409, heard="5")
    assert "The report is published." in ana.words
    assert [slip.heard for slip in room.rows(Evaluation)] == [4]


def test_no_slip_comes_from_a_stranger(room: Room) -> None:
    assert room.stranger().get(room.at("opinions")).status_code == 404
    assert room.stranger().post(room.at("opinions"), data={"heard": "4"}).status_code == 404
    assert room.rows(Evaluation) == []


def test_before_the_opinion_no_slip_is_taken(app: Flask) -> None:
    early = open_room(app, "sign_up")
    send(early, early.client(early.centre.owner), 409, heard="4")
    assert early.rows(Evaluation) == []


def test_typing_in_paper_leads_here(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("paper"))
    assert room.at("opinions") in [link.get("href") for link in ana.page.iter("a")]
