"""The moderator's board as a page: what it shows to whom, what each button does, what it refuses."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, count_queries, first_station, open_room
from tests.world import NOW
from workshop.extensions import db
from workshop.models import KeyPoint, PrintJob, Statement, Workshop
from workshop.services.moderation_hold import card_mark
from workshop.services.printing import finish_job, start_job
from workshop.services.report_publishing import publish_report

BOARD = "moderation"


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "round", 1)


@pytest.fixture
def bor(room: Room) -> CheckingClient:
    return room.client(room.centre.colleague)


def press(client: CheckingClient, card: Statement, act: str, status: int = 303, **more: str) -> None:
    """A button of the card as it was seen."""
    data = {"seen": card_mark(card.state, card.text), **more}
    assert client.post(f"/workshops/{card.workshop_id}/statements/{card.id}/{act}", data=data).status_code == status


def test_a_colleague_sees_the_queue_and_a_stranger_nothing(room: Room, bor: CheckingClient) -> None:
    room.say("Klop pred domom")
    assert bor.get(room.at(BOARD)).status_code == 200
    assert "Klop pred domom" in bor.words
    assert room.stranger().get(room.at(BOARD)).status_code == 404
    assert room.client(None).get(room.at(BOARD)).status_code in {302, 303, 401}


def test_a_stranger_cannot_act_on_a_card(room: Room) -> None:
    (card,) = room.say("Klop pred domom")
    press(room.stranger(), card, "hiding", 404)
    assert room.now(card).state == "waiting"


def test_show_hide_and_undo_work_without_scripts(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klop pred domom")
    press(ana, card, "showing")
    assert room.now(card).state == "shown"
    ana.get(room.at(BOARD))
    assert "Prikazano." in ana.words
    press(ana, room.now(card), "undoing")
    assert room.now(card).state == "waiting"
    press(ana, room.now(card), "hiding")
    ana.get(room.at(BOARD) + "?column=hidden")
    assert "Klop pred domom" in ana.words


def test_a_hidden_card_and_a_covered_one_tell_who_did_it_and_when(room: Room, ana: CheckingClient) -> None:
    hidden, covered = room.say("Klop pred domom", "Pokličite 040 123 456")
    ana.get(room.at(BOARD))
    assert "Skrito:" not in ana.words
    press(ana, hidden, "hiding")
    press(ana, covered, "masking")
    ana.get(room.at(BOARD) + "?column=hidden")
    lines = [line.text or "" for line in ana.page.iter("p") if "deed" in (line.get("class") or "").split()]
    assert [line.split(",")[0] for line in lines] == ["Zakrito: Ana", "Skrito: Ana"]
    assert all(re.search(r"\d{4}, \d{1,2}\.\d{2}$", line) for line in lines)


def test_personal_data_is_marked_and_asked_about_before_it_is_shown(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Pokličite me na 040 123 456 zvečer")
    ana.get(room.at(BOARD))
    assert [mark.text for mark in ana.page.iter("mark")] == ["040 123 456"]
    press(ana, card, "showing", 422)
    assert room.now(card).state == "waiting"
    press(ana, card, "masking", show="1")
    kept = room.now(card)
    assert (kept.state, kept.text) == ("shown", "Pokličite me na [izpuščeno] zvečer")
    assert kept.original == "Pokličite me na 040 123 456 zvečer"


def test_after_covering_the_text_opens_because_a_name_may_still_stand_there(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Ana Novak, 040 123 456")
    data = {"seen": card_mark(card.state, card.text)}
    ana.post(f"/workshops/{card.workshop_id}/statements/{card.id}/masking", data=data, follow_redirects=True)
    assert "Zakriti so številke in e-naslovi. Imena preverite sami." in ana.words
    assert [field.get("name") for field in ana.page.iter("textarea")] == ["text"]


@pytest.mark.parametrize(("closed", "called"), [(False, "Zakrij ali popravi besede"), (True, "Zakrij besede")])
def test_the_way_to_cover_a_name_says_so_all_evening(
    room: Room, ana: CheckingClient, closed: bool, called: str
) -> None:
    (card,) = room.say("Klop pred domom Ane Vzorec", state="shown")
    if closed:
        room.close()
    ana.get(room.at(BOARD))
    opens = room.at(f"statements/{card.id}?")
    assert [link.text for link in ana.page.iter("a") if link.get("href", "").startswith(opens)] == [called]


def test_personal_data_may_be_shown_knowingly(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Pišite na dom@golnik.si")
    press(ana, card, "showing", knowingly="1")
    assert room.now(card).state == "shown"


def test_covering_nothing_is_said(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klop pred domom")
    press(ana, card, "masking", 422)


def test_mending_keeps_the_words_as_sent(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klpo pred domom")
    press(ana, card, "wording", text="Klop pred domom")
    ana.get(room.at(f"statements/{card.id}"))
    assert "Klpo pred domom" in ana.words


def test_mending_refuses_too_long_a_text_and_keeps_it(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klop")
    press(ana, card, "wording", 422, text="a" * 281)
    area = ana.page.find(".//textarea")
    assert area is not None
    assert (area.text or "").strip() == "a" * 281


def test_the_second_of_two_moderators_is_told_that_it_is_done(
    room: Room, ana: CheckingClient, bor: CheckingClient
) -> None:
    (card,) = room.say("Klop pred domom")
    press(ana, card, "hiding")
    press(bor, card, "showing", 409)
    assert "že obdelan" in bor.words
    assert room.now(card).state == "hidden"


def test_a_colleague_cannot_undo_what_ana_did(room: Room, ana: CheckingClient, bor: CheckingClient) -> None:
    (card,) = room.say("Klop pred domom")
    press(ana, card, "showing")
    press(bor, room.now(card), "undoing", 409)


def test_a_script_gets_the_card_alone(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klop pred domom")
    answer = ana.post(
        room.at(f"statements/{card.id}/showing"),
        data={"seen": card_mark("waiting", card.text)},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    assert 'data-state="shown"' in answer.text
    assert "<html" not in answer.text


def test_a_station_has_three_key_points_and_no_more(room: Room, ana: CheckingClient) -> None:
    cards = room.say("ena", "dve", "tri", "štiri", state="shown")
    for card in cards[:3]:
        press(ana, card, "key-point", chosen="1")
    press(ana, cards[3], "key-point", 422, chosen="1")
    press(ana, cards[0], "key-point", chosen="0")
    press(ana, cards[3], "key-point", chosen="1")
    points = room.rows(KeyPoint, KeyPoint.position)
    assert [point.statement_id for point in points] == [cards[3].id, cards[1].id, cards[2].id]


def test_a_waiting_answer_is_no_key_point(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Klop pred domom")
    press(ana, card, "key-point", 422, chosen="1")


def test_the_board_is_narrowed_by_station_group_and_words(room: Room, ana: CheckingClient) -> None:
    room.say("ČRTALA bi rada", "Klop pred domom")
    ana.get(room.at(BOARD) + "?words=črtala")
    assert "ČRTALA" in ana.words
    assert "Klop" not in ana.words
    with room.app.app_context():
        other = first_station(room.workshop, 2)
    ana.get(room.at(BOARD) + f"?station={other.id}")
    assert "ČRTALA" not in ana.words


def test_fifty_cards_a_page_and_the_rest_behind_a_button(room: Room, ana: CheckingClient) -> None:
    cards = room.say(*(f"misel {number:03d}" for number in range(1, 54)))
    ana.get(room.at(BOARD))
    assert "misel 050" in ana.words
    assert "misel 051" not in ana.words
    behind = ana.get(room.at(f"{BOARD}/more?after={cards[49].id}"))
    assert behind.json == {"more": "Še 3 novi odgovori", "counts": {"waiting": 53, "shown": 0, "hidden": 0}}
    ana.get(room.at(f"{BOARD}/cards?after={cards[49].id}"), headers={"HX-Request": "true"})
    assert "misel 051" in ana.words


def test_after_closing_an_answer_can_be_hidden_shown_again_covered_and_taken_out_for_good(
    room: Room, ana: CheckingClient
) -> None:
    (card,) = room.say("Klop pred domom Ane Vzorec", state="shown")
    room.close()
    ana.get(room.at(BOARD))
    acts = [button.get("formaction", "") for button in ana.page.iter("button") if button.get("formaction")]
    assert [act.rsplit("/", 1)[1] for act in acts] == ["hiding"]
    press(ana, card, "key-point", 409, chosen="1")
    press(ana, card, "wording", 409, text="Drugače")
    press(ana, card, "covering", 422, words="Janez")
    assert "Teh besed v odgovoru ni." in ana.words
    press(ana, card, "covering", words="ane vzorec")
    card = room.now(card)
    assert card.text == "Klop pred domom [izpuščeno]"
    press(ana, card, "hiding")
    press(ana, room.now(card), "showing")
    press(ana, room.now(card), "taking-out", 422)
    assert "Nihče jih ne more vrniti." in ana.words
    press(ana, room.now(card), "taking-out", knowingly="1")
    press(ana, room.now(card), "showing", 409)
    ana.get(room.at(BOARD) + "?column=hidden")
    assert "Umaknjeno za vedno: Ana" in ana.words


def test_what_waits_can_be_let_in_after_closing(room: Room, ana: CheckingClient) -> None:
    (card,) = room.say("Pozen list")
    room.close()
    press(ana, card, "showing")
    assert room.now(card).state == "shown"


def test_the_board_asks_the_store_as_often_for_one_card_as_for_sixty(room: Room, ana: CheckingClient) -> None:
    room.say("ena")
    room.say("dve", state="shown")
    with count_queries(room.app) as one:
        ana.get(room.at(BOARD))
    room.say(*("tri" for _ in range(60)))
    room.say("štiri", "pet", state="shown")
    with count_queries(room.app) as many:
        ana.get(room.at(BOARD))
    assert len(many) == len(one)


@pytest.mark.parametrize("scripted", [False, True])
def test_after_hiding_what_is_public_the_page_says_that_files_were_taken_away(
    app: Flask, room: Room, ana: CheckingClient, scripted: bool
) -> None:
    (card,) = room.say("Klop pred domom", state="shown")
    room.close()
    with app.app_context():
        workshop = db.session.get_one(Workshop, room.workshop.id)
        publish_report(workshop=workshop, actor="1", now=NOW)
        told: dict[str, Any] = {"workshop_id": workshop.id, "language": "sl", "file_name": "x.pdf", "now": NOW}
        for kind in ("report", "contact-slips"):
            job, _ = start_job(**told, kind=kind, digest=kind)
            finish_job(job_id=job.id, data=b"%PDF", pages=1, now=NOW)
    headers = {"HX-Request": "true"} if scripted else {}
    data = {"seen": card_mark(card.state, card.text)}
    asked = ana.post(room.at(f"statements/{card.id}/hiding"), data=data, headers=headers)
    assert (asked.status_code, room.now(card).state) == (422, "shown")
    assert "»Izjava št. 1 je umaknjena.«" in asked.text
    ana.post(room.at(f"statements/{card.id}/hiding"), data={**data, "knowingly": "1"}, headers=headers)
    ana.get(room.at(BOARD))
    assert "v katerih je lahko ta odgovor, so umaknjene" in ana.words
    jobs = room.rows(PrintJob, PrintJob.id)
    assert [(job.kind, job.state) for job in jobs] == [("report", "failed"), ("contact-slips", "done")]
