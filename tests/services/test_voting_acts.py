"""Dots from phones."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Ballot, Seat, VoteOption, Workshop
from workshop.services.pulse import read_pulse
from workshop.services.vote_options import list_options, mark_list
from workshop.services.voting_acts import cast_ballot, find_dots

TOKEN = "a phone"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    for number in (3, 1, 2):
        db.session.add(VoteOption(workshop_id=made.id, number=number, text=f"Vrstica {number}"))
    move_to(made, "voting")
    return made


def cast(workshop: Workshop, dots: dict[int, int], *, token: str = TOKEN, key: str | None = None) -> None:
    cast_ballot(code=workshop.code, token=token, dots=dots, key=key or str(uuid.uuid4()), now=NOW)


def test_the_list_has_the_order_of_the_wall(workshop: Workshop) -> None:
    assert [option.number for option in list_options(workshop.id)] == [1, 2, 3]


def test_dots_are_kept_by_number_and_replaced_as_a_whole(workshop: Workshop) -> None:
    cast(workshop, {1: 2, 3: 1})
    assert find_dots(workshop_id=workshop.id, token=TOKEN) == {1: 2, 3: 1}
    cast(workshop, {2: 1})
    assert find_dots(workshop_id=workshop.id, token=TOKEN) == {2: 1}
    assert db.session.scalar(select(func.count(Ballot.id))) == 1


def test_a_phone_without_a_seat_gets_one_and_keeps_it(workshop: Workshop) -> None:
    for _ in range(2):
        cast(workshop, {1: 1})
    assert db.session.scalar(select(func.count(Seat.id))) == 1


def test_another_phone_sees_no_dots(workshop: Workshop) -> None:
    cast(workshop, {1: 1})
    assert find_dots(workshop_id=workshop.id, token="another") == {}
    assert find_dots(workshop_id=workshop.id, token=None) == {}


def test_the_key_of_another_phones_ballot_is_no_way_in(workshop: Workshop) -> None:
    key = str(uuid.uuid4())
    cast(workshop, {1: 1}, key=key)
    with pytest.raises(Refusal, match="form_expired"):
        cast(workshop, {2: 2}, token="another", key=key)
    db.session.rollback()
    assert find_dots(workshop_id=workshop.id, token=TOKEN) == {1: 1}


def test_a_refused_ballot_leaves_the_one_before(workshop: Workshop) -> None:
    cast(workshop, {1: 1})
    with pytest.raises(Refusal, match="vote_too_many"):
        cast(workshop, {1: 2, 2: 2})
    db.session.rollback()
    assert find_dots(workshop_id=workshop.id, token=TOKEN) == {1: 1}


def test_a_vote_is_told_to_the_screens(workshop: Workshop) -> None:
    before = read_pulse(workshop.code).revision
    cast(workshop, {1: 1})
    assert read_pulse(workshop.code).revision == before + 1


def test_the_vote_is_over_when_the_evening_moves_on(workshop: Workshop) -> None:
    move_to(workshop, "sign_up")
    with pytest.raises(WrongState, match="vote_over"):
        cast(workshop, {1: 1})


def test_nobody_votes_under_an_unknown_code(workshop: Workshop) -> None:
    with pytest.raises(NotFound):
        cast_ballot(code="0", token=TOKEN, dots={1: 1}, key=str(uuid.uuid4()), now=NOW)


def test_numbers_of_another_list_are_not_counted(workshop: Workshop) -> None:
    seen = mark_list(workshop.id)
    one, two, _three = db.session.scalars(select(VoteOption).order_by(VoteOption.number)).all()
    one.text, two.text = two.text, one.text
    db.session.commit()
    facts: dict[str, Any] = {"code": workshop.code, "token": TOKEN, "dots": {1: 1}, "now": NOW}
    with pytest.raises(Refusal, match="vote_unknown"):
        cast_ballot(**facts, key=str(uuid.uuid4()), seen=seen)
    cast_ballot(**facts, key=str(uuid.uuid4()), seen=mark_list(workshop.id))
    assert find_dots(workshop_id=workshop.id, token=TOKEN) == {1: 1}
