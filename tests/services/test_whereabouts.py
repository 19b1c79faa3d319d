"""Who is where: the plan's rows read for a wall, a table and a phone."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import delete

from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Visit, Workshop
from workshop.services.whereabouts import HOME, by_group, find_group_at, find_place, list_directions, round_shown


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


@pytest.mark.parametrize(
    ("state", "number", "shown"),
    [
        ("prepared", 0, 1),
        ("check_in", 0, 1),
        ("round", 3, 3),
        ("move", 3, 4),
        ("break", 2, 3),
        ("gallery", 0, HOME),
        ("home_round", 0, HOME),
        ("voting", 0, HOME),
    ],
)
def test_before_the_rounds_the_first_place_holds_during_a_move_the_next_and_after_them_home(
    state: str, number: int, shown: int
) -> None:
    assert round_shown(state, number) == shown


def test_directions_name_every_group_with_its_table_in_the_order_of_the_groups(workshop: Workshop) -> None:
    second = [(way.group.letter, way.table_number) for way in list_directions(workshop.id, 2)]
    assert second == [
        ("A", 2),
        ("B", 3),
        ("C", 4),
        ("D", 5),
        ("E", 1),
    ]


def test_a_table_knows_its_group_and_a_group_its_table(workshop: Workshop) -> None:
    group = find_group_at(workshop.id, 4, 2)
    assert group is not None
    assert group.letter == "C"
    assert find_place(group.id, 2) == (4, 4)
    assert find_place(group.id, HOME) == (3, 3)


def test_a_table_that_is_not_there_has_no_group_and_a_round_too_many_no_place(workshop: Workshop) -> None:
    assert find_group_at(workshop.id, 99, 1) is None
    group = find_group_at(workshop.id, 1, 1)
    assert group is not None
    assert find_place(group.id, 9) is None


def test_a_second_ring_sits_at_tables_of_its_own(in_app: Flask) -> None:
    made = make_workshop(make_centre(), people=48)
    ways = list_directions(made.id, 1)
    assert {way.group.ring for way in ways} == {1, 2}
    assert sorted(way.table_number for way in ways) == list(range(1, len(ways) + 1))


def test_a_group_that_joined_another_is_found_where_that_one_is(workshop: Workshop) -> None:
    small, leads = (find_group_at(workshop.id, table, 1) for table in (2, 1))
    assert small is not None
    assert leads is not None
    small.joined_letter = leads.letter
    db.session.execute(delete(Visit).where(Visit.group_id == small.id, Visit.round_number.in_((2, 3, 4, 5, HOME))))
    assert (find_place(small.id, 1), find_place(small.id, 2)) == ((2, 2), find_place(leads.id, 2))
    assert find_place(small.id, HOME) == (1, 1)
    ways = list_directions(workshop.id, 2)
    assert [[group.letter for group in way.everybody] for way in ways] == [["A", "B"], ["C"], ["D"], ["E"]]
    assert by_group(ways)[small.id].table_number == 2
    assert [way.joined for way in list_directions(workshop.id, 1)] == [()] * 5
