"""Planning again while the carousel runs (R11, R12, R20-R22)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.carousel.rings_on_the_way import is_changed, under_way
from workshop.domain.carousel.notes import Caution
from workshop.domain.carousel.replan import NewPlan, replan
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.carousel.rotation import Mode, Order
from workshop.domain.carousel.standing import Spot, Standing
from workshop.domain.refusals import Refusal


@st.composite
def carousels(draw: st.DrawFn) -> Standing:
    stations = draw(st.integers(2, 12))
    groups, rounds = draw(st.integers(1, stations)), draw(st.integers(1, stations))
    done, order = draw(st.integers(0, rounds)), draw(st.sampled_from(Order))
    rings = draw(st.integers(1, 2))
    sizes = draw(st.lists(st.integers(1, 8), min_size=groups * rings, max_size=groups * rings))
    return under_way(groups, stations, rounds, done, rings=rings, sizes=sizes, order=order)


@st.composite
def closures(draw: st.DrawFn, standing: Standing) -> frozenset[Spot]:
    """Other tables in every ring, and always one that stays."""
    stations = st.frozensets(st.integers(1, standing.stations), max_size=min(3, standing.stations - 1))
    return frozenset((ring, station) for ring in standing.rings for station in draw(stations))


def closing(standing: Standing, spots: frozenset[Spot]) -> Change:
    """Tables closed, with the groups joined that must be."""
    try:
        replan(standing, Change(close=spots))
    except Refusal as refusal:
        return Change(close=spots, merge=refusal.facts["merge"])
    return Change(close=spots)


ONE = {station: frozenset({(1, station)}) for station in range(1, 13)}
"""A station in the first ring."""


def valid(plan: NewPlan) -> bool:
    """Nobody at a closed station but a group at home, no two at one, each at a table of its own, home as well."""
    new = plan.standing
    for ring in new.rings:
        walking = new.walking(ring)
        for stops in [*zip(*(group.ahead for group in walking), strict=True), tuple(group.home for group in walking)]:
            stations = [stop[0] for stop in stops if stop]
            tables = [stop[1] for stop in stops if stop]
            if len(set(stations)) != len(walking) or len(set(tables)) != len(walking):
                return False
        ahead = {stop[0] for group in walking for stop in group.ahead if stop}
        if not ahead <= set(new.open_in(ring)):
            return False
        if any((ring, group.home[0]) in new.closed - new.visited for group in walking if group.home):
            return False
    return True


@given(carousels())
def test_a_plan_that_nothing_changes_stays_as_it_was_printed(standing: Standing) -> None:
    plan = replan(standing, Change())
    assert plan.standing == standing
    assert not any(is_changed(way) for way in plan.ways)
    assert (plan.later, plan.warnings) == (0, ())


@given(carousels(), st.data())
def test_a_change_leaves_a_valid_plan_and_what_is_done_alone(standing: Standing, data: st.DataObject) -> None:
    plan = replan(standing, closing(standing, data.draw(closures(standing))))
    assert valid(plan)
    assert [group.past for group in plan.standing.groups] == [group.past for group in standing.groups]


@given(carousels(), st.data())
def test_a_table_that_closes_changes_nothing_in_another_ring(standing: Standing, data: st.DataObject) -> None:
    ring = data.draw(st.sampled_from(standing.rings))
    spots = frozenset(spot for spot in data.draw(closures(standing)) if spot[0] == ring)
    plan = replan(standing, closing(standing, spots))
    assert valid(plan)
    others = [group for group in plan.standing.groups if group.ring != ring]
    assert others == [group for group in standing.groups if group.ring != ring]


@given(st.integers(4, 12), st.data())
def test_a_group_sees_nothing_twice_while_every_group_can_be_given_something_new(
    stations: int, data: st.DataObject
) -> None:
    """Where groups and rounds together are no more than the stations, each group in turn finds one that is open, new
    to it and free, round by round: so there is a plan without repeats."""
    rounds = data.draw(st.integers(2, stations - 1))
    groups, done = data.draw(st.integers(1, stations - rounds)), data.draw(st.integers(0, rounds - 1))
    closed = data.draw(st.integers(1, stations))
    plan = replan(under_way(groups, stations, rounds, done), Change(close=ONE[closed]))
    assert valid(plan)
    for group in plan.standing.groups:
        route = (*group.past, *(station for station in group.printed if station))
        assert max(Counter(route).values()) == 1


def test_a_closed_station_names_the_groups_to_join_smallest_first() -> None:
    standing = under_way(4, 4, 4, 2, sizes=(5, 4, 2, 6))
    with pytest.raises(Refusal) as refused:
        replan(standing, Change(close=ONE[3]))
    assert refused.value.code == "replan_groups"
    assert refused.value.facts == {"ring": 1, "groups": 4, "stations": 3, "merge": (("C", "B"),)}


def test_station_three_of_four_drops_out_in_round_two() -> None:
    plan = replan(under_way(4, 4, 4, 2), Change(close=ONE[3], merge=(("B", "A"),)))
    ways = {way.letter: way for way in plan.ways}
    assert valid(plan)
    assert (ways["B"].joined, ways["B"].after, ways["B"].home_after) == ("A", ways["A"].after, (1, 1))
    assert ways["C"].after == ways["C"].before
    assert [letter for letter, way in ways.items() if 3 in way.unseen] == ["A", "D"]
    assert {note.code for note in plan.warnings} == {
        Caution.STATIONS_REPEATED,
        Caution.GROUPS_LARGE,
        Caution.HOME_LOST,
    }


def test_the_group_whose_first_table_closes_comes_back_to_it_in_the_home_round() -> None:
    closed = replan(under_way(4, 5, 4, 2), Change(close=ONE[3]))
    assert [group.home for group in closed.standing.groups] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    later = replan(closed.standing, Change(rounds=-1))
    assert [group.home for group in later.standing.groups] == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_a_group_whose_table_closes_before_anybody_sat_there_is_at_home_where_it_begins() -> None:
    third = replan(under_way(4, 5, 4, 0), Change(close=ONE[3])).standing.groups[2]
    assert third.home == third.ahead[0] != (3, 3)


def test_a_group_that_is_at_home_at_a_table_is_not_said_to_miss_it() -> None:
    standing = under_way(2, 4, 1, 1)
    way = replan(standing, Change(close=ONE[1])).ways[0]
    assert (way.home_after, way.unseen) == ((2, 2), (3, 4))
    assert replan(replace(standing, home=0), Change(close=ONE[1])).ways[0].unseen == (2, 3, 4)


def test_a_table_that_closes_in_the_last_round_has_nobody_in_the_home_round() -> None:
    third = replan(under_way(4, 5, 4, 4), Change(close=ONE[3])).standing.groups[2]
    assert third.home == (5, 5)
    assert 5 in third.past


def test_two_rings_are_planned_each_by_itself_and_only_the_full_one_joins_groups() -> None:
    before = under_way(4, 4, 4, 1, rings=2)
    once = replan(before, Change(merge=(("F", "E"),)))
    assert [way.letter for way in once.ways if is_changed(way) and way.ring == 1] == []
    with pytest.raises(Refusal) as refused:
        replan(once.standing, Change(close=before.everywhere(3)))
    assert refused.value.facts["merge"] == (("B", "A"),)
    both = replan(once.standing, Change(close=before.everywhere(3), merge=(("B", "A"),)))
    assert valid(both)
    assert {way.letter for way in both.ways if way.joined} == {"B", "F"}


def test_each_ring_is_as_full_as_its_own_tables_let_it_be() -> None:
    before = under_way(4, 4, 4, 1, rings=2)
    with pytest.raises(Refusal) as refused:
        replan(before, Change(close=frozenset({(1, 1), (2, 2), (2, 3)})))
    assert (refused.value.facts["ring"], refused.value.facts["stations"]) == (1, 3)
    assert refused.value.facts["merge"] == (("B", "A"), ("F", "E"), ("H", "G"))


def test_a_host_who_leaves_closes_one_table_and_the_other_ring_goes_on_as_printed() -> None:
    plan = replan(under_way(3, 4, 4, 1, rings=2), Change(close=frozenset({(2, 3)})))
    assert valid(plan)
    assert {way.ring for way in plan.ways if is_changed(way)} == {2}
    assert any(3 in (place[0] for place in way.after if place) for way in plan.ways if way.ring == 1)
    assert (plan.standing.open_in(1), plan.standing.open_in(2)) == ((1, 2, 3, 4), (1, 2, 4))


def test_both_rings_are_named_at_once_where_both_are_too_full() -> None:
    standing = under_way(3, 3, 3, 1, rings=2)
    with pytest.raises(Refusal) as refused:
        replan(standing, Change(close=standing.everywhere(1)))
    assert refused.value.facts["merge"] == (("B", "A"), ("E", "D"))


def test_a_seated_group_keeps_its_table_when_its_station_closes() -> None:
    plan = replan(under_way(3, 4, 4, 1, seated=[1]), Change(close=ONE[2]))
    seated = plan.standing.groups[1]
    assert {stop[1] for stop in seated.ahead if stop} == {seated.table}
    assert valid(plan)


def test_where_the_sheets_move_every_group_keeps_its_table() -> None:
    plan = replan(under_way(3, 4, 4, 1, mode=Mode.SHEETS_MOVE), Change(close=ONE[2]))
    for group in plan.standing.groups:
        assert {stop[1] for stop in group.ahead if stop} == {group.table}
    assert valid(plan)


def test_a_round_fewer_ends_earlier_and_says_what_is_not_seen() -> None:
    plan = replan(under_way(4, 4, 4, 2), Change(rounds=-1))
    assert (plan.minutes, plan.later) == ((13, 10, 8), -8.5)
    assert [way.unseen for way in plan.ways] == [(4,), (1,), (2,), (3,)]


def test_a_break_before_the_round_that_is_dropped_is_left_out_with_it() -> None:
    standing = replace(under_way(4, 4, 4, 2), break_after=3, pause=10)
    plan = replan(standing, Change(rounds=-1))
    assert (plan.standing.break_after, plan.later) == (0, -17)
    assert [note.facts for note in plan.warnings if note.code is Caution.BREAK_LEFT_OUT] == [{"after": 3}]


def test_a_break_further_ahead_of_the_end_stays_and_nobody_asks_for_another() -> None:
    standing = replace(under_way(6, 6, 5, 1), break_after=3, pause=10)
    shorter = replan(standing, Change(rounds=-1))
    assert (shorter.standing.break_after, shorter.later, shorter.warnings) == (3, -7.5, ())
    longer = replan(standing, Change(rounds=1, minutes=15))
    assert (longer.standing.break_after, longer.later, longer.warnings) == (3, 16.5, ())


def test_a_round_more_goes_where_nobody_has_been() -> None:
    plan = replan(under_way(4, 4, 3, 1), Change(rounds=1, minutes=6))
    assert (plan.minutes, plan.later) == ((13, 10, 8, 6), 7.5)
    assert [way.unseen for way in plan.ways] == [()] * 4
    assert [way.after[:-1] for way in plan.ways] == [way.before for way in plan.ways]


def test_half_of_a_group_that_is_too_large_becomes_the_next_group() -> None:
    plan = replan(under_way(3, 4, 4, 1, sizes=(9, 5, 5)), Change(split="A"))
    new = plan.ways[-1]
    assert (new.letter, new.size, new.new, new.before) == ("D", 4, True, ())
    assert plan.ways[0].size == 5
    assert valid(plan)


def test_a_short_round_is_warned_of_and_what_was_known_before_is_not_said_again() -> None:
    plan = replan(under_way(4, 4, 3, 1), Change(rounds=1, minutes=3))
    assert {note.code for note in plan.warnings} == {Caution.ROUND_SHORT}


def test_a_station_to_which_nobody_will_have_come_is_named() -> None:
    plan = replan(under_way(2, 4, 3, 1), Change(rounds=-1))
    assert not any(note.code is Caution.STATION_LEFT_OUT for note in plan.warnings)
    alone = replan(under_way(1, 4, 3, 1), Change(rounds=-1))
    left = [note.facts["station"] for note in alone.warnings if note.code is Caution.STATION_LEFT_OUT]
    assert left == [3]


def test_a_group_that_has_arrived_is_as_large_as_those_who_came() -> None:
    standing = under_way(4, 4, 4, 2)
    arrived = replace(standing, groups=tuple(replace(group, there=2) for group in standing.groups))
    joins = Change(merge=(("B", "A"),))
    assert Caution.GROUPS_LARGE in {note.code for note in replan(standing, joins).warnings}
    assert Caution.GROUPS_LARGE not in {note.code for note in replan(arrived, joins).warnings}


def test_a_station_whose_group_joins_another_has_nobody_in_the_home_round() -> None:
    standing = under_way(4, 4, 4, 2)
    joined = replan(standing, Change(merge=(("B", "A"),)))
    assert [note.facts for note in joined.warnings if note.code is Caution.HOME_LOST] == [{"station": 2, "ring": 0}]
    further = replan(joined.standing, Change(merge=(("D", "C"),)))
    lost = [note.facts["station"] for note in further.warnings if note.code is Caution.HOME_LOST]
    assert lost == [4], "only what this change brings"
    without = replan(replace(standing, home=0), Change(merge=(("B", "A"),)))
    assert Caution.HOME_LOST not in {note.code for note in without.warnings}


def test_of_several_rings_the_one_without_a_group_at_home_is_named() -> None:
    plan = replan(under_way(4, 4, 4, 2, rings=2), Change(merge=(("F", "E"),)))
    assert [note.facts for note in plan.warnings if note.code is Caution.HOME_LOST] == [{"station": 2, "ring": 2}]
