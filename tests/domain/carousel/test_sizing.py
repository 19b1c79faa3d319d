"""R1-R6, R11: rings and groups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.notes import Caution, Reason
from workshop.domain.carousel.sizing import share_people, size_rings
from workshop.domain.refusals import Refusal

PEOPLE = st.integers(8, 300)
STATIONS = st.integers(2, 12)


@pytest.mark.parametrize(
    ("people", "groups", "sizes"),
    [(23, 5, (5, 5, 5, 4, 4)), (17, 4, (5, 4, 4, 4)), (24, 4, (6, 6, 6, 6)), (3, 5, (1, 1, 1, 0, 0)), (0, 2, (0, 0))],
)
def test_people_are_shared_with_at_most_one_between_groups(people: int, groups: int, sizes: tuple[int, ...]) -> None:
    assert share_people(people, groups) == sizes


def test_nobody_is_shared_among_no_groups() -> None:
    with pytest.raises(Refusal, match="plan_groups"):
        share_people(10, 0)


@pytest.mark.parametrize(
    ("stations", "people", "rings", "groups", "least", "most"),
    [
        (4, 8, 1, 2, 4, 4),
        (4, 12, 1, 3, 4, 4),
        (4, 15, 1, 3, 5, 5),
        (4, 18, 1, 4, 4, 5),
        (4, 20, 1, 4, 5, 5),
        (4, 24, 1, 4, 6, 6),
        (4, 30, 2, 3, 5, 5),
        (4, 40, 2, 4, 5, 5),
        (4, 60, 3, 4, 5, 5),
        (5, 24, 1, 5, 4, 5),
        (5, 28, 1, 5, 5, 6),
        (5, 30, 1, 5, 6, 6),
        (5, 36, 2, 4, 4, 5),
        (5, 48, 2, 5, 4, 5),
    ],
)
def test_the_suggestions_of_the_method(
    stations: int, people: int, rings: int, groups: int, least: int, most: int
) -> None:
    sizing = size_rings(people, stations)
    found = (sizing.rings, sizing.groups, min(sizing.flat), max(sizing.flat))
    assert found == (rings, groups, least, most)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [
        (24, ((6, 6, 6, 6),)),
        (31, ((6, 5, 5), (5, 5, 5))),
        (38, ((5, 5, 5, 5), (5, 5, 4, 4))),
    ],
)
def test_the_three_evenings_of_the_method(people: int, sizes: tuple[tuple[int, ...], ...]) -> None:
    assert size_rings(people, 4).sizes == sizes


def test_thirty_people_with_hosts_for_one_ring_only_sit_in_large_groups() -> None:
    sizing = size_rings(30, 4, hosts=4)
    assert sizing.sizes == ((8, 8, 7, 7),)
    assert [warning.code for warning in sizing.warnings] == [Caution.GROUPS_LARGE]


def test_thirty_people_with_hosts_for_two_rings_use_them() -> None:
    assert size_rings(30, 4, hosts=8).sizes == ((5, 5, 5), (5, 5, 5))


def test_above_thirty_six_people_large_groups_make_two_rings() -> None:
    assert size_rings(37, 6).sizes == ((5, 5, 5, 5), (5, 4, 4, 4))


def test_nine_people_need_no_second_thought() -> None:
    assert [warning.facts for warning in size_rings(8, 4).warnings] == [{"people": 8, "least": 9}]
    assert size_rings(9, 4).warnings == ()


def test_too_few_hosts_cut_the_stations() -> None:
    sizing = size_rings(20, 5, hosts=3)
    assert sizing.stations == 3
    assert Caution.STATIONS_CUT in [warning.code for warning in sizing.warnings]


def test_more_people_than_hosts_can_take_open_rings_all_the_same_and_say_so() -> None:
    sizing = size_rings(40, 4, hosts=4)
    missing = [warning.facts for warning in sizing.warnings if warning.code is Caution.HOSTS_MISSING]
    assert sizing.rings == 2
    assert missing == [{"hosts": 4, "needed": 8}]


@pytest.mark.parametrize("people", range(1, 8))
def test_a_handful_goes_through_all_questions_at_one_table(people: int) -> None:
    sizing = size_rings(people, 4)
    assert sizing.sizes == ((people,),)
    assert [reason.code for reason in sizing.reasons] == [Reason.ONE_TABLE]
    assert [warning.code for warning in sizing.warnings] == [Caution.FEW_PEOPLE]


def test_one_ring_serves_an_ordinary_evening_of_thirty_five() -> None:
    assert size_rings(35, 5).sizes == ((7, 7, 7, 7, 7),)


def test_the_reasons_carry_their_numbers() -> None:
    reasons = {reason.code: reason.facts for reason in size_rings(31, 4).reasons}
    assert reasons == {
        Reason.GROUPS_FIT: {"groups": 6, "least": 5, "most": 6},
        Reason.RINGS_OPENED: {"rings": 2, "hosts": 8},
        Reason.STARTS_SPREAD: {"groups": 3, "stations": 4},
    }


@pytest.mark.parametrize(
    ("people", "stations", "hosts", "code"),
    [
        (0, 4, None, "plan_people"),
        (301, 4, None, "plan_people"),
        (20, 1, None, "plan_stations"),
        (20, 13, None, "plan_stations"),
        (20, 4, -1, "plan_hosts"),
    ],
)
def test_what_no_room_holds_is_refused(people: int, stations: int, hosts: int | None, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        size_rings(people, stations, hosts)


@given(people=PEOPLE, stations=STATIONS, hosts=st.none() | st.integers(0, 60))
def test_every_plan_seats_everybody_within_the_hard_limits(people: int, stations: int, hosts: int | None) -> None:
    sizing = size_rings(people, stations, hosts)
    assert sum(sizing.flat) == people
    assert 3 <= min(sizing.flat) <= max(sizing.flat) <= 8
    assert max(sizing.flat) - min(sizing.flat) <= 1
    assert 2 <= sizing.groups <= sizing.stations <= stations


@given(people=PEOPLE, stations=STATIONS, hosts=st.integers(2, 60))
def test_hosts_are_never_asked_for_twice_in_silence(people: int, stations: int, hosts: int) -> None:
    sizing = size_rings(people, stations, hosts)
    warned = Caution.HOSTS_MISSING in [warning.code for warning in sizing.warnings]
    assert warned == (sizing.rings * sizing.stations > hosts)
