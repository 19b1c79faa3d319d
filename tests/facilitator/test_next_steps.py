"""The action plan of an evening, by a facilitator without scripts."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.checking_client import CheckingClient
from tests.facilitator.boards import Room, open_room
from tests.filling import fill
from workshop.extensions import db
from workshop.models import JournalEntry, NextStep, Statement, Workshop

RAMP = {"task": "Ponudba za klančino", "holder": "KS Golnik", "due_on": "2026-12-01", "state": "confirmed"}


@pytest.fixture
def room(app: Flask) -> Room:
    return open_room(app, "evaluation")


@pytest.fixture
def ana(room: Room) -> CheckingClient:
    client = room.client(room.centre.owner)
    client.set_cookie("language", "en")
    return client


def add(room: Room, client: CheckingClient, **changes: str) -> int:
    return fill(client, room.at("steps/new"), **{**RAMP, "strand": "finance", **changes}).status_code


def steps(room: Room) -> list[NextStep]:
    return room.rows(NextStep)


def undo(room: Room, client: CheckingClient) -> int:
    client.get(room.at("steps"))
    form = next(one for one in client.page.iter("form") if (one.get("action") or "").endswith("undoing"))
    entry = next(one.get("value") or "" for one in form.iter("input") if one.get("name") == "entry")
    return client.post(room.at("steps/undoing"), data={"entry": entry}).status_code


def test_an_evening_without_steps_says_how_to_begin(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("steps"))
    assert "No step yet." in ana.words


def test_a_step_is_added_changed_and_stands_in_the_list(room: Room, ana: CheckingClient) -> None:
    said = room.say("Klančina pri vhodu", state="shown")[0]
    assert add(room, ana, source=f"s{said.id}", cost="small", for_budget="y") == 303
    ana.get(room.at("steps"))
    for words in (
        "Ponudba za klančino",
        "KS Golnik · by 1 December 2026 · confirmed",
        "Finances · up to €2,500 · fit for the participatory budget · from: Klančina pri vhodu",
    ):
        assert words in ana.words
    fill(ana, room.at(f"steps/{steps(room)[0].id}"), holder="Občina", state="potential")
    assert [(row.holder, row.state, row.statement_id) for row in steps(room)] == [("Občina", "potential", said.id)]


def test_a_confirmed_step_without_who_is_refused_and_the_words_stay(room: Room, ana: CheckingClient) -> None:
    assert add(room, ana, holder="") == 422
    assert "A confirmed step needs who does it and by when." in ana.words
    assert "Ponudba za klančino" in ana.words
    assert steps(room) == []


def test_a_hidden_statement_is_no_source(room: Room, ana: CheckingClient) -> None:
    hidden = room.say("Skrita žolna", state="hidden")[0]
    ana.get(room.at("steps/new"))
    assert "Skrita žolna" not in ana.words
    assert add(room, ana, source=f"s{hidden.id}") == 422
    assert steps(room) == []


def test_adding_changing_and_removing_are_taken_back_one_after_the_other(room: Room, ana: CheckingClient) -> None:
    add(room, ana)
    number = steps(room)[0].id
    fill(ana, room.at(f"steps/{number}"), task="Dve ponudbi")
    assert ana.post(room.at(f"steps/{number}/removal")).status_code == 303
    assert steps(room) == []
    assert undo(room, ana) == 303
    assert [(row.id, row.task) for row in steps(room)] == [(number, "Dve ponudbi")]
    undo(room, ana)
    assert [row.task for row in steps(room)] == ["Ponudba za klančino"]
    undo(room, ana)
    assert steps(room) == []
    assert [row.act for row in room.rows(JournalEntry, JournalEntry.id) if row.subject == "next_step"] == [
        *("step_add", "step_change", "step_remove"),
        *("step_undo",) * 3,
    ]


def test_what_a_colleague_changed_meanwhile_is_not_taken_back(room: Room, ana: CheckingClient) -> None:
    add(room, ana)
    number = steps(room)[0].id
    fill(room.client(room.centre.colleague), room.at(f"steps/{number}"), task="Druge besede")
    assert undo(room, ana) == 409
    assert [row.task for row in steps(room)] == ["Druge besede"]


def test_after_closing_the_plan_is_still_written_and_after_publishing_it_stays(room: Room, ana: CheckingClient) -> None:
    room.close()
    assert add(room, ana) == 303
    with room.app.app_context():
        row = db.session.get_one(Workshop, room.workshop.id)
        row.published_at = row.closed_at
        db.session.commit()
    ana.get(room.at("steps"))
    assert "To change it, withdraw the report first." in ana.words
    assert ana.post(room.at(f"steps/{steps(room)[0].id}/removal")).status_code == 409
    assert add(room, ana, task="Še eno") == 409
    assert [row.task for row in steps(room)] == ["Ponudba za klančino"]


def test_the_sums_between_the_classes_are_the_evenings_own(room: Room, ana: CheckingClient) -> None:
    ana.get(room.at("steps"))
    assert ana.post(room.at("steps/limits"), data={"small": "5", "middle": "4", "large": "9"}).status_code == 422
    sums = {"small": "3.000 €", "middle": "30000", "large": "60000"}
    assert ana.post(room.at("steps/limits"), data=sums).status_code == 303
    add(room, ana, cost="middle")
    ana.get(room.at("steps"))
    assert "up to €30,000" in ana.words


def test_a_statement_that_goes_leaves_its_step(room: Room, ana: CheckingClient) -> None:
    said = room.say("Klančina pri vhodu", state="shown")[0]
    add(room, ana, source=f"s{said.id}")
    with room.app.app_context():
        db.session.delete(db.session.get_one(Statement, said.id))
        db.session.commit()
    assert [row.statement_id for row in steps(room)] == [None]
