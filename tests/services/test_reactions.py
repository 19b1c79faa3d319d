"""Marks on what earlier groups left."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, Refusal
from workshop.extensions import db
from workshop.models import Reaction, Statement, Station, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.reactions import count_earlier, find_shown, list_earlier, react
from workshop.services.resident_view import find_station
from workshop.services.statements import Draft, submit_statement

READER = "a phone that reads"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    for text in ("Prva", "Druga"):
        draft = Draft(1, "need", text, str(uuid.uuid4()), table_number=1)
        submit_statement(code=made.code, token=text, draft=draft, now=NOW)
    return made


@pytest.fixture
def station(workshop: Workshop) -> Station:
    found = find_station(workshop.id, 1)
    assert found is not None
    return found


def show(text: str) -> int:
    row = db.session.scalars(select(Statement).where(Statement.text == text)).one()
    row.state = "shown"
    db.session.commit()
    return row.id


def mark(workshop: Workshop, statement: int, given: str, token: str = READER) -> None:
    react(code=workshop.code, token=token, statement_id=statement, mark=given, key=str(uuid.uuid4()), now=NOW)


def test_only_what_was_let_through_is_read(workshop: Workshop, station: Station) -> None:
    shown = show("Druga")
    earlier = list_earlier(station=station, ring=1, token=READER)
    assert [(row.id, row.text, row.kind, row.colour, row.mark) for row in earlier] == [
        (shown, "Druga", "need", "blue", None)
    ]
    assert count_earlier(station=station, ring=1) == 1


def test_another_ring_has_its_own_sheets(workshop: Workshop, station: Station) -> None:
    show("Prva")
    assert list_earlier(station=station, ring=2, token=READER) == []
    assert count_earlier(station=station, ring=2) == 0


def test_each_phone_sees_its_own_mark_alone(workshop: Workshop, station: Station) -> None:
    shown = show("Prva")
    mark(workshop, shown, "agree")
    mark(workshop, shown, "unclear", token="another phone")
    assert [row.mark for row in list_earlier(station=station, ring=1, token=READER)] == ["agree"]
    assert [row.mark for row in list_earlier(station=station, ring=1, token="a third")] == [None]


def test_a_mark_replaces_the_one_before_and_an_empty_one_takes_it_away(workshop: Workshop) -> None:
    shown = show("Prva")
    for given, left in (("agree", 1), ("unclear", 1), ("", 0), ("", 0)):
        mark(workshop, shown, given)
        assert db.session.scalar(select(func.count(Reaction.id))) == left


def test_what_the_room_may_not_see_cannot_be_marked(workshop: Workshop) -> None:
    waiting = db.session.scalars(select(Statement.id).where(Statement.text == "Prva")).one()
    with pytest.raises(Refusal, match="statement_gone"):
        mark(workshop, waiting, "agree")


def test_a_mark_that_does_not_exist_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="mark_unknown"):
        mark(workshop, show("Prva"), "dislike")


def test_only_what_is_shown_here_can_be_added_to(workshop: Workshop, station: Station) -> None:
    shown = show("Prva")
    elsewhere = find_station(workshop.id, 2)
    assert elsewhere is not None
    assert find_shown(station=station, statement_id=None) is None
    assert find_shown(station=elsewhere, statement_id=shown) is None
    found = find_shown(station=station, statement_id=shown)
    assert found is not None
    assert found.text == "Prva"


def test_a_closed_evening_takes_no_marks(workshop: Workshop) -> None:
    shown = show("Prva")
    move_to(workshop, "evaluation")
    expected = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=expected, actor="test", now=NOW, with_waiting=True)
    with pytest.raises(Gone):
        mark(workshop, shown, "agree")
