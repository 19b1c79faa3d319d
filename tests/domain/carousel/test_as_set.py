"""Plans that were set by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.domain.carousel import Caution, Reason, make_plan
from workshop.domain.carousel.as_set import Wanted, plan_as_set
from workshop.domain.carousel.sizing import MOST_GROUPS
from workshop.domain.refusals import Refusal

USUAL = Wanted(people=24, stations=4, minutes=(14, 11, 9, 7))


def codes(wanted: Wanted) -> set[Caution]:
    return {note.code for note in plan_as_set(wanted).warnings if isinstance(note.code, Caution)}


def test_nothing_set_is_the_plan_that_is_proposed() -> None:
    proposed = make_plan(24, 4, 50)
    set_by_hand = plan_as_set(replace(USUAL, minutes=proposed.minutes))
    assert (set_by_hand.rings, set_by_hand.warnings) == (proposed.rings, proposed.warnings)
    assert set_by_hand.reasons == proposed.reasons


def test_groups_and_rings_are_as_they_were_set() -> None:
    plan = plan_as_set(replace(USUAL, rings=2, groups=3))
    assert [[group.size for group in ring.groups] for ring in plan.rings] == [[4, 4, 4], [4, 4, 4]]
    assert [group.letter for group in plan.groups] == list("ABCDEF")


@pytest.mark.parametrize(
    ("change", "caution"),
    [
        ({"groups": 4, "people": 9}, Caution.GROUPS_SMALL),
        ({"groups": 2}, Caution.GROUPS_LARGE),
        ({"minutes": (7, 6, 6, 6)}, Caution.FIRST_ROUND_SHORT),
        ({"minutes": (14, 11, 9, 4)}, Caution.ROUND_SHORT),
        ({"minutes": (25, 11, 9, 7)}, Caution.ROUND_LONG),
        ({"minutes": (20, 20, 15, 15)}, Caution.LONG_WITHOUT_BREAK),
        ({"minutes": (14, 11, 9)}, Caution.STATIONS_UNSEEN),
        ({"stations": 6, "groups": 4, "minutes": (10, 8)}, Caution.COVERAGE_UNEVEN),
    ],
)
def test_what_there_is_to_know_is_said(change: dict[str, Any], caution: Caution) -> None:
    assert caution in codes(replace(USUAL, **change))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"minutes": ()}, "plan_rounds"),
        ({"minutes": (9, 9, 9, 9, 9)}, "plan_rounds"),
        ({"groups": 5}, "plan_groups"),
        ({"groups": 4, "rings": 8}, "plan_groups_many"),
        ({"people": 0, "groups": 2}, "plan_people"),
        ({"people": 301}, "plan_people"),
        ({"stations": 1, "minutes": (9,)}, "plan_stations"),
        ({"order": "backwards"}, "plan_order"),
        ({"mode": "fly"}, "plan_mode"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        plan_as_set(replace(USUAL, **change))


def test_fewer_hosts_than_rings_need_make_larger_groups_and_missing_ones_are_said() -> None:
    thirty = replace(USUAL, people=30)
    assert [len(ring.groups) for ring in plan_as_set(thirty).rings] == [3, 3]
    one_ring = plan_as_set(replace(thirty, hosts=4))
    assert [group.size for group in one_ring.groups] == [8, 8, 7, 7]
    assert [note.code for note in one_ring.warnings] == [Caution.GROUPS_LARGE]


def test_stations_without_a_host_stay_in_the_plan_and_are_said() -> None:
    plan = plan_as_set(replace(USUAL, people=15, hosts=3))
    assert plan.stations == 4
    assert {station for group in plan.groups for station in group.route} == {1, 2, 3, 4}
    said = {note.code: note.facts for note in plan.warnings}
    assert said[Caution.STATIONS_CUT] == {"stations": 3, "asked": 4}
    assert Caution.HOSTS_MISSING not in said


def test_hosts_missing_for_a_second_ring_are_counted_over_all_stations() -> None:
    said = {note.code: note.facts for note in plan_as_set(replace(USUAL, people=48, hosts=3)).warnings}
    assert said[Caution.HOSTS_MISSING]["needed"] == 8


def test_a_group_that_cannot_walk_stays_and_one_more_lets_the_sheets_move() -> None:
    one = plan_as_set(replace(USUAL, seated=("B", "Z")))
    assert one.groups[1].tables == (2, 2, 2, 2)
    assert [note.facts for note in one.reasons if note.code is Reason.SEATED_STAYS] == [{"table": 2}]
    two = plan_as_set(replace(USUAL, seated=("B", "C")))
    assert [group.tables for group in two.groups] == [(table,) * 4 for table in (1, 2, 3, 4)]
    assert [note.facts for note in two.warnings] == [{"ring": 1}]


def test_a_seated_group_of_a_later_ring_is_named_by_its_table_in_the_hall() -> None:
    reasons = plan_as_set(replace(USUAL, people=48, seated=("F",))).reasons
    assert [note.facts for note in reasons if note.code is Reason.SEATED_STAYS] == [{"table": 6}]


@pytest.mark.parametrize(
    ("change", "reason", "facts"),
    [
        ({"stations": 4}, Reason.PREDECESSORS_DIFFER, {"groups": 4}),
        ({"stations": 3, "people": 15}, Reason.PREDECESSORS_ODD, {"stations": 3, "most": 1}),
        ({"stations": 5}, Reason.PREDECESSORS_ODD, {"stations": 5, "most": 3}),
        ({"stations": 6, "people": 36}, Reason.PREDECESSORS_SOME, {"fewest": 3, "most": 3}),
    ],
)
def test_the_mixed_order_says_how_far_it_gets(change: dict[str, Any], reason: Reason, facts: dict[str, int]) -> None:
    rounds = min(change["stations"], 5 if change["stations"] == 5 else 4)
    wanted = replace(USUAL, minutes=(10,) * rounds, order="mixed", **change)
    said = {note.code: note.facts for note in plan_as_set(wanted).reasons}
    assert said[reason] == facts
    simple = {note.code for note in plan_as_set(replace(wanted, order="simple")).reasons}
    assert not simple & {Reason.PREDECESSORS_DIFFER, Reason.PREDECESSORS_ODD, Reason.PREDECESSORS_SOME}


def test_in_the_cafe_every_table_is_taken_and_nobody_walks_as_a_group() -> None:
    plan = plan_as_set(replace(USUAL, people=15, mode="cafe", seated=("A",)))
    assert [group.size for group in plan.groups] == [4, 4, 4, 3]
    assert not any(group.seated for group in plan.groups)
    assert Reason.PEOPLE_MIX in {note.code for note in plan.reasons}
    assert [note.facts for note in plan.warnings] == [{"most": 2}]


@given(
    people=st.integers(1, 300),
    stations=st.integers(2, 12),
    rounds=st.integers(1, 5),
    rings=st.one_of(st.none(), st.integers(1, 8)),
    groups=st.one_of(st.none(), st.integers(1, 12)),
    order=st.sampled_from(["simple", "mixed"]),
)
def test_whatever_is_set_nobody_meets_at_a_table_and_nobody_is_lost(
    people: int, stations: int, rounds: int, rings: int | None, groups: int | None, order: str
) -> None:
    wanted = Wanted(people, stations, (10,) * rounds, rings=rings, groups=groups, order=order)
    try:
        plan = plan_as_set(wanted)
    except Refusal:
        assume(False)
    assert sum(group.size for group in plan.groups) == people
    assert len(plan.groups) <= MOST_GROUPS
    for ring in plan.rings:
        for number in range(rounds):
            at = [group.tables[number] for group in ring.groups]
            assert len(set(at)) == len(at)
        assert all(len(set(group.route)) == rounds for group in ring.groups)
