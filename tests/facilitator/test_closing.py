"""Closing an evening: the checklist, the heads, and no way back."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import VoteOption, Workshop
from workshop.services.evening import find_evening, move_back, move_on

HEADS = {"adults": "8", "children": "2"}


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "evaluation")


def close(room: Room, client: CheckingClient, status: int = 303, **fields: str) -> None:
    """Sends the form as the page shows it."""
    client.get(room.at("closing"))
    expected = [field.get("value", "") for field in client.page.iter("input") if field.get("name") == "expected"]
    answer = client.post(room.at("closing"), data={"expected": (expected or [""])[0], **HEADS, **fields})
    assert answer.status_code == status


def test_a_stranger_finds_no_checklist(room: Room) -> None:
    assert room.stranger().get(room.at("closing")).status_code == 404
    assert room.client(None).get(room.at("closing")).status_code in {302, 303, 401}


def test_closing_keeps_the_heads_and_leads_to_the_report(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("closing"))
    expected = next(field.get("value", "") for field in ana.page.iter("input") if field.get("name") == "expected")
    answer = ana.post(room.at("closing"), data={"expected": expected, **HEADS})
    assert answer.headers["Location"] == room.at("report")
    (closed,) = room.rows(Workshop)
    assert (closed.adults_counted, closed.children_counted) == (8, 2)
    ana.get(room.at("closing"))
    assert not [form for form in ana.page.iter("form") if form.get("action", "").endswith("closing")]


@pytest.mark.parametrize("expected", ["", "-1", "²", "9" * 5000])
def test_a_stage_that_is_no_number_closes_nothing(room: Room, ana: CheckingClient, expected: str) -> None:
    assert ana.post(room.at("closing"), data={"expected": expected, **HEADS}).status_code == 409
    (open_still,) = room.rows(Workshop)
    assert open_still.closed_at is None


def test_a_colleague_may_close_too(room: Room) -> None:
    close(room, room.client(room.centre.colleague))


def test_unread_answers_are_counted_linked_and_asked_about(room: Room, ana: CheckingClient) -> None:
    room.say("ena", "dve", "tri")
    ana.get(room.at("closing"))
    assert "3 odgovori so neprebrani" in ana.words
    assert any(link.get("href") == room.at("moderation") for link in ana.page.iter("a"))
    close(room, ana, 409)
    assert room.rows(Workshop)[0].closed_at is None
    close(room, ana, with_waiting="y", asked="8 2")
    assert room.rows(Workshop)[0].closed_at is not None


def test_what_closing_shuts_is_counted_and_linked_first(room: Room, ana: CheckingClient) -> None:
    with room.app.app_context():
        db.session.add(VoteOption(workshop_id=room.workshop.id, number=1, text="Klopi"))
        db.session.commit()
    ana.post(room.at("opinions"), data={"key": str(uuid.uuid4()), "heard": "4"})
    ana.get(room.at("closing"))
    assert "Mnenja na papirju 1 vnesen listek" in ana.words
    assert "Po zaključku glasov na papirju ne morete več vnesti." in ana.words
    links = [link.get("href") for link in ana.page.iter("a")]
    assert {room.at("opinions"), room.at("voting")} <= set(links)


@pytest.mark.parametrize("asked", [False, True])
def test_an_opinion_that_was_asked_for_is_not_said_to_come_after_a_step_back(app: Flask, asked: bool) -> None:
    room = open_room(app, "raffle")
    ana = room.client(room.centre.owner)
    with app.app_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        for step in (move_on, move_back) if asked else ():
            seen = find_evening(workshop.id).stage_revision
            step(workshop=workshop, expected=seen, actor="1", now=NOW)
    ana.get(room.at("closing"))
    assert ("Mnenje o delavnici še ni bilo na vrsti." in ana.words) is not asked


def test_after_closing_the_console_counts_heads_and_says_what_can_still_be_done(
    room: Room, ana: CheckingClient
) -> None:
    close(room, ana, adults="8", children="2")
    for page in ("run", "closing"):
        ana.get(room.at(page))
        assert "Odgovor še lahko skrijete ali v njem zakrijete besede." in ana.words
        assert "ničesar spremeniti" not in ana.words
    ana.get(room.at("run"))
    assert "10 prešteto ob zaključku" in ana.words
    assert "v dvorani" not in ana.words


def test_heads_are_asked_for(room: Room, ana: CheckingClient) -> None:
    close(room, ana, 422, adults="")
    assert "Preštejte odrasle" in ana.words
    close(room, ana, 422, adults="dvajset")


def numbers(client: CheckingClient) -> dict[str, str]:
    """The fields of the page's numbers, as a browser would send them again."""
    names = {"adults", "children", "asked", "expected"}
    return {
        field.get("name", ""): field.get("value", "")
        for field in client.page.iter("input")
        if field.get("name") in names
    }


def test_a_number_that_does_not_fit_is_asked_about_once(room: Room, ana: CheckingClient) -> None:
    close(room, ana, 422, adults="80")
    assert "Odrasli: prešteti 80, prijavljeni 0. Če je to prav, pritisnite še enkrat." in ana.words
    again = numbers(ana)
    assert room.rows(Workshop)[0].closed_at is None
    assert ana.post(room.at("closing"), data={**again, "adults": "90"}).status_code == 422
    assert ana.post(room.at("closing"), data=numbers(ana)).status_code == 303
    assert room.rows(Workshop)[0].adults_counted == 90


def test_closing_in_the_middle_of_a_round_is_asked_about(app: Flask) -> None:
    room = open_room(app, "round", 2)
    ana = room.client(room.centre.owner)
    close(room, ana, 422)
    assert "Krogi še niso končani. Če je to prav, pritisnite še enkrat." in ana.words
    assert ana.post(room.at("closing"), data=numbers(ana)).status_code == 303


def test_after_closing_the_numbers_can_be_mended(room: Room, ana: CheckingClient) -> None:
    close(room, ana)
    ana.get(room.at("closing"))
    assert (numbers(ana)["adults"], numbers(ana)["children"]) == ("8", "2")
    assert ana.post(room.at("closing/heads"), data={"adults": "", "children": "2"}).status_code == 422
    assert ana.post(room.at("closing/heads"), data={"adults": "80", "children": "2"}).status_code == 422
    assert ana.post(room.at("closing/heads"), data=numbers(ana)).headers["Location"] == room.at("closing")
    assert room.rows(Workshop)[0].adults_counted == 80
    assert room.stranger().post(room.at("closing/heads"), data=HEADS).status_code == 404


def test_before_closing_there_are_no_numbers_to_mend(room: Room, ana: CheckingClient) -> None:
    assert ana.post(room.at("closing/heads"), data=HEADS).status_code == 409
    assert "Zaključi delavnico" in ana.words
    assert room.rows(Workshop)[0].adults_counted is None


def test_a_published_report_is_said_to_keep_its_numbers(room: Room, ana: CheckingClient) -> None:
    close(room, ana)
    words = "Objavljeno poročilo ohrani dosedanja števila, dokler ne objavite naslednje izdaje."
    assert words not in ana.get(room.at("closing")).get_data(as_text=True)
    with room.app.app_context():
        db.session.get_one(Workshop, room.workshop.id).published_at = NOW
        db.session.commit()
    assert words in ana.get(room.at("closing")).get_data(as_text=True)


def test_a_page_that_saw_an_earlier_stage_closes_nothing(room: Room, ana: CheckingClient) -> None:
    close(room, ana, 409, expected="1")
    assert room.rows(Workshop)[0].closed_at is None


def test_closing_twice_is_refused(room: Room, ana: CheckingClient) -> None:
    close(room, ana)
    answer = ana.post(room.at("closing"), data={"expected": "99", **HEADS})
    assert answer.status_code == 409


def test_what_has_not_begun_is_not_closed_and_the_page_leads_to_beginning_or_deleting_it(
    app: Flask,
) -> None:
    room = open_room(app, "prepared")
    ana = room.client(room.centre.owner)
    ana.get(room.at("closing"))
    assert "ni kaj zaključiti" in ana.words
    ways = {link.get("href") for link in ana.page.iter("a")}
    assert {room.at("run"), room.at("removal")} <= ways
    with room.app.app_context():
        seen = str(find_evening(room.workshop.id).stage_revision)
    assert ana.post(room.at("closing"), data={"expected": seen, **HEADS}).status_code == 409
    room.say("S papirja")
    close(room, ana, with_waiting="y", asked="8 2")
