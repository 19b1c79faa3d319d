"""Shared ranks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.ranking import rank, top

COUNTS = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 9)), max_size=30)


def test_equals_share_a_rank_and_the_next_one_is_counted_on() -> None:
    ranked = rank([("garden", 3), ("room", 7), ("bus", 7), ("library", 1)])
    assert [(one.rank, one.item) for one in ranked] == [(1, "room"), (1, "bus"), (3, "garden"), (4, "library")]


def test_what_got_nothing_has_no_place() -> None:
    assert [one.place for one in rank([("garden", 2), ("room", 0), ("bus", 0)])] == [1, None, None]


def test_nothing_is_ranked_nowhere() -> None:
    assert rank([]) == ()


def test_what_does_not_fit_is_counted() -> None:
    shown, more = top(rank([("a", 3), ("b", 2), ("c", 1)]), 2)
    assert ([one.item for one in shown], more) == (["a", "b"], 1)
    assert top(rank([("a", 3)]), 5)[1] == 0


@given(COUNTS)
def test_a_rank_is_one_more_than_the_number_of_those_with_more(counts: list[tuple[str, int]]) -> None:
    assert all(one.rank == 1 + sum(count > one.count for _, count in counts) for one in rank(counts))
