"""R14, R15: moving sheets and groups that stay seated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.rotation import Mode, Order, routes
from workshop.domain.carousel.tables import ring_mode, tables
from workshop.domain.refusals import Refusal


def test_walking_groups_sit_where_their_station_is() -> None:
    rotation = routes(4, 4, 4)
    assert tables(rotation, Mode.GROUPS_MOVE) == rotation


def test_moving_sheets_leave_everybody_seated() -> None:
    assert tables(routes(3, 3, 3), Mode.SHEETS_MOVE) == ((1, 1, 1), (2, 2, 2), (3, 3, 3))


def test_a_seated_group_keeps_its_table_and_the_others_walk_around_it() -> None:
    rotation = routes(3, 3, 3)
    assert rotation == ((1, 2, 3), (2, 3, 1), (3, 1, 2))
    assert tables(rotation, Mode.GROUPS_MOVE, [0]) == ((1, 1, 1), (2, 3, 3), (3, 2, 2))


def test_one_seated_group_leaves_the_mode_and_two_change_it() -> None:
    assert ring_mode("groups_move", [1]) is Mode.GROUPS_MOVE
    assert ring_mode("groups_move", [0, 1]) is Mode.SHEETS_MOVE
    with pytest.raises(Refusal, match="plan_seated"):
        tables(routes(3, 3, 3), Mode.GROUPS_MOVE, [0, 1])


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(Refusal, match="plan_mode"):
        ring_mode("café", [])


@st.composite
def seated_rings(draw: st.DrawFn) -> tuple[int, int, int, int, Order]:
    stations = draw(st.integers(2, 12))
    groups = draw(st.integers(1, stations))
    rounds = draw(st.integers(1, stations))
    return groups, stations, rounds, draw(st.integers(0, groups - 1)), draw(st.sampled_from(Order))


@given(seated_rings())
def test_nobody_shares_a_table_with_a_seated_group(ring: tuple[int, int, int, int, Order]) -> None:
    groups, stations, rounds, seated, order = ring
    sits = tables(routes(groups, stations, rounds, order), Mode.GROUPS_MOVE, [seated])
    assert len(set(sits[seated])) == 1
    assert all(len({row[number] for row in sits}) == groups for number in range(rounds))
