"""Marks for people without a phone."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.closed import close
from tests.services.tables import at, let_through, type_in
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, Refusal
from workshop.extensions import db
from workshop.models import Reaction, Statement, Workshop
from workshop.services.hosting import here_now
from workshop.services.hosting_marks import mark_for_table, unmark_for_table

KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    type_in(at(made), "Manjka klop")
    let_through(made, "Manjka klop")
    move_to(made, "round", 2)
    return made


def statement_of() -> int:
    return db.session.execute(select(Statement.id)).scalar_one()


def mark(workshop: Workshop, sort: str = "agree", *, key: str = "", number: int = 1) -> None:
    table = at(workshop, number)
    sent = key or str(uuid.uuid4())
    mark_for_table(table=table, statement_id=statement_of(), mark=sort, key=sent, now=NOW)


def marks() -> list[Reaction]:
    return list(db.session.scalars(select(Reaction).order_by(Reaction.id)))


def test_each_tap_is_one_person_of_the_group_that_sits_here(workshop: Workshop) -> None:
    mark(workshop)
    mark(workshop)
    group = here_now(at(workshop)).group
    assert group is not None
    assert [(row.count, row.origin, row.group_id, row.seat_id, row.round_number) for row in marks()] == [
        (1, "host", group.id, None, 2)
    ] * 2


def test_the_same_tap_sent_twice_counts_once(workshop: Workshop) -> None:
    mark(workshop, key=KEY)
    mark(workshop, key=KEY)
    assert len(marks()) == 1


def test_the_last_tap_is_taken_back_and_no_further_than_nothing(workshop: Workshop) -> None:
    mark(workshop)
    mark(workshop, "unclear")
    for _tap in range(2):
        unmark_for_table(table=at(workshop), statement_id=statement_of(), mark="agree")
    assert [row.mark for row in marks()] == ["unclear"]


def test_a_mark_is_taken_back_once_however_often_that_is_sent(workshop: Workshop) -> None:
    """A phone sends it again where the answer was lost."""
    for _person in range(3):
        mark(workshop)
    for _again in range(2):
        unmark_for_table(table=at(workshop), statement_id=statement_of(), mark="agree", counted=3)
    assert len(marks()) == 2


def test_the_marks_of_an_earlier_group_are_not_taken_back(workshop: Workshop) -> None:
    mark(workshop)
    move_to(workshop, "round", 3)
    unmark_for_table(table=at(workshop), statement_id=statement_of(), mark="agree")
    assert len(marks()) == 1


def test_another_tables_statement_and_an_unknown_mark_are_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal) as refused:
        mark(workshop, number=2)
    assert refused.value.code == "statement_gone"
    with pytest.raises(Refusal) as refused:
        mark(workshop, "love")
    assert refused.value.code == "mark_unknown"
    assert marks() == []


def test_a_closed_evening_takes_no_mark(workshop: Workshop) -> None:
    close(workshop)
    with pytest.raises(Gone):
        mark(workshop)
