"""What hangs at the stations of a ring."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import select

from tests.services.tables import at, let_through, type_in
from tests.world import make_centre, make_workshop, move_to
from workshop.extensions import db
from workshop.models import Statement
from workshop.services.gallery import list_hanging
from workshop.services.resident_view import list_groups


def test_all_stations_stand_in_their_order_and_only_what_is_shown_counts(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "round", 1)
    type_in(at(workshop), "Klop")
    type_in(at(workshop), "Luči")
    let_through(workshop, "Klop")
    found = [(each.station.number, each.statements) for each in list_hanging(workshop.id, 1)]
    assert found == [(1, 1), (2, 0), (3, 0), (4, 0), (5, 0)]
    assert all(each.statements == 0 for each in list_hanging(workshop.id, 2))


def test_everybody_counts_the_same_and_a_group_is_told_what_is_its_own(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    move_to(workshop, "round", 1)
    type_in(at(workshop), "Klop")
    let_through(workshop, "Klop")
    writer = db.session.scalars(select(Statement.group_id)).one()
    others = [group.id for group in list_groups(workshop.id) if group.id != writer]
    counted = {group: list_hanging(workshop.id, 1, group)[0] for group in (writer, *others)}
    assert {one.statements for one in counted.values()} == {1}
    assert {group for group, one in counted.items() if one.own} == {writer}
