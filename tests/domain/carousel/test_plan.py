"""The whole plan."""

from __future__ import annotations

import json
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel import Caution, Mode, Plan, Reason, make_plan
from workshop.domain.carousel.rotation import coverage
from workshop.domain.refusals import Refusal


def codes(plan: Plan) -> list[str]:
    return [warning.code for warning in plan.warnings]


def test_the_plan_of_an_ordinary_evening() -> None:
    plan = make_plan(17, 4, 50)
    assert plan.to_json_dict() == {
        "rings": [
            {
                "groups": [
                    {"name": "blue", "size": 5, "route": [1, 2, 3, 4]},
                    {"name": "orange", "size": 4, "route": [2, 3, 4, 1]},
                    {"name": "green", "size": 4, "route": [3, 4, 1, 2]},
                    {"name": "yellow", "size": 4, "route": [4, 1, 2, 3]},
                ]
            }
        ],
        "minutes": [14, 11, 9, 7],
        "home": 5,
        "warnings": [],
    }


def test_letters_run_on_and_colours_come_again() -> None:
    groups = make_plan(60, 4, 50).groups
    assert [group.letter for group in groups] == list("ABCDEFGHIJKL")
    assert [group.name for group in groups[7:10]] == ["black", "blue 2", "orange 2"]
    assert make_plan(300, 2, 50).groups[27].letter == "AB"


def test_a_warning_is_a_line_that_a_script_can_read() -> None:
    lines = make_plan(16, 5, 45).to_json_dict()["warnings"]
    assert lines == ["stations_unseen unseen=1 stations=5", "coverage_uneven most=4 fewest=3"]


def test_the_words_of_a_warning_can_be_given() -> None:
    said = make_plan(16, 5, 45).to_json_dict(say=lambda warning: str(warning.facts.get("most", "")))
    assert said["warnings"] == ["", "4"]


def test_fewer_rounds_show_what_a_group_will_not_see() -> None:
    plan = make_plan(30, 6, 51)
    assert plan.unseen(plan.groups[0]) == (5, 6)
    assert Caution.STATIONS_UNSEEN in codes(plan)


def test_a_station_that_nobody_visits_is_named() -> None:
    empty = [warning.facts for warning in make_plan(8, 12, 50).warnings if warning.code is Caution.STATIONS_EMPTY]
    assert empty == [{"empty": 4}]


def test_a_station_that_is_visited_once_is_not_empty() -> None:
    assert Caution.STATIONS_EMPTY not in codes(make_plan(8, 4, 50, rounds=2))


def test_rounds_asked_for_are_kept_and_warned_about() -> None:
    plan = make_plan(24, 6, 50, rounds=6)
    assert plan.minutes[-1] < 5
    assert {Caution.ROUND_SHORT, Caution.MANY_ROUNDS} <= set(codes(plan))
    with pytest.raises(Refusal, match="plan_rounds"):
        make_plan(24, 4, 50, rounds=0)


def test_mixed_order_says_that_predecessors_differ() -> None:
    said = [reason.code for reason in make_plan(24, 4, 50, order="mixed").reasons]
    assert Reason.PREDECESSORS_DIFFER in said
    assert Reason.EVERY_STATION_SEEN in said


def test_two_groups_have_no_predecessors_to_choose_from() -> None:
    assert Reason.PREDECESSORS_DIFFER not in [reason.code for reason in make_plan(8, 2, 50).reasons]


def test_moving_sheets_save_walking_time() -> None:
    plan = make_plan(24, 4, 50, mode="sheets_move")
    assert (plan.move, plan.minutes) == (0.5, (15, 12, 9, 8))
    assert plan.groups[1].tables == (2, 2, 2, 2)


def test_one_group_that_cannot_walk_keeps_its_table() -> None:
    plan = make_plan(24, 4, 50, seated=["B"])
    assert plan.groups[1].tables == (2, 2, 2, 2)
    assert plan.groups[1].seated
    assert plan.rings[0].mode is Mode.GROUPS_MOVE


def test_two_in_a_ring_let_the_sheets_move_in_that_ring_alone() -> None:
    plan = make_plan(40, 4, 50, seated=["A", "B", "E"])
    assert [ring.mode for ring in plan.rings] == [Mode.SHEETS_MOVE, Mode.GROUPS_MOVE]
    assert [warning.facts for warning in plan.warnings] == [{"ring": 1}]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"people": 0}, "plan_people"),
        ({"order": "wild"}, "plan_order"),
        ({"mode": "wild"}, "plan_mode"),
        ({"minutes": 6}, "plan_time"),
        ({"seated": ["Z"]}, "plan_seated_unknown"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(wish: dict[str, object], code: str) -> None:
    asked: dict[str, object] = {"people": 24, "stations": 4, "minutes": 50}
    with pytest.raises(Refusal, match=code):
        make_plan(**{**asked, **wish})  # type: ignore[arg-type]


@given(
    people=st.integers(1, 300),
    stations=st.integers(2, 12),
    minutes=st.integers(30, 180),
    hosts=st.none() | st.integers(0, 40),
    order=st.sampled_from(["simple", "mixed"]),
)
def test_every_plan_holds_what_it_promises(
    people: int, stations: int, minutes: int, hosts: int | None, order: str
) -> None:
    plan = make_plan(people, stations, minutes, hosts, order)
    sizes = [group.size for group in plan.groups]
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    for ring in plan.rings:
        for stand in zip(*(group.route for group in ring.groups), strict=True):
            assert len(set(stand)) == len(stand)
    assert all(len(set(group.route)) == len(plan.minutes) for group in plan.groups)
    assert len({(group.colour, group.turn) for group in plan.groups}) == len(plan.groups)
    assert json.loads(json.dumps(plan.to_json_dict())) == plan.to_json_dict()


@pytest.mark.parametrize("stations", range(2, 13))
def test_every_room_from_eight_to_three_hundred_people_is_planned_as_promised(stations: int) -> None:
    """No two groups of a ring at a station, none there twice, sizes alike, coverage even or said to be uneven."""
    for people in range(8, 301):
        plan = make_plan(people, stations, 90)
        sizes = [group.size for group in plan.groups]
        assert sum(sizes) == people
        assert 3 <= min(sizes) <= max(sizes) <= min(8, min(sizes) + 1)
        for ring in plan.rings:
            routes = [group.route for group in ring.groups]
            assert all(len(set(stand)) == len(routes) for stand in zip(*routes, strict=True))
            assert all(len(set(route)) == len(plan.minutes) for route in routes)
            visits = coverage(tuple(routes), stations)
            assert max(visits) - min(visits) <= 1
            assert (max(visits) != min(visits)) == (Caution.COVERAGE_UNEVEN in codes(plan))
            assert len(routes) < stations or set(visits) == {len(plan.minutes)}


def test_three_hundred_people_are_planned_within_fifty_milliseconds() -> None:
    def seconds() -> float:
        begun = perf_counter()
        make_plan(300, 12, 120, order="mixed")
        return perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.05
