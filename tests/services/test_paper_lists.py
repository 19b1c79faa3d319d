"""Lists from flip charts over the store: looked at first, then stored once."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Group, Statement, Visit, Workshop
from workshop.services.hosting import read_table
from workshop.services.hosting_notes import list_typed as list_typed_at_table
from workshop.services.paper import Typed
from workshop.services.paper_lists import Listed, Preview, enter_list, preview_list
from workshop.services.paper_typed import change_typed, list_typed


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre(), people=38)
    move_to(made, "plenary")
    return made


def listed(workshop: Workshop, text: str, **facts: int | str) -> Listed:
    place = first_station(workshop)
    return replace(Listed(place.id, place.kinds[0], text, str(uuid.uuid4())), **facts)  # type: ignore[arg-type]


def enter(workshop: Workshop, typed: Listed) -> Typed:
    return enter_list(workshop=workshop, listed=typed, actor="1", now=NOW)


def test_a_list_is_looked_at_before_it_is_stored(workshop: Workshop) -> None:
    typed = listed(workshop, "- Klop\n- Luči", ring=2, round_number=1)
    assert preview_list(workshop=workshop, listed=typed) == Preview(("Klop", "Luči"), ())
    assert db.session.scalars(select(Statement)).all() == []
    assert enter(workshop, typed) == Typed(shown=2, waiting=0)
    rows = db.session.scalars(select(Statement).order_by(Statement.id)).all()
    assert [(row.text, row.ring, row.round_number, row.origin, row.typed_by) for row in rows] == [
        ("Klop", 2, 1, "flipchart", "1"),
        ("Luči", 2, 1, "flipchart", "1"),
    ]


def test_nothing_stands_twice_whichever_form_brings_it(workshop: Workshop) -> None:
    first = listed(workshop, "Klop\nLuči")
    enter(workshop, first)
    assert enter(workshop, first) == Typed(0, 0)
    again = listed(workshop, "Luči\nOder")
    assert preview_list(workshop=workshop, listed=again) == Preview(("Oder",), ("Luči",))
    assert enter(workshop, again) == Typed(1, 0)


def test_the_group_says_the_ring_and_a_telephone_number_waits(workshop: Workshop) -> None:
    last = db.session.scalars(select(Group).order_by(Group.ring.desc(), Group.place)).all()[0]
    assert enter(workshop, listed(workshop, "Pokličite 040 123 456", group_id=last.id)) == Typed(0, 1)
    assert db.session.scalars(select(Statement.ring)).one() == last.ring


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"ring": 9}, "choice_unknown"),
        ({"origin": "phone"}, "choice_unknown"),
        ({"round_number": 9}, "round_unknown"),
        ({"group_id": 999999}, "group_unknown"),
        ({"kind": "nonsense"}, "kind_not_here"),
        ({"text": " "}, "list_empty"),
    ],
)
def test_what_cannot_be_stored_is_refused(workshop: Workshop, facts: dict[str, int | str], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        enter(workshop, replace(listed(workshop, "Klop"), **facts))  # type: ignore[arg-type]
    assert db.session.scalars(select(Statement)).all() == []


def test_whoever_typed_a_line_mends_it_or_takes_it_back(workshop: Workshop) -> None:
    enter(workshop, listed(workshop, "Klop\nLuči", origin="desk"))
    second, first = list_typed(workshop.id, "1")
    facts: dict[str, Any] = {"workshop": workshop, "now": NOW}
    with pytest.raises(NotFound):
        change_typed(statement_id=first.id, text="Nič", actor="2", **facts)
    assert change_typed(statement_id=first.id, text="Klop pred domom", actor="1", **facts)
    assert not change_typed(statement_id=second.id, text=" ", actor="1", **facts)
    assert [(row.text, row.state, row.origin) for row in list_typed(workshop.id, "1")] == [
        ("Klop pred domom", "waiting", "desk")
    ]
    assert list_typed(workshop.id, "2") == []


def test_what_a_host_without_a_phone_wrote_down_is_of_the_host_and_stands_on_the_tables_page(
    workshop: Workshop,
) -> None:
    enter(workshop, listed(workshop, "Klop\nLuči", origin="host", round_number=2))
    assert {row.origin for row in db.session.scalars(select(Statement))} == {"host"}
    table = read_table(token=first_station(workshop).host_token, number=1)
    assert {row.text for row in list_typed_at_table(table)} == {"Klop", "Luči"}


def test_a_list_from_where_the_group_was_not_is_asked_about_once(workshop: Workshop) -> None:
    asked = select(Visit).filter_by(workshop_id=workshop.id, round_number=1, station_number=2)
    there = db.session.scalars(asked).first()
    assert there is not None
    typed = listed(workshop, "Klop", group_id=there.group_id, round_number=1)
    with pytest.raises(Refusal, match="off_plan") as refused:
        preview_list(workshop=workshop, listed=typed)
    accepted = replace(typed, accepted=refused.value.facts["place"])
    assert enter(workshop, accepted).shown == 1
