"""R20, R22: late and too many."""

from __future__ import annotations

import pytest

from workshop.domain.carousel.arrivals import Joins, Remedy, Walking, outlook, seat_latecomer
from workshop.domain.carousel.rotation import routes
from workshop.domain.refusals import Refusal

ROUTES = routes(4, 4, 4)


def ring(*sizes: int) -> list[Walking]:
    return [Walking(size, route) for size, route in zip(sizes, ROUTES, strict=True)]


def test_a_latecomer_joins_the_smallest_group_and_gets_a_recap() -> None:
    for number in (1, 2, 3):
        seat = seat_latecomer(ring(5, 5, 4, 5), round_number=number)
        assert (seat.group, seat.joins, seat.recap) == (2, Joins.ROUND, True)


def test_before_the_first_round_there_is_nothing_to_recap() -> None:
    seat = seat_latecomer(ring(5, 5, 5, 5), round_number=0)
    assert (seat.group, seat.joins, seat.recap) == (0, Joins.ROUND, False)


def test_of_equal_groups_the_one_that_comes_nearest_the_door() -> None:
    seat = seat_latecomer(ring(5, 5, 5, 5), round_number=1, door=[4, 3, 2, 1])
    assert ROUTES[seat.group][1] == 4


def test_the_last_round_is_too_late_for_the_round_but_not_for_the_home_round() -> None:
    assert seat_latecomer(ring(5, 5, 5, 4), round_number=4).joins is Joins.HOME_ROUND


def test_nobody_is_too_late_for_the_vote() -> None:
    seat = seat_latecomer(ring(5, 4, 5, 5), round_number=5)
    assert (seat.group, seat.joins, seat.recap) == (1, Joins.VOTING, False)


def test_without_groups_nobody_can_be_seated() -> None:
    with pytest.raises(Refusal, match="plan_groups"):
        seat_latecomer([], round_number=1)


@pytest.mark.parametrize(
    ("people", "left", "near", "remedy"),
    [(29, 3, False, None), (30, 2, True, None), (32, 0, True, None), (33, 0, True, Remedy.OPEN_RING)],
)
def test_the_desk_is_told_in_time(people: int, left: int, near: bool, remedy: Remedy | None) -> None:
    seen = outlook(people, rings=1, groups=4, stations=4)
    assert (seen.capacity, seen.room_left, seen.near, seen.remedy) == (32, left, near, remedy)


def test_without_hosts_for_another_ring_a_station_is_doubled() -> None:
    assert outlook(33, rings=1, groups=4, stations=4, hosts=7).remedy is Remedy.DOUBLE_STATION
    assert outlook(33, rings=1, groups=4, stations=4, hosts=8).remedy is Remedy.OPEN_RING
