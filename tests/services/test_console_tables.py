"""How every table is doing: people, phones, joined groups, marks, hosts."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.evening import Stage, State
from workshop.extensions import db
from workshop.models import Group, Reaction, Seat, Visit, Workshop
from workshop.services.console_tables import list_tables
from workshop.services.hosts_seen import note_host

ROUND_1 = Stage(State.ROUND, 1)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "round", 1)
    return made


def groups_of(workshop: Workshop) -> list[Group]:
    return list(db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.place)))


def sit(workshop: Workshop, group: Group, *, phone: bool = True, left: bool = False) -> None:
    db.session.add(
        Seat(
            workshop_id=workshop.id,
            token_hash=uuid.uuid4().hex,
            group_id=group.id,
            arrived_at=NOW,
            phone=phone,
            left_at=NOW if left else None,
        )
    )
    db.session.commit()


def test_who_has_left_no_longer_sits_at_the_table_and_who_has_no_phone_is_no_phone(workshop: Workshop) -> None:
    blue = groups_of(workshop)[0]
    sit(workshop, blue)
    sit(workshop, blue, phone=False)
    sit(workshop, blue, left=True)
    first = list_tables(workshop, ROUND_1)[0]
    assert (first.people, first.phones) == (2, 1)


def test_a_group_that_joined_is_counted_where_it_walks(workshop: Workshop) -> None:
    blue, orange = groups_of(workshop)[:2]
    orange.joined_letter = blue.letter
    for visit in db.session.scalars(select(Visit).where(Visit.group_id == orange.id, Visit.round_number == 2)):
        db.session.delete(visit)
    sit(workshop, blue)
    sit(workshop, orange)
    second = list_tables(workshop, Stage(State.ROUND, 2))
    row = next(row for row in second if row.group is not None and row.group.id == blue.id)
    assert ([group.colour for group in row.joined], row.people) == (["orange"], 2)


def test_a_table_that_marks_what_others_wrote_is_not_quiet(workshop: Workshop) -> None:
    statement = say(workshop, "ena", state="shown", origin="paper")[0]
    marked = NOW + timedelta(minutes=3)
    db.session.add(
        Reaction(
            workshop_id=workshop.id, statement_id=statement.id, mark="agree", key=str(uuid.uuid4()), created_at=marked
        )
    )
    db.session.commit()
    said = list_tables(workshop, ROUND_1)[0].said
    assert (said.statements, said.last_at, said.phone_at) == (1, marked, marked)


def test_what_came_on_paper_does_not_speak_for_the_phones(workshop: Workshop) -> None:
    say(workshop, "ena", state="shown", origin="paper")
    said = list_tables(workshop, ROUND_1)[0].said
    assert (said.last_at, said.phone_at) == (NOW, None)


def test_a_table_knows_when_its_host_was_last_there(workshop: Workshop) -> None:
    note_host(workshop_id=workshop.id, table_number=2, now=NOW)
    assert [row.host_at for row in list_tables(workshop, ROUND_1)[:3]] == [None, NOW, None]


def test_in_the_cafe_tables_have_people_and_no_groups_from_the_second_round_on(workshop: Workshop) -> None:
    workshop.plan_mode = "cafe"
    first = list_tables(workshop, ROUND_1)[0]
    assert (first.group is not None, first.mixed, first.next) == (True, False, None)
    second = list_tables(workshop, Stage(State.ROUND, 2))[0]
    assert (second.group, second.mixed, second.next) == (None, True, None)
