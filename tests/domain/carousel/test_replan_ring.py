"""Another ring, opened while people arrive (R22)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.carousel.rings_on_the_way import is_changed, under_way
from tests.domain.carousel.test_replan import valid
from workshop.domain.carousel.replan import replan
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.carousel.rotation import Order, routes
from workshop.domain.refusals import Refusal

RING = Change(ring=True)


def sizes(groups: int, stations: int, people: list[int], **more: object) -> tuple[list[int], list[int]]:
    """(those that were there, the new ones) after the change."""
    after = replan(under_way(groups, stations, stations, 0, sizes=people, **more), RING).standing  # type: ignore[arg-type]
    return [g.size for g in after.groups if g.ring == 1], [g.size for g in after.groups if g.ring == 2]


def test_forty_people_in_five_groups_make_three_groups_more_of_five() -> None:
    assert sizes(5, 5, [8] * 5) == ([5] * 5, [5, 5, 5])


def test_a_group_that_is_small_already_gives_nobody_away() -> None:
    old, new = sizes(4, 4, [8, 8, 8, 3])
    assert old == [5, 5, 5, 3]
    assert sum(old) + sum(new) == 27


def test_it_stands_at_tables_of_its_own_and_has_the_next_letters() -> None:
    plan = replan(under_way(4, 4, 4, 0, sizes=[8] * 4), RING)
    opened = [way for way in plan.ways if way.ring == 2]
    assert [way.letter for way in opened] == ["E", "F", "G"]
    assert all(way.new and not way.unseen for way in opened)
    assert {place[1] for way in opened for place in way.after if place} == {5, 6, 7, 8}
    assert [way.leave for way in plan.ways] == [3, 3, 3, 3, 0, 0, 0]
    assert valid(plan)


def test_the_groups_that_are_there_keep_their_ways() -> None:
    plan = replan(under_way(4, 4, 4, 0, sizes=[8] * 4), RING)
    assert not any(is_changed(way) for way in plan.ways if way.ring == 1)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("stations", range(4, 9))
def test_it_walks_as_the_rings_that_were_planned(stations: int, order: Order) -> None:
    plan = replan(under_way(stations, stations, stations, 0, sizes=[8] * stations, order=order), RING)
    opened = [tuple(place[0] for place in way.after if place) for way in plan.ways if way.new]
    assert tuple(opened) == routes(len(opened), stations, stations, order)


def test_a_question_that_is_closed_stays_closed() -> None:
    standing = replan(under_way(3, 4, 4, 0, sizes=[8] * 3), Change(close=frozenset({(1, 2)}))).standing
    plan = replan(standing, RING)
    assert (2, 2) in plan.standing.closed
    assert valid(plan)


def test_in_the_cafe_every_new_table_is_taken() -> None:
    standing = replace(under_way(4, 4, 4, 0, sizes=[8] * 4), cafe=True)
    opened = {way.letter for way in replan(standing, RING).ways if way.new}
    assert len(opened) == 4


def test_once_the_first_round_runs_nobody_begins_anew() -> None:
    with pytest.raises(Refusal, match="replan_ring_late"):
        replan(under_way(4, 4, 4, 1, sizes=[8] * 4), RING)


def test_too_few_people_fill_no_other_ring() -> None:
    with pytest.raises(Refusal, match="replan_ring_small"):
        replan(under_way(4, 4, 4, 0, sizes=[4] * 4), RING)


@given(st.integers(2, 8), st.lists(st.integers(6, 12), min_size=2, max_size=8))
def test_nobody_is_lost_and_no_group_is_left_with_more_than_it_had(stations: int, people: list[int]) -> None:
    groups = min(stations, len(people))
    standing = under_way(groups, stations, stations, 0, sizes=people[:groups])
    after = replan(standing, RING)
    assert sum(g.size for g in after.standing.groups) == sum(people[:groups])
    assert all(now.size <= was.size for was, now in zip(standing.groups, after.standing.groups, strict=False))
    assert valid(after)
