"""What others have answered stays as it was said, by whatever road it came."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Exchange, Reaction, Seat, Statement, Workshop
from workshop.services.changeable import refuse_answered, refuse_hidden
from workshop.services.paper_typed import change_typed


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def seat_of(workshop: Workshop, mark: str) -> int:
    seat = Seat(workshop_id=workshop.id, token_hash=mark, arrived_at=NOW)
    db.session.add(seat)
    db.session.flush()
    return seat.id


def add_to(statement: Statement, *, seat: int | None = None) -> None:
    (more,) = say(db.session.get_one(Workshop, statement.workshop_id), "Še ena klop", origin="host")
    more.extends_id, more.seat_id = statement.id, seat
    db.session.commit()


def match(statement: Statement) -> None:
    said = {"workshop_id": statement.workshop_id, "statement_id": statement.id, "side": "need", "origin": "phone"}
    empty = dict.fromkeys(("category", "text", "free_when", "place", "how_often"), "")
    db.session.add(Exchange(**said, **empty, key=str(uuid.uuid4()), created_at=NOW))
    db.session.commit()


def mark(statement: Statement, seat: int | None) -> None:
    facts = {"workshop_id": statement.workshop_id, "statement_id": statement.id, "mark": "agree", "round_number": 2}
    db.session.add(Reaction(**facts, seat_id=seat, origin="phone", key=str(uuid.uuid4()), created_at=NOW))
    db.session.commit()


def refused(statement: Statement) -> str:
    try:
        refuse_answered(statement)
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("origin", ["host", "paper", "flipchart"])
def test_what_was_written_for_others_stays_once_it_was_added_to_or_matched(workshop: Workshop, origin: str) -> None:
    fresh, added, matched = say(workshop, "Klop", "Vlak", "Miza", origin=origin)
    add_to(added)
    match(matched)
    assert [refused(one) for one in (fresh, added, matched)] == ["", "statement_marked", "statement_marked"]


def test_a_phones_own_marks_and_additions_do_not_bind_it(workshop: Workshop) -> None:
    (said,) = say(workshop, "Klop")
    own, other = seat_of(workshop, "a"), seat_of(workshop, "b")
    said.seat_id = own
    mark(said, own)
    add_to(said, seat=own)
    assert refused(said) == ""
    mark(said, other)
    assert refused(said) == "statement_marked"


def test_a_typed_line_that_was_matched_is_neither_changed_nor_taken_away(workshop: Workshop) -> None:
    (said,) = say(workshop, "Iščem lestev", origin="paper")
    said.typed_by = "1"
    match(said)
    for text in ("Iščem kladivo", ""):
        with pytest.raises(Refusal, match="statement_marked"):
            change_typed(workshop=workshop, statement_id=said.id, text=text, actor="1", now=NOW)
    assert db.session.get_one(Statement, said.id).text == "Iščem lestev"


def test_what_was_hidden_stays_for_others_unless_it_could_only_not_be_read(workshop: Workshop) -> None:
    hidden, unreadable = say(workshop, "Klop", "???", state="hidden")
    unreadable.unreadable = True
    refuse_hidden(unreadable)
    with pytest.raises(Refusal, match="statement_kept"):
        refuse_hidden(hidden)
