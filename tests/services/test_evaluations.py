"""Sheets about the evening."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evaluation, Workshop
from workshop.services.evaluations import Opinion, find_evaluation, save_evaluation

KEY = str(uuid.uuid4())


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "evaluation")
    return made


def save(workshop: Workshop, opinion: Opinion, key: str = KEY) -> Evaluation:
    return save_evaluation(workshop=workshop, opinion=opinion, key=key, now=NOW)


def test_each_answer_may_be_left_out(workshop: Workshop) -> None:
    row = save(workshop, Opinion(clear=1, praise=" Lepo\n vodeno "))
    assert (row.heard, row.clear, row.again, row.praise) == (None, 1, "", "Lepo vodeno")


def test_the_same_key_replaces_and_another_adds(workshop: Workshop) -> None:
    save(workshop, Opinion(heard=1))
    save(workshop, Opinion(pleasant=5))
    save(workshop, Opinion(heard=3), key=str(uuid.uuid4()))
    kept = find_evaluation(workshop_id=workshop.id, key=KEY)
    assert kept is not None
    assert (kept.heard, kept.pleasant) == (None, 5)
    assert db.session.scalar(select(func.count(Evaluation.id))) == 2


@pytest.mark.parametrize(
    ("opinion", "refusal"),
    [
        (Opinion(), "evaluation_empty"),
        (Opinion(praise=" "), "evaluation_empty"),
        (Opinion(heard=0), "mark_unknown"),
        (Opinion(time_well_used=6), "mark_unknown"),
        (Opinion(again="surely"), "mark_unknown"),
        (Opinion(change="č" * 281), "text_too_long"),
    ],
)
def test_what_cannot_be_kept_is_refused(workshop: Workshop, opinion: Opinion, refusal: str) -> None:
    with pytest.raises(Refusal, match=refusal):
        save(workshop, opinion)


def test_it_begins_with_its_time(in_app: Flask) -> None:
    early = make_workshop(make_centre())
    move_to(early, "raffle")
    with pytest.raises(WrongState, match="evaluation_not_begun"):
        save(early, Opinion(heard=3))
