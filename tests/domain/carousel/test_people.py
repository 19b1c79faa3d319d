"""R19: cards dealt in turn."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.people import Arrival, count_off, next_group
from workshop.domain.refusals import Refusal

BANDS = st.lists(st.sampled_from(["public", "society", "business", "resident"]), min_size=1, max_size=60)


def test_cards_are_dealt_in_turn() -> None:
    assert count_off([Arrival()] * 7, 4) == (0, 1, 2, 3, 0, 1, 2)


def test_a_sector_is_spread_over_the_groups() -> None:
    arrivals = [Arrival("council")] * 4 + [Arrival("resident")] * 8
    dealt = count_off(arrivals, 4)
    assert sorted(dealt[:4]) == [0, 1, 2, 3]


def test_a_couple_stays_together() -> None:
    arrivals = [Arrival(), Arrival(together="ana"), Arrival(), Arrival(together="ana"), Arrival()]
    dealt = count_off(arrivals, 3)
    assert dealt[1] == dealt[3]
    assert sorted(Counter(dealt).values()) == [1, 2, 2]


def test_nobody_is_dealt_into_no_groups() -> None:
    with pytest.raises(Refusal, match="plan_groups"):
        count_off([Arrival()], 0)


@given(BANDS, st.integers(1, 8))
def test_sizes_and_bands_differ_by_at_most_one(bands: list[str], groups: int) -> None:
    dealt = count_off([Arrival(band) for band in bands], groups)
    for band in (None, *set(bands)):
        counts = Counter(group for group, own in zip(dealt, bands, strict=True) if band in {None, own})
        inside = [counts[group] for group in range(groups)]
        assert max(inside) - min(inside) <= 1


@given(st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=40), st.integers(1, 8))
def test_whoever_shares_a_tag_shares_a_group(tags: list[int | None], groups: int) -> None:
    dealt = count_off([Arrival(together=tag) for tag in tags], groups)
    places: dict[int, set[int]] = {}
    for tag, place in zip(tags, dealt, strict=True):
        if tag is not None:
            places.setdefault(tag, set()).add(place)
    assert all(len(place) == 1 for place in places.values())
    assert len(dealt) == len(tags)


def test_the_next_card_goes_to_the_smallest_group_and_to_the_first_of_equals() -> None:
    assert next_group([3, 2, 2]) == 1
    with pytest.raises(Refusal, match="plan_groups"):
        next_group([])
