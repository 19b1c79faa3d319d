"""R15, R19, R20, R23 at the desk: one arrival after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.arrivals import Joins
from workshop.domain.carousel.rotation import routes
from workshop.domain.check_in import SECTORS, Filling, Newcomer, check_choice, find_place
from workshop.domain.refusals import Refusal

ROUTES = routes(4, 4, 4)
KNOWN = st.none() | st.sampled_from(SECTORS)
ANYBODY = st.builds(Newcomer, child=st.booleans(), sector=KNOWN, together=st.none() | st.sampled_from("abc"))


def ring(*sizes: int) -> list[Filling]:
    return [Filling(size, route=route) for size, route in zip(sizes, ROUTES, strict=True)]


def let_in(newcomers: Sequence[Newcomer], many: int) -> tuple[list[Filling], list[int | None]]:
    """Everybody in turn into ``many`` groups: the groups as they are then, and where each one went."""
    groups, places = [Filling() for _ in range(many)], []
    for newcomer in newcomers:
        place = find_place(newcomer, groups, 0).group
        places.append(place)
        if place is not None:
            groups[place] = joined(groups[place], newcomer)
    return groups, places


def joined(group: Filling, newcomer: Newcomer) -> Filling:
    sectors = Counter(group.sectors)
    if newcomer.sector:
        sectors[newcomer.sector] += 1
    tags = group.tags | ({newcomer.together} if newcomer.together else set())
    return replace(group, size=group.size + (not newcomer.child), sectors=sectors, tags=frozenset(tags))


@given(st.lists(KNOWN, max_size=60), st.integers(1, 8))
def test_sizes_differ_by_at_most_one_however_people_arrive(sectors: list[str | None], many: int) -> None:
    groups, _places = let_in([Newcomer(sector=sector) for sector in sectors], many)
    sizes = [group.size for group in groups]
    assert max(sizes) - min(sizes) <= 1
    assert sum(sizes) == len(sectors)


@given(st.lists(ANYBODY, max_size=40), st.integers(1, 8))
def test_parties_stay_together_and_children_are_in_no_group(people: list[Newcomer], many: int) -> None:
    _groups, places = let_in(people, many)
    for person, place in zip(people, places, strict=True):
        assert (place is None) == person.child
    for tag in "abc":
        where = {
            place for person, place in zip(people, places, strict=True) if person.together == tag and not person.child
        }
        assert len(where) <= 1


def test_of_equal_groups_the_one_with_fewest_of_the_sector_is_chosen() -> None:
    groups = [Filling(2, sectors={"public": 1}), Filling(2, sectors={"public": 0, "society": 2}), Filling(3)]
    assert find_place(Newcomer(sector="public"), groups, 0).group == 1
    assert find_place(Newcomer(sector="society"), groups, 0).group == 0


def test_then_the_one_with_fewest_of_the_age_band() -> None:
    groups = [Filling(2, age_bands={"65+": 2}), Filling(2)]
    assert find_place(Newcomer(age_band="65+"), groups, 0).group == 1


def test_a_carer_joins_the_other_even_in_a_larger_group() -> None:
    groups = [Filling(2), Filling(6, tags=frozenset({"7"}))]
    assert find_place(Newcomer(together="7"), groups, 0).group == 1
    assert find_place(Newcomer(together="7"), groups, 3).group == 1
    assert find_place(Newcomer(together="not here yet"), groups, 0).group == 0


def test_a_child_goes_to_the_child_table_unless_somebody_helps() -> None:
    groups = [Filling(3), Filling(2)]
    assert find_place(Newcomer(child=True), groups, 0).group is None
    assert find_place(Newcomer(child=True), [], 2).group is None
    assert find_place(Newcomer(child=True, with_helper=True), groups, 0).group == 1


def test_whoever_cannot_walk_settles_a_group_and_the_next_joins_it() -> None:
    first = find_place(Newcomer(seated=True), [Filling(2), Filling(1)], 0)
    assert (first.group, first.settles) == (1, True)
    second = find_place(Newcomer(seated=True), [Filling(2), Filling(3, stays=True)], 0)
    assert (second.group, second.settles) == (1, False)


def test_one_group_in_a_ring_stays_and_a_full_one_sends_on_to_the_other_ring() -> None:
    full = [Filling(8, ring=1, stays=True), Filling(2, ring=1), Filling(5, ring=2), Filling(4, ring=2)]
    place = find_place(Newcomer(seated=True), full, 0)
    assert (place.group, place.settles) == (3, True)
    alone = find_place(Newcomer(seated=True), full[:2], 0)
    assert (alone.group, alone.settles) == (0, False)


def test_where_nobody_walks_or_the_rounds_have_begun_no_group_is_settled() -> None:
    assert not find_place(Newcomer(seated=True), ring(3, 3, 3, 3), 0, walking=False).settles
    assert not find_place(Newcomer(seated=True), ring(3, 3, 3, 3), 2).settles


def test_a_latecomer_is_sent_to_the_smallest_group_with_a_recap() -> None:
    place = find_place(Newcomer(sector="public"), ring(5, 5, 4, 5), 2)
    assert (place.group, place.joins, place.recap) == (2, Joins.ROUND, True)


def test_of_equal_groups_a_latecomer_takes_the_one_that_comes_nearest_the_door() -> None:
    chosen = find_place(Newcomer(), ring(5, 5, 5, 5), 1, door=[4, 3, 2, 1]).group
    assert chosen is not None
    assert ROUTES[chosen][1] == 4


@pytest.mark.parametrize(("number", "joins"), [(0, Joins.ROUND), (4, Joins.HOME_ROUND), (5, Joins.VOTING)])
def test_nobody_is_too_late(number: int, joins: Joins) -> None:
    place = find_place(Newcomer(), ring(5, 5, 5, 5), number)
    assert (place.joins, place.recap) == (joins, False)


def test_without_groups_no_adult_can_be_seated() -> None:
    with pytest.raises(Refusal, match="plan_groups"):
        find_place(Newcomer(), [], 0)


def test_what_is_not_on_the_list_is_refused() -> None:
    assert check_choice("", SECTORS) is None
    assert check_choice("public", SECTORS) == "public"
    with pytest.raises(Refusal, match="choice_unknown"):
        check_choice("somebody", SECTORS)
