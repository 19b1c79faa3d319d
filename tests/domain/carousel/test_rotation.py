"""R7-R12: routes that never collide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.rotation import (
    MIXED_OFFSETS,
    Order,
    coverage,
    is_row_complete,
    predecessors,
    routes,
    starts,
    unseen,
)
from workshop.domain.refusals import Refusal


@st.composite
def shapes(draw: st.DrawFn) -> tuple[int, int, int, Order]:
    stations = draw(st.integers(2, 12))
    return (
        draw(st.integers(1, stations)),
        stations,
        draw(st.integers(1, stations)),
        draw(st.sampled_from(Order)),
    )


def test_vector_a_four_groups_simple() -> None:
    assert routes(4, 4, 4, "simple") == ((1, 2, 3, 4), (2, 3, 4, 1), (3, 4, 1, 2), (4, 1, 2, 3))


def test_vector_b_four_groups_mixed() -> None:
    assert routes(4, 4, 4, "mixed") == ((1, 2, 4, 3), (2, 3, 1, 4), (3, 4, 2, 1), (4, 1, 3, 2))


def test_vector_c_spread_starts_cover_evenly() -> None:
    rotation = routes(4, 6, 3)
    assert [route[0] for route in rotation] == [1, 2, 4, 5]
    assert coverage(rotation, 6) == (2, 2, 2, 2, 2, 2)


def test_vector_e_four_groups_at_five_stations_cover_unevenly() -> None:
    assert sorted(coverage(routes(4, 5, 4), 5)) == [3, 3, 3, 3, 4]


def test_three_groups_at_six_stations_cover_evenly_in_four_rounds() -> None:
    assert coverage(routes(3, 6, 4), 6) == (2, 2, 2, 2, 2, 2)


@pytest.mark.parametrize(
    ("groups", "stations", "rounds", "order", "code"),
    [
        (5, 4, 4, "simple", "plan_groups"),
        (0, 4, 4, "simple", "plan_groups"),
        (4, 4, 5, "simple", "plan_rounds"),
        (4, 4, 0, "simple", "plan_rounds"),
        (4, 4, 4, "random", "plan_order"),
        (4, 13, 4, "mixed", "plan_stations"),
    ],
)
def test_what_would_collide_is_refused(groups: int, stations: int, rounds: int, order: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        routes(groups, stations, rounds, order)


@given(shapes())
def test_no_two_groups_meet_and_no_group_comes_back(shape: tuple[int, int, int, Order]) -> None:
    groups, stations, rounds, order = shape
    rotation = routes(groups, stations, rounds, order)
    assert [len(route) for route in rotation] == [rounds] * groups
    assert all(len(set(route)) == rounds for route in rotation)
    assert all(len({route[number] for route in rotation}) == groups for number in range(rounds))
    assert all(1 <= station <= stations for route in rotation for station in route)


@given(shapes())
def test_seen_and_unseen_make_up_all_stations(shape: tuple[int, int, int, Order]) -> None:
    groups, stations, rounds, order = shape
    for route in routes(groups, stations, rounds, order):
        assert sorted([*route, *unseen(route, stations)]) == list(range(1, stations + 1))


@given(st.integers(2, 12), st.sampled_from(Order), st.data())
def test_as_many_groups_as_stations_visit_each_station_once_a_round(
    stations: int, order: Order, data: st.DataObject
) -> None:
    rounds = data.draw(st.integers(1, stations))
    assert coverage(routes(stations, stations, rounds, order), stations) == (rounds,) * stations


@given(shapes())
def test_all_rounds_cover_every_station_with_every_group(shape: tuple[int, int, int, Order]) -> None:
    groups, stations, _, order = shape
    assert coverage(routes(groups, stations, stations, order), stations) == (groups,) * stations


@given(st.integers(2, 12), st.data())
def test_simple_coverage_is_as_even_as_the_starts_allow(stations: int, data: st.DataObject) -> None:
    groups = data.draw(st.integers(1, stations))
    rounds = data.draw(st.integers(1, stations))
    visits = coverage(routes(groups, stations, rounds), stations)
    assert max(visits) - min(visits) <= 1


@pytest.mark.parametrize("stations", [2, 4, 6, 8, 10, 12])
def test_mixed_plans_of_even_size_are_row_complete(stations: int) -> None:
    assert is_row_complete(routes(stations, stations, stations, "mixed"))


@pytest.mark.parametrize("stations", [3, 5, 7, 9, 11])
def test_mixed_plans_of_odd_size_have_all_but_two_predecessors(stations: int) -> None:
    rotation = routes(stations, stations, stations, "mixed")
    assert not is_row_complete(rotation)
    assert {len(set(before) - {None}) for before in predecessors(rotation)} == {stations - 2}


@pytest.mark.parametrize("stations", [3, 4, 8])
def test_the_simple_plan_reads_after_the_same_group_always(stations: int) -> None:
    rotation = routes(stations, stations, stations)
    assert {len(set(before) - {None}) for before in predecessors(rotation)} == {1}
    assert not is_row_complete(rotation)


def test_the_first_round_finds_empty_sheets() -> None:
    assert [before[0] for before in predecessors(routes(4, 4, 4))] == [None] * 4


def test_a_station_left_empty_for_a_round_keeps_its_last_reader() -> None:
    assert starts(2, 4) == (0, 2)
    assert predecessors(routes(2, 4, 4)) == ((None, None, 1, 1), (None, None, 0, 0))


def test_every_mixed_walk_passes_every_station() -> None:
    assert all(sorted(walk) == list(range(stations)) for stations, walk in MIXED_OFFSETS.items())
