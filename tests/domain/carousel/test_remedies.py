"""What can be done where hosts are missing (R2, R11, R14)."""

from __future__ import annotations

from workshop.domain.carousel.as_set import Wanted, plan_as_set
from workshop.domain.carousel.remedies import Remedy, Way, remedies

MINUTES = (10, 8, 7, 5)


def found(**wanted: object) -> dict[Way, Remedy]:
    asked = Wanted(**{"people": 40, "stations": 5, "minutes": MINUTES, **wanted})  # type: ignore[arg-type]
    return {remedy.way: remedy for remedy in remedies(asked, plan_as_set(asked))}


def test_enough_hosts_need_no_remedy() -> None:
    assert found(hosts=10) == {}
    assert found() == {}


def test_two_rings_become_one_where_its_groups_stay_small_enough() -> None:
    ways = found(hosts=4)
    assert ways[Way.FEWER_RINGS] == Remedy(Way.FEWER_RINGS, rings=1, stations=5, most=8, hosts=5)
    assert Way.FEWER_STATIONS not in ways
    assert Way.FEWER_RINGS not in found(people=60, hosts=8)


def test_fewer_stations_help_where_there_are_hosts_for_them() -> None:
    assert found(people=24, hosts=4)[Way.FEWER_STATIONS] == Remedy(
        Way.FEWER_STATIONS, rings=1, stations=4, most=6, hosts=4
    )


def test_sheets_that_move_are_offered_to_groups_that_walk() -> None:
    assert Way.SHEETS in found(hosts=4)
    assert Way.SHEETS not in found(hosts=4, mode="sheets_move")
