"""B.1: in the café people mix after every round."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.cafe import about_meetings, cafe_route, shifts, size_cafe
from workshop.domain.carousel.notes import Caution
from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import share_people
from workshop.domain.refusals import Refusal

Ring = dict[tuple[int, int], Route]
"""Routes by (place of the group, number in the group)."""


def seat(people: int, stations: int, rounds: int) -> Ring:
    """A full ring: as many groups as tables."""
    sizes = share_people(people, stations)
    return {
        (place, number): cafe_route(place + 1, number, stations, rounds)
        for place, size in enumerate(sizes)
        for number in range(1, size + 1)
    }


@st.composite
def rings(draw: st.DrawFn) -> tuple[int, int, int]:
    stations = draw(st.integers(2, 12))
    return draw(st.integers(stations, 8 * stations)), stations, draw(st.integers(1, stations))


def test_four_people_of_the_first_of_five_groups_part_and_come_to_every_table() -> None:
    assert [cafe_route(1, number, 5, 5) for number in range(1, 5)] == [
        (1, 2, 3, 4, 5),
        (1, 3, 4, 5, 2),
        (1, 4, 5, 2, 3),
        (1, 5, 2, 3, 4),
    ]


def test_groups_begin_at_their_own_tables() -> None:
    assert [cafe_route(first, 3, 4, 1) for first in range(1, 5)] == [(1,), (2,), (3,), (4,)]
    assert [cafe_route(first, 1, 6, 1) for first in (1, 3, 5)] == [(1,), (3,), (5,)]


@given(rings())
def test_tables_are_as_full_as_each_other_in_every_round(ring: tuple[int, int, int]) -> None:
    people, stations, rounds = ring
    for stand in zip(*seat(people, stations, rounds).values(), strict=True):
        full = [stand.count(table) for table in range(1, stations + 1)]
        assert max(full) - min(full) <= 1


@given(rings())
def test_nobody_comes_to_a_table_twice(ring: tuple[int, int, int]) -> None:
    people, stations, rounds = ring
    for route in seat(people, stations, rounds).values():
        assert len(set(route)) == rounds
        assert set(route) <= set(range(1, stations + 1))


@given(rings())
def test_of_one_group_as_few_meet_again_as_there_are_tables_to_part_to(ring: tuple[int, int, int]) -> None:
    """The least that any seating could do: people shared as evenly as can be over the tables that are not theirs."""
    people, stations, rounds = ring
    least = sum(comb(size, 2) for size in share_people(share_people(people, stations)[0], stations - 1))
    routes = [route for (place, _number), route in seat(people, stations, rounds).items() if place == 0]
    for number in range(1, rounds):
        assert sum(one[number] == other[number] for one, other in combinations(routes, 2)) == least


@pytest.mark.parametrize("stations", [4, 5, 6, 7, 8])
def test_the_same_two_meet_again_in_less_than_every_round(stations: int) -> None:
    routes = [shifts(number, stations, stations) for number in range(1, 7)]
    met = Counter(
        (one, other)
        for one, other in combinations(range(6), 2)
        for turn in range(1, stations)
        if routes[one][turn] == routes[other][turn]
    )
    assert max(met.values(), default=0) < stations - 1


def test_all_tables_are_taken_and_rings_open_when_they_are_full() -> None:
    assert size_cafe(24, 4).sizes == ((6, 6, 6, 6),)
    assert size_cafe(12, 4).sizes == ((3, 3, 3, 3),)
    assert size_cafe(38, 4).sizes == ((5, 5, 5, 5), (5, 5, 4, 4))
    assert size_cafe(3, 5).sizes == ((1, 1, 1),)


@given(people=st.integers(8, 300), stations=st.integers(2, 12), hosts=st.none() | st.integers(0, 60))
def test_everybody_has_a_seat_at_a_table_of_seven_at_most(people: int, stations: int, hosts: int | None) -> None:
    sizing = size_cafe(people, stations, hosts)
    assert sum(sizing.flat) == people
    assert max(sizing.flat) <= 7
    assert max(sizing.flat) - min(sizing.flat) <= 1
    warned = Caution.HOSTS_MISSING in [warning.code for warning in sizing.warnings]
    assert warned == (hosts is not None and hosts < sizing.rings * stations)


def test_who_meets_again_is_said() -> None:
    assert [said.facts for said in about_meetings(size_cafe(24, 4), 4)] == [{"most": 2}]
    assert about_meetings(size_cafe(24, 8), 4) == ()
    assert about_meetings(size_cafe(24, 4), 1) == ()


def test_what_no_room_holds_is_refused() -> None:
    with pytest.raises(Refusal, match="plan_people"):
        size_cafe(301, 4)
    with pytest.raises(Refusal, match="plan_stations"):
        size_cafe(20, 13)
