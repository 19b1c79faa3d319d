"""Needs beside offers for staff: suggestions with reasons, acts one by one, contacts only when both agreed."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.matching_rows import leave_contact, write
from tests.world import make_workshop
from workshop.extensions import db
from workshop.models import Community, Exchange, JournalEntry, Match, Statement
from workshop.models import Workshop as WorkshopRow


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "sign_up")


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    return client


def a_pair(room: Room) -> tuple[str, str]:
    need = write(room.app, room.workshop, "need", "Prevoz k zdravniku", "ride", "ob torkih")
    offer = write(room.app, room.workshop, "offer", "Peljem k zdravniku", "ride", "torek dopoldne")
    return f"e{need}", f"e{offer}"


def press(room: Room, client: CheckingClient, act: str, pair: tuple[str, str], seen: str = "") -> int:
    data = {"need": pair[0], "offer": pair[1], "act": act, "seen": seen}
    return client.post(room.at("matches"), data=data).status_code


def test_a_suggestion_tells_its_reasons_in_words_and_makes_no_row(room: Room, ana: CheckingClient) -> None:
    a_pair(room)
    ana.get(room.at("matches"))
    assert "both: rides; in common: zdravniku; both on Tuesdays; same community" in ana.words
    assert room.rows(Match) == []


def test_from_accepting_to_done_each_act_is_pressed_and_journalled(room: Room, ana: CheckingClient) -> None:
    pair = a_pair(room)
    way = ("", "proposed", "need_agreed", "agreed", "introduced", "done")
    acts = ("accept", "need_agrees", "offer_agrees", "introduce", "finish")
    for seen, act, after in zip(way, acts, way[1:], strict=False):
        assert press(room, ana, act, pair, seen) == 303
        assert [match.state for match in room.rows(Match)] == [after]
    assert [row.act for row in room.rows(JournalEntry)].count("match_moved") == 5
    ana.get(room.at("matches"))
    assert "done" in ana.words


def test_a_second_press_of_the_same_page_changes_nothing(room: Room, ana: CheckingClient) -> None:
    pair = a_pair(room)
    for _press in range(2):
        assert press(room, ana, "accept", pair) == 303
    ana.get(room.at("matches"))
    assert "Somebody has changed this match meanwhile." in ana.words
    assert [match.state for match in room.rows(Match)] == ["proposed"]


def test_contacts_are_shown_only_after_both_agreed_and_with_the_consent(room: Room, ana: CheckingClient) -> None:
    pair = a_pair(room)
    leave_contact(room.app, room.workshop, pair[0], "introduction", "040 111 111")
    leave_contact(room.app, room.workshop, pair[1], "report", "040 222 222")
    for seen, act in (("", "accept"), ("proposed", "need_agrees")):
        press(room, ana, act, pair, seen)
    at = room.at(f"matches/{room.rows(Match)[0].id}/introduction")
    assert ana.post(at).status_code == 409
    press(room, ana, "offer_agrees", pair, "need_agreed")
    ana.get(room.at("matches"))
    assert "040" not in ana.words
    assert ana.post(at).status_code == 200
    assert "040 111 111" in ana.words
    assert "040222222" not in ana.words.replace(" ", "")
    assert "contacts_look" in [row.act for row in room.rows(JournalEntry)]
    ana.get(room.at("contacts"))
    assert "How to reach the people of a match" in ana.words
    assert "File:" not in ana.words


def test_statements_count_as_needs_and_offers_once_they_are_shown(room: Room, ana: CheckingClient) -> None:
    need, hidden = room.say("Iščem družbo za tarok", "Nimamo sobe za kitaro", state="shown")
    offer = write(room.app, room.workshop, "offer", "Učim igrati tarok", "company", "")
    with room.app.app_context():
        db.session.get_one(Statement, hidden.id).state = "hidden"
        db.session.commit()
    ana.get(room.at("matches"))
    assert "Iščem družbo za tarok" in ana.words
    assert "kitaro" not in ana.words
    assert press(room, ana, "accept", (f"s{need.id}", f"e{offer}")) == 303
    assert {row.statement_id for row in room.rows(Exchange)} == {need.id, None}
    assert press(room, ana, "accept", (f"s{hidden.id}", f"e{offer}")) == 404
    ana.get(room.at("matches"))
    assert ana.words.count("Iščem družbo za tarok") == 4  # the text, and the three buttons say it aloud


def test_an_offer_of_another_community_of_the_programme_is_suggested(room: Room, ana: CheckingClient) -> None:
    write(room.app, room.workshop, "need", "Tečaj nemščine", "learning", "zvečer")
    with room.app.app_context():
        other = make_workshop(room.centre, title="Stražišče")
        place = Community(organisation_id=room.centre.organisation.id, name="Stražišče", created_at=other.created_at)
        db.session.add(place)
        db.session.flush()
        db.session.get_one(WorkshopRow, other.id).community_id = place.id
        db.session.commit()
    write(room.app, other, "offer", "Učim nemščino", "learning", "ponedeljek zvečer")
    for address in (room.at("matches"), f"/programmes/{room.centre.programme.id}/matches"):
        ana.get(address)
        assert "another community" in ana.words
    need, offer = (f"e{row.id}" for row in room.rows(Exchange, Exchange.id))
    data = {"need": need, "offer": offer, "act": "accept", "seen": ""}
    assert ana.post(f"/programmes/{room.centre.programme.id}/matches", data=data).status_code == 303
    assert [row.workshop_id for row in room.rows(Match)] == [None]
    ana.get(f"/programmes/{room.centre.programme.id}/matches/talks")
    assert "Table 1" in ana.words
    way_back = [link.text for link in ana.page.findall(".//nav[@class='breadcrumb']//a")]
    assert way_back == ["Programmes", "Skupni prostori", "Needs and offers"]


def test_nobody_of_another_centre_sees_or_moves_them(room: Room, ana: CheckingClient) -> None:
    pair, stranger = a_pair(room), room.stranger()
    assert press(room, ana, "accept", pair) == 303
    match = room.rows(Match)[0]
    programme = f"/programmes/{room.centre.programme.id}/matches"
    for address in (
        room.at("matches"),
        room.at("matches/talks"),
        room.at("matches/new"),
        programme,
        f"{programme}/talks",
    ):
        assert stranger.get(address).status_code == 404
    assert press(room, stranger, "decline", pair, "proposed") == 404
    assert stranger.post(room.at(f"matches/{match.id}/introduction")).status_code == 404
    assert [row.state for row in room.rows(Match)] == ["proposed"]


@pytest.mark.parametrize("pair", [("e999", "e998"), ("x1", "e1"), ("e²", "e1"), ("", "")])
def test_what_is_not_there_is_not_matched(room: Room, ana: CheckingClient, pair: tuple[str, str]) -> None:
    assert press(room, ana, "accept", pair) == 404
    assert press(room, ana, "marry", a_pair(room)) == 404


def test_staff_type_in_paper_and_calls_also_after_the_evening(room: Room, ana: CheckingClient) -> None:
    room.close()
    key = str(uuid.uuid4())
    data = {"key": key, "origin": "paper", "need_text": "Varstvo popoldne", "need_category": "children"}
    for _press in range(2):
        assert ana.post(room.at("matches/new"), data=data).status_code == 303
    (kept,) = room.rows(Exchange)
    assert (kept.side, kept.text, kept.category, kept.origin) == ("need", "Varstvo popoldne", "children", "paper")
    assert [row.act for row in room.rows(JournalEntry)].count("exchange_typed") == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"origin": "paper"}, "Write what you need or what you can offer."),
        ({"need_text": "Varstvo"}, "How did it come?"),
        ({"origin": "desk", "offer_text": "Pišite na ana@primer.si"}, "Leave out telephone numbers and e-mails."),
    ],
)
def test_what_cannot_be_stored_is_told(room: Room, ana: CheckingClient, typed: dict[str, str], sentence: str) -> None:
    assert ana.post(room.at("matches/new"), data={"key": str(uuid.uuid4()), **typed}).status_code == 422
    assert sentence in ana.words
    assert room.rows(Exchange) == []


def test_the_talks_of_accepted_matches_are_arranged_in_slots(room: Room, ana: CheckingClient) -> None:
    pair = a_pair(room)
    other = write(room.app, room.workshop, "offer", "Prevoz k zdravniku", "ride", "torek")
    for offer in (pair[1], f"e{other}"):
        press(room, ana, "accept", (pair[0], offer))
    ana.get(room.at("matches/talks"))
    assert ana.page.find(".//button[@id='print-page']") is not None
    assert "From minute 0 to minute 10" in ana.words
    assert "From minute 10 to minute 20" in ana.words
    assert "Table 2" not in ana.words
