"""Sheets over the store: rings, rounds, keys, and lines that are refused by their place."""

from __future__ import annotations

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import Evening, Group, JournalEntry, Statement, Workshop
from workshop.services.closing_list import read_closing_list
from workshop.services.paper import LineRefusal, Sheet, Typed, enter_sheet


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre(), people=38)
    move_to(made, "plenary")
    return made


def sheet(
    workshop: Workshop, *texts: str, number: int | None = None, station: int = 1, group: int | None = None
) -> Sheet:
    place = first_station(workshop, station)
    lines = [(place.kinds[0], text) for text in texts]
    return Sheet(place.id, group, 1, lines, str(uuid.uuid4()), number=number)


def enter(workshop: Workshop, typed: Sheet) -> Typed:
    return enter_sheet(workshop=workshop, sheet=typed, actor="1", now=NOW)


def test_an_answer_stands_in_the_ring_of_its_group(workshop: Workshop) -> None:
    last = db.session.scalars(select(Group).order_by(Group.ring.desc(), Group.place)).first()
    assert last is not None
    enter(workshop, sheet(workshop, "Klop", group=last.id))
    assert db.session.scalars(select(Statement.ring)).one() == last.ring


def test_one_sheet_is_typed_in_at_every_station_and_counted_once(workshop: Workshop) -> None:
    enter(workshop, sheet(workshop, "Klop", number=7))
    enter(workshop, sheet(workshop, "Luči", number=7, station=2))
    enter(workshop, sheet(workshop, "brez številke"))
    counted = read_closing_list(workshop)
    assert (counted.heads.sheets, counted.paper_statements) == (1, 3)


def test_the_same_form_again_stores_nothing(workshop: Workshop) -> None:
    once = sheet(workshop, "Klop", "Pišite na dom@golnik.si")
    assert enter(workshop, once) == Typed(shown=1, waiting=1)
    assert enter(workshop, once) == Typed(shown=0, waiting=0)


def test_a_line_is_refused_by_its_place(workshop: Workshop) -> None:
    with pytest.raises(LineRefusal, match="text_too_long") as refused:
        enter(workshop, sheet(workshop, "Klop", "", "a" * 300))
    assert refused.value.line == 2


def test_another_workshops_station_is_not_found(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))
    with pytest.raises(NotFound):
        enter(other, sheet(workshop, "Klop"))


def test_a_line_added_after_going_back_is_stored_and_the_others_stand_once(workshop: Workshop) -> None:
    once = sheet(workshop, "Klop", number=7)
    enter(workshop, once)
    kind = once.lines[0][0]
    more = replace(once, lines=[(kind, "Luči"), ("", ""), (kind, "Klop")])
    assert enter(workshop, more) == Typed(shown=1, waiting=0)
    assert enter(workshop, more) == Typed(shown=0, waiting=0)
    assert db.session.scalars(select(Statement.text).order_by(Statement.id)).all() == ["Klop", "Luči"]
    assert read_closing_list(workshop).heads.sheets == 1


def test_two_lines_that_say_the_same_are_two_answers(workshop: Workshop) -> None:
    twice = sheet(workshop, "Klop", "Klop")
    assert enter(workshop, twice) == Typed(shown=2, waiting=0)
    assert enter(workshop, twice) == Typed(shown=0, waiting=0)


def test_the_journal_counts_what_a_form_has_added(workshop: Workshop) -> None:
    once = sheet(workshop, "Klop", "Luči")
    enter(workshop, once)
    enter(workshop, once)
    kept = db.session.scalars(select(JournalEntry.after).where(JournalEntry.subject == "sheet")).all()
    assert [json.loads(facts) for facts in kept] == [{"answers": 2}]


def test_of_two_who_type_the_same_sheet_at_once_one_is_told(workshop: Workshop, app: Flask) -> None:
    forms = [sheet(workshop, text, number=7) for text in ("Klop", "Luči", "Ograja")]
    number = workshop.id
    db.session.rollback()
    together = threading.Barrier(len(forms))

    def type_in(form: Sheet) -> str:
        with app.app_context():
            together.wait()
            try:
                enter(db.session.get_one(Workshop, number), form)
            except Refusal as refusal:
                return refusal.code
            return "stored"

    with ThreadPoolExecutor(len(forms)) as people:
        told = sorted(people.map(type_in, forms))
    assert told == ["sheet_known", "sheet_known", "stored"]
    assert len(db.session.scalars(select(Statement.id)).all()) == 1


def test_a_sheet_that_comes_as_the_evening_closes_is_not_stored_as_if_it_were_in_time(workshop: Workshop) -> None:
    """Another server has closed it since this one read the workshop."""
    db.session.execute(update(Evening).values(state="closed"))
    with pytest.raises(Gone):
        enter(workshop, sheet(workshop, "Klop"))
    assert db.session.scalars(select(Statement)).all() == []
