"""The journal keeps that words changed, and whose they were not: neither names nor wordings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.next_steps import Step
from workshop.extensions import db
from workshop.models import Assurance, JournalEntry, Station, VolunteerRole, Workshop
from workshop.services.agenda_edit import BlockFacts, add_block, remove_block
from workshop.services.assurance_edit import AssuranceFacts, add_assurance, change_assurance, remove_assurance
from workshop.services.contacts_calls import set_role_caller
from workshop.services.deeds import add_deed
from workshop.services.drawing import prepare_drum
from workshop.services.journal_words import blank_undone, told
from workshop.services.moderating import hide_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.next_steps import add_step, change_step, list_steps
from workshop.services.next_steps_record import last_act
from workshop.services.practice_edit import add_practice, remove_practice
from workshop.services.report_writing import save_finding, save_requests, save_summary
from workshop.services.role_edit import add_role, change_role, remove_role
from workshop.services.station_edit import StationFacts, change_station
from workshop.services.themes import make_theme
from workshop.services.themes_record import last_act as last_theme_act
from workshop.services.workshop_edit import change_details, details_of

NAME = "Marjeta"
DONE: dict[str, Any] = {"actor": "1", "now": NOW}


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def written() -> str:
    """Everything that the journal holds besides who, what and when."""
    return "".join(f"{entry.before}{entry.after}\n" for entry in db.session.scalars(select(JournalEntry)))


def test_of_both_sides_only_the_fields_with_other_words_are_named() -> None:
    before = {"title": "Zbor", "speaker": "Ana", "minutes": 5, "kind": "talk"}
    after = {"title": "Zbor", "speaker": "Bine", "minutes": 9, "kind": "talk"}
    kept = told(before, after)
    assert kept == ({"minutes": 5, "kind": "talk"}, {"minutes": 9, "kind": "talk", "changed": ["speaker"]})
    assert told({"state": "waiting"}, {}) == ({"state": "waiting"}, {})


def test_no_name_typed_while_preparing_is_in_the_journal(workshop: Workshop) -> None:
    at = {"workshop": workshop, **DONE}
    remove_block(block=add_block(facts=BlockFacts("other", NAME, 5, NAME, NAME), **at), **at)
    change_details(details=replace(details_of(workshop), moderators=NAME, venue=NAME, warm_up=NAME), **at)
    assurance = add_assurance(facts=AssuranceFacts(NAME, NAME, NAME), **at)
    change_assurance(assurance=assurance, facts=AssuranceFacts(NAME, f"{NAME} P.", NAME), **at)
    remove_assurance(assurance=assurance, **at)
    card = add_practice(texts={"sl": {"title": NAME}}, used=True, **at)
    remove_practice(card=card, **at)
    role = add_role(names={"sl": NAME}, **at)
    change_role(role=role, names={"sl": f"{NAME} in"}, **at)
    remove_role(role=role, **at)
    station = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).first()
    assert station is not None
    change_station(station=station, facts=StationFacts({"sl": {"title": NAME}}, station.kinds), **at)
    assert db.session.scalars(select(Assurance)).all() == []
    assert NAME not in written()
    assert '"changed": ["moderators", "venue", "warm_up"]' in written()


def test_nor_is_one_of_the_evening_and_the_days_after(workshop: Workshop) -> None:
    at = {"workshop": workshop, **DONE}
    for save in (save_finding, save_summary, save_requests):
        save(text=NAME, **at)
    role = db.session.scalars(select(VolunteerRole).where(VolunteerRole.workshop_id == workshop.id)).first()
    assert role is not None
    set_role_caller(role_id=role.id, caller=NAME, by=date(2026, 12, 1), **at)
    add_deed(about=f"n{add_step(step=Step('finance', 'Ponudba'), **at)}", text=NAME, done_on=NOW.date(), **at)
    move_to(workshop, "raffle")
    prepare_drum(returned="", note=NAME, **at)
    assert NAME not in written()


def test_what_undoing_needs_stays_seven_days(workshop: Workshop) -> None:
    at = {"workshop": workshop, **DONE}
    number = add_step(step=Step("finance", "Ponudba", holder=NAME), **at)
    change_step(step_id=number, step=Step("finance", "Dve", holder=NAME), **at)
    make_theme(name=f"Kot {NAME}", statement_ids=[], **at)
    assert NAME in written()
    assert blank_undone(NOW + timedelta(days=7)) == 0
    assert blank_undone(NOW + timedelta(days=7, seconds=1)) == 3
    db.session.expire_all()
    assert NAME not in written()
    assert [row.holder for row in list_steps(workshop.id)] == [NAME]
    assert (last_act(workshop.id, "1"), last_theme_act(workshop.id, "1")) == (None, None)


def test_the_print_of_an_earlier_wording_goes_after_a_day(workshop: Workshop) -> None:
    """Of words that were covered since, a telephone number could be found out by trying."""
    (card,) = say(workshop, "Pokličite 040 123 456")
    seen = card_mark(card.state, card.text)
    hide_statement(workshop=workshop, statement_id=card.id, seen=seen, **DONE)
    assert seen in written()
    assert blank_undone(NOW + timedelta(days=1)) == 0
    assert blank_undone(NOW + timedelta(days=1, seconds=1)) == 1
    db.session.expire_all()
    assert seen not in written()
    entry = db.session.scalars(select(JournalEntry).where(JournalEntry.subject == "statement")).one()
    assert json.loads(entry.after)["state"] == "hidden"
