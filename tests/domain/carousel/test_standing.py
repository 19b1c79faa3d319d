"""A carousel that has begun, as values."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.carousel.rings_on_the_way import under_way


def test_a_group_that_joined_has_seen_what_its_leader_saw_since() -> None:
    standing = under_way(4, 4, 4, 3)
    early = replace(standing.groups[1], past=(2,), joined="A")
    joined = replace(standing, groups=(standing.groups[0], early, *standing.groups[2:]))
    assert joined.histories(joined.groups[0]) == (frozenset({1, 2, 3}), frozenset({2, 3}))
    assert [group.letter for group in joined.walking(1)] == ["A", "C", "D"]
    assert joined.people(joined.groups[0]) == 10


def test_what_is_unseen_counts_closed_stations_too() -> None:
    standing = replace(under_way(2, 4, 4, 1), closed=frozenset({(1, 4)}))
    assert standing.open_in(1) == (1, 2, 3)
    assert standing.unseen({1, 2}) == (3, 4)


def test_tables_are_numbered_on_from_ring_to_ring() -> None:
    standing = under_way(2, 3, 3, 1, rings=2)
    assert [standing.table(spot) for spot in standing.spots] == [1, 2, 3, 4, 5, 6]
    assert standing.everywhere(2) == {(1, 2), (2, 2)}
    assert {standing.table(spot) for spot in standing.everywhere(2)} == {2, 5}


def test_a_break_lasts_in_place_of_its_move() -> None:
    standing = under_way(4, 4, 3, 1)
    assert standing.lasts == 13 + 10 + 8 + 2 * 1.5
    assert replace(standing, break_after=2, pause=10).lasts == 13 + 10 + 8 + 1.5 + 10
