"""New routes: as few repeats as there can be, and then as few changes as were found by trying everything."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.replan_board import Board, Score
from workshop.domain.carousel.replan_routes import Walker, board_of, reroute
from workshop.domain.carousel.rotation import Order, Routes, routes
from workshop.domain.refusals import Refusal


def scored(walkers: list[Walker], stations: list[int], plan: Routes, rounds: int) -> Score:
    board = board_of(walkers, stations, rounds)
    board.set_plan([[stations.index(station) for station in route] for route in plan])
    return board.score()


def best_of_all(walkers: list[Walker], stations: list[int], rounds: int) -> Score:
    """Every plan there is."""
    board = board_of(walkers, stations, rounds)
    deals = list(permutations(range(len(stations)), len(walkers)))
    return min(score_of(board, plan) for plan in product(deals, repeat=rounds))


def score_of(board: Board, plan: tuple[tuple[int, ...], ...]) -> Score:
    board.set_plan([[deal[walker] for deal in plan] for walker in range(board.walkers)])
    return board.score()


@st.composite
def crowds(draw: st.DrawFn) -> tuple[list[Walker], list[int], int]:
    """A ring of up to four stations on its way, one of them closed or none, groups joined where they must be."""
    stations = draw(st.integers(2, 4))
    groups, rounds = draw(st.integers(1, stations)), draw(st.integers(1, stations))
    done = draw(st.integers(max(0, rounds - 2), rounds - 1))
    closed = draw(st.integers(0, stations))
    left = rounds - done + draw(st.integers(0, 1 if rounds - done == 1 else 0))
    rotation = routes(groups, stations, rounds, draw(st.sampled_from(Order)))
    walkers = [Walker((frozenset(route[:done]),), (*route[done:], None)[:left]) for route in rotation]
    open_stations = [station for station in range(1, stations + 1) if station != closed]
    while len(walkers) > len(open_stations):
        gone = walkers.pop(draw(st.integers(0, len(walkers) - 1)))
        place = draw(st.integers(0, len(walkers) - 1))
        walkers[place] = Walker(walkers[place].histories + gone.histories, walkers[place].printed)
    return walkers, open_stations, left


@given(crowds())
def test_no_other_plan_repeats_less_and_none_that_repeats_as_little_changes_less(
    ring: tuple[list[Walker], list[int], int],
) -> None:
    walkers, stations, rounds = ring
    plan = reroute(walkers, stations, rounds)
    assert scored(walkers, stations, plan, rounds)[:2] == best_of_all(walkers, stations, rounds)[:2]


def test_the_printed_routes_stay_where_nothing_forces_a_change() -> None:
    rotation = routes(12, 12, 12, Order.MIXED)
    walkers = [Walker((frozenset(route[:4]),), route[4:]) for route in rotation]
    assert reroute(walkers, range(1, 13), 8) == tuple(route[4:] for route in rotation)


def test_more_groups_than_stations_are_refused() -> None:
    with pytest.raises(Refusal, match="plan_groups"):
        reroute([Walker((frozenset(),), (1,))] * 2, [1], 1)


def test_nothing_left_is_an_empty_way_for_everybody() -> None:
    assert reroute([Walker((frozenset({1}),), ())] * 2, [1, 2], 0) == ((), ())


@pytest.mark.parametrize(("groups", "closed"), [(10, 2), (9, 3), (11, 1), (12, 0)])
def test_in_the_largest_ring_every_group_has_a_table_of_its_own_in_every_round(groups: int, closed: int) -> None:
    rotation = routes(groups, 12, 11)
    walkers = [Walker((frozenset(route[:1]),), (*route[1:], None)) for route in rotation]
    plan = reroute(walkers, range(1, 13 - closed), 11)
    for tables in zip(*plan, strict=True):
        assert len(set(tables)) == groups
        assert set(tables) <= set(range(1, 13 - closed))
