"""What may be changed while the carousel runs, and what may not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.carousel.rings_on_the_way import under_way
from workshop.domain.carousel.replan_changes import Change, changed
from workshop.domain.refusals import Refusal


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(close=frozenset({(1, 9)})), "replan_station"),
        (Change(close=frozenset({(3, 1)})), "replan_station"),
        (Change(reopen=frozenset({(1, 0)})), "replan_station"),
        (Change(close=frozenset((2, station) for station in range(1, 5))), "replan_all_closed"),
        (Change(merge=(("A", "A"),)), "replan_merge"),
        (Change(merge=(("A", "Z"),)), "replan_merge"),
        (Change(merge=(("A", "B"), ("A", "C"))), "replan_merge"),
        (Change(merge=(("A", "E"),)), "replan_merge_rings"),
        (Change(split="Z"), "replan_split"),
        (Change(split="A"), "replan_split_full"),
        (Change(rounds=1, minutes=5), "plan_rounds"),
    ],
)
def test_what_cannot_be_is_refused(change: Change, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        changed(under_way(4, 4, 4, 1, rings=2), change)


def test_nobody_begins_anew_once_the_first_round_is_over() -> None:
    with pytest.raises(Refusal, match="replan_split_late"):
        changed(under_way(3, 4, 4, 2), Change(split="A"))
    assert changed(under_way(3, 4, 4, 1), Change(split="A")).groups[-1].letter == "D"


def test_a_round_that_has_begun_cannot_be_dropped() -> None:
    with pytest.raises(Refusal, match="replan_no_round"):
        changed(under_way(4, 4, 4, 4), Change(rounds=-1))


def test_a_round_to_which_people_walk_cannot_be_dropped() -> None:
    walking = replace(under_way(4, 4, 4, 3), fixed=4)
    with pytest.raises(Refusal, match="replan_no_round"):
        changed(walking, Change(rounds=-1))
    assert len(changed(replace(walking, fixed=3), Change(rounds=-1)).minutes) == 3


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_new_round_needs_minutes(minutes: int) -> None:
    with pytest.raises(Refusal, match="round_minutes"):
        changed(under_way(4, 4, 3, 1), Change(rounds=1, minutes=minutes))


def test_the_larger_group_leads_and_of_equals_the_one_that_is_joined() -> None:
    larger = changed(under_way(4, 4, 4, 1, sizes=(6, 2, 5, 5)), Change(merge=(("A", "B"),)))
    assert [group.joined for group in larger.groups] == [None, "A", None, None]
    equal = changed(under_way(4, 4, 4, 1), Change(merge=(("A", "B"),)))
    assert [group.joined for group in equal.groups] == ["B", None, None, None]


def test_a_group_that_cannot_walk_leads_however_small() -> None:
    joined = changed(under_way(4, 4, 4, 1, sizes=(6, 2, 5, 5), seated=[1]), Change(merge=(("B", "A"),)))
    assert [group.joined for group in joined.groups] == ["B", None, None, None]


def test_who_had_joined_a_group_goes_with_it_to_the_next() -> None:
    first = changed(under_way(4, 4, 4, 1, sizes=(2, 3, 8, 5)), Change(merge=(("A", "B"),)))
    second = changed(first, Change(merge=(("B", "C"),)))
    assert [group.joined for group in second.groups] == ["C", "C", None, None]
    assert second.people(second.groups[2]) == 13


def test_a_station_that_opens_again_is_open() -> None:
    closed = changed(under_way(3, 4, 4, 1), Change(close=frozenset({(1, 2)})))
    assert closed.open_in(1) == (1, 3, 4)
    assert changed(closed, Change(reopen=frozenset({(1, 2)}))).open_in(1) == (1, 2, 3, 4)


def test_a_table_that_opens_again_leaves_the_same_station_closed_in_the_other_ring() -> None:
    standing = under_way(3, 4, 4, 1, rings=2)
    closed = changed(standing, Change(close=standing.everywhere(2)))
    assert (closed.open_in(1), closed.open_in(2)) == ((1, 3, 4), (1, 3, 4))
    again = changed(closed, Change(reopen=frozenset({(2, 2)})))
    assert (again.open_in(1), again.open_in(2)) == ((1, 3, 4), (1, 2, 3, 4))


def test_a_full_ring_is_split_no_further_though_the_other_has_room() -> None:
    standing = under_way(3, 4, 4, 1, rings=2)
    closed = changed(standing, Change(close=frozenset({(1, 4)})))
    with pytest.raises(Refusal, match="replan_split_full"):
        changed(closed, Change(split="A"))
    assert changed(closed, Change(split="D")).groups[-1].ring == 2
