"""Plans that were set by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workshop.domain.carousel import Caution, make_plan
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
