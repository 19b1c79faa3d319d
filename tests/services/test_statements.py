"""Taking statements: once, in the right place, never lost, never half."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import Group, Seat, Statement, Workshop
from workshop.services.closing import close_evening
from workshop.services.evening import find_evening
from workshop.services.pulse import read_pulse
from workshop.services.seats import hash_token, take_seat
from workshop.services.statements import Draft, submit_statement

TOKEN = "a phone's cookie"
KEY = "6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def send(workshop: Workshop, text: str = "Klub za starejše ob torkih", **changes: Any) -> str:
    given: dict[str, Any] = {
        "station_number": 1,
        "kind": "need",
        "text": text,
        "key": KEY,
        "table_number": 1,
        **changes,
    }
    token = str(given.pop("token", TOKEN))
    return submit_statement(code=workshop.code, token=token, draft=Draft(**given), now=NOW)


def stored(workshop: Workshop) -> list[Statement]:
    found = select(Statement).where(Statement.workshop_id == workshop.id).order_by(Statement.id)
    return list(db.session.scalars(found))


def test_a_statement_knows_station_round_group_ring_kind_origin_and_time(workshop: Workshop) -> None:
    send(workshop)
    (row,) = stored(workshop)
    group = db.session.get(Group, row.group_id)
    assert group is not None
    assert (row.text, row.kind, row.origin, row.state, row.late) == (
        "Klub za starejše ob torkih",
        "need",
        "phone",
        "waiting",
        False,
    )
    assert (row.round_number, row.ring, group.letter, row.created_at) == (1, 1, "A", NOW)


def test_the_first_answer_takes_the_seat_of_the_group_at_the_scanned_table(workshop: Workshop) -> None:
    send(workshop, table_number=3, station_number=3, kind="idea")
    seat = db.session.scalar(select(Seat).where(Seat.token_hash == hash_token(TOKEN)))
    assert seat is not None
    group = db.session.get(Group, seat.group_id)
    assert group is not None
    assert group.letter == "C"


def test_the_same_words_under_the_same_key_change_nothing(workshop: Workshop) -> None:
    assert send(workshop) == send(workshop) == KEY
    assert len(stored(workshop)) == 1


def test_other_words_under_the_same_key_are_kept_beside_the_first_and_only_once(workshop: Workshop) -> None:
    send(workshop)
    second = send(workshop, "Klub za mlade")
    assert send(workshop, "Klub za mlade") == second != KEY
    assert [row.text for row in stored(workshop)] == ["Klub za starejše ob torkih", "Klub za mlade"]


def test_changing_the_group_leaves_what_was_sent_with_the_old_one(workshop: Workshop) -> None:
    send(workshop)
    other = db.session.scalar(select(Group).where(Group.workshop_id == workshop.id, Group.letter == "D"))
    assert other is not None
    take_seat(workshop=workshop, token=TOKEN, group_id=other.id, now=NOW)
    send(workshop, "Druga misel", key=str(uuid.uuid4()))
    letters = [db.session.get_one(Group, row.group_id).letter for row in stored(workshop)]
    assert letters == ["A", "D"]


def test_an_answer_after_the_rounds_is_kept_and_marked_late(workshop: Workshop) -> None:
    move_to(workshop, "voting")
    send(workshop)
    assert [row.late for row in stored(workshop)] == [True]


def test_an_answer_raises_the_revision_but_not_the_stage(workshop: Workshop) -> None:
    before = read_pulse(workshop.code)
    send(workshop)
    after = read_pulse(workshop.code)
    assert (after.revision, after.stage) == (before.revision + 1, before.stage)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"text": " "}, "text_empty"),
        ({"text": "x" * 281}, "text_too_long"),
        ({"kind": "offer"}, "kind_not_here"),
        ({"kind": ""}, "kind_missing"),
        ({"station_number": 9}, "station_unknown"),
        ({"key": "not a uuid"}, "form_expired"),
    ],
)
def test_what_is_refused_stores_nothing(workshop: Workshop, change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        send(workshop, **change)
    db.session.rollback()
    assert stored(workshop) == []
    assert db.session.scalars(select(Seat)).all() == []


def test_a_code_that_nobody_has_is_not_found(workshop: Workshop) -> None:
    draft = Draft(station_number=1, kind="need", text="x", key=KEY)
    with pytest.raises(NotFound, match="code_unknown"):
        submit_statement(code="0000", token=TOKEN, draft=draft, now=NOW)


def test_a_closed_evening_takes_nothing(workshop: Workshop) -> None:
    move_to(workshop, "evaluation")
    seen = find_evening(workshop.id).stage_revision
    close_evening(workshop=workshop, expected=seen, actor="1", now=NOW)
    with pytest.raises(Gone, match="evening_closed"):
        send(workshop)


def test_a_prepared_evening_takes_nothing_yet(in_app: Flask) -> None:
    with pytest.raises(Refusal, match="evening_not_begun"):
        send(make_workshop(make_centre()))


@pytest.mark.parametrize(("seated", "most"), [(True, 4), (False, 6)])
def test_an_answer_costs_few_statements_of_sql(workshop: Workshop, seated: bool, most: int) -> None:
    if seated:
        send(workshop)
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *call: seen.append(call[2]))
    send(workshop, "Še ena misel", key=str(uuid.uuid4()))
    assert len([sql for sql in seen if not sql.startswith("BEGIN")]) <= most
