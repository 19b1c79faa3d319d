"""Closing cuts seats from statements, for good."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.head_count import Doubt, Known
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Seat, Statement, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.moderating import mask_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.statements import Draft, submit_statement

KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    draft = Draft(station_number=1, kind="need", text="Klub", key=KEY, table_number=1)
    submit_statement(code=made.code, token="cookie", draft=draft, now=NOW)
    move_to(made, "evaluation")
    return made


def close(workshop: Workshop, *, with_waiting: bool) -> None:
    seen = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=seen, actor="1", now=NOW, adults=6, children=2, with_waiting=with_waiting)


def test_closing_with_unread_statements_asks_first(workshop: Workshop) -> None:
    with pytest.raises(WrongState) as refused:
        close(workshop, with_waiting=False)
    assert refused.value.facts == {"waiting": 1}


def test_after_closing_no_statement_knows_a_seat_and_no_cookie_opens_one(workshop: Workshop) -> None:
    close(workshop, with_waiting=True)
    assert find_evening(workshop.id).state == "closed"
    assert (workshop.closed_at, workshop.adults_counted, workshop.children_counted) == (NOW, 6, 2)
    assert db.session.scalars(select(Statement.seat_id)).all() == [None]
    assert db.session.scalars(select(Seat.token_hash)).all() == [None]


def count(workshop: Workshop, adults: int, *, confirmed: bool) -> None:
    seen = find_evening(workshop.id).stage_revision
    close_evening(
        workshop=workshop,
        expected=seen,
        actor="1",
        now=NOW,
        adults=adults,
        children=0,
        with_waiting=True,
        confirmed=confirmed,
    )


def test_heads_that_do_not_fit_are_asked_about_with_both_figures_and_then_taken(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="heads_doubted") as refused:
        count(workshop, 0, confirmed=False)
    assert refused.value.facts["doubts"] == (Doubt(Known.CHECKED_IN, 0, 1), Doubt(Known.HANDED_IN, 0, 1))
    assert workshop.adults_counted is None
    count(workshop, 0, confirmed=True)
    assert workshop.adults_counted == 0


@pytest.mark.parametrize(("state", "number"), [("check_in", 0), ("round", 2), ("home_round", 0)])
def test_closing_while_the_rounds_run_is_asked_about(in_app: Flask, state: str, number: int) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, state, number)
    with pytest.raises(Refusal, match="heads_doubted") as refused:
        count(workshop, 1, confirmed=False)
    assert refused.value.facts == {"doubts": (), "rounds_run": True}
    count(workshop, 1, confirmed=True)
    assert find_evening(workshop.id).state == "closed"


def test_closing_twice_is_refused(workshop: Workshop) -> None:
    close(workshop, with_waiting=True)
    with pytest.raises(WrongState, match="evening_closed"):
        close(workshop, with_waiting=True)


def test_after_closing_nothing_holds_what_was_covered(workshop: Workshop) -> None:
    (card,) = say(workshop, "Pokličite 040 123 456")
    mask_statement(
        workshop=workshop, statement_id=card.id, seen=card_mark(card.state, card.text), actor="1", now=NOW, show=True
    )
    assert card.original == "Pokličite 040 123 456"
    close(workshop, with_waiting=True)
    assert set(db.session.scalars(select(Statement.original))) == {None}
    for table in db.metadata.tables.values():
        assert "040 123 456" not in str(db.session.execute(select(table)).all())
