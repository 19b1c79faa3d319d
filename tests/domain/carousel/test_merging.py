"""R21: shrunken groups."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.merging import Present, merge, partner, too_small
from workshop.domain.carousel.rotation import Order, routes
from workshop.domain.refusals import Refusal


def ring(*sizes: int, order: str = "simple", rounds: int | None = None) -> list[Present]:
    rotation = routes(len(sizes), len(sizes), rounds or len(sizes), order)
    return [Present(letter, size, route) for letter, size, route in zip("ABCDEFGH", sizes, rotation, strict=False)]


def test_groups_below_three_are_found_smallest_first() -> None:
    assert [group.letter for group in too_small(ring(2, 5, 1, 3))] == ["C", "A"]
    assert [group.letter for group in too_small(ring(3, 2))] == ["B"]


def test_a_group_alone_is_left_in_peace() -> None:
    assert too_small([Present("A", 2, (1, 2, 3))]) == ()
    with pytest.raises(Refusal, match="merge_alone"):
        partner(Present("A", 2, (1, 2)), [Present("A", 2, (1, 2))])


def test_it_joins_the_smallest_other_group() -> None:
    groups = ring(2, 6, 4, 5)
    assert partner(groups[0], groups).letter == "C"


def test_both_letters_stay_and_the_larger_group_leads() -> None:
    groups = ring(2, 6, 4, 5)
    merged = merge(groups[0], groups[2], done=1)
    assert (merged.name, merged.size, merged.route[0]) == ("C+A", 6, 3)


def test_nobody_repeats_a_station_where_the_freed_place_can_spare_it() -> None:
    small, large = Present("A", 2, (1, 2, 3)), Present("B", 5, (2, 1, 4))
    assert merge(small, large, done=1).route == (2, 1, 4)
    assert merge(Present("A", 2, (1, 3, 5)), Present("B", 5, (2, 1, 4)), done=1).route == (2, 3, 4)


def test_after_the_last_round_only_the_names_join() -> None:
    groups = ring(2, 5, 5)
    assert merge(groups[0], groups[1], done=3).route == groups[1].route


@given(st.integers(3, 8), st.sampled_from(Order), st.data())
def test_a_merged_group_meets_nobody_and_its_larger_half_repeats_nothing(
    stations: int, order: Order, data: st.DataObject
) -> None:
    done = data.draw(st.integers(0, stations))
    groups = ring(2, *[5] * (stations - 1), order=order)
    other = data.draw(st.integers(1, stations - 1))
    merged = merge(groups[0], groups[other], done)
    rest = [group.route for place, group in enumerate(groups) if place not in {0, other}]
    assert len(set(merged.route)) == stations
    for number in range(done, stations):
        assert merged.route[number] not in [route[number] for route in rest]


def test_the_larger_group_leads_whichever_is_named_first() -> None:
    for one, other in pairwise(ring(2, 3, 4, 5, 6, 7, order="mixed")):
        assert merge(one, other, done=2).larger is other
