"""R20, R22: people who come late, and more people than were planned for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import HARD
from workshop.domain.refusals import Refusal

NEAR = 2
"""R22: the desk is told when the room is this many people away from full."""


class Joins(StrEnum):
    """Where a latecomer comes in. Nobody is ever too late for voting, sign-up and raffle."""

    ROUND = "round"
    HOME_ROUND = "home_round"
    VOTING = "voting"


@dataclass(frozen=True)
class Walking:
    """A group on its way: how many people it has now, and its route."""

    size: int
    route: Route


@dataclass(frozen=True)
class Latecomer:
    """The group (from 0), what is joined, and whether the host owes a recap of half a minute."""

    group: int
    joins: Joins
    recap: bool


def seat_latecomer(groups: Sequence[Walking], round_number: int, door: Sequence[int] = ()) -> Latecomer:
    """R20: the smallest group; of equals the one whose next station is nearest the door.

    ``round_number`` runs from 0 (not begun) to the last round and beyond; ``door`` names stations, nearest first,
    by default in their numbers' order. Whoever comes in the last round waits for the home round.
    """
    if not groups:
        raise Refusal("plan_groups", groups=0)
    nearest = {station: place for place, station in enumerate(door)}

    def wish(place: int) -> tuple[int, int, int, int]:
        group = groups[place]
        station = group.route[min(round_number, len(group.route) - 1)]
        return group.size, nearest.get(station, len(nearest)), station, place

    chosen = min(range(len(groups)), key=wish)
    joins = _joins(round_number, len(groups[chosen].route))
    return Latecomer(chosen, joins, recap=joins is Joins.ROUND and round_number > 0)


def _joins(round_number: int, rounds: int) -> Joins:
    if round_number > rounds:
        return Joins.VOTING
    return Joins.ROUND if round_number < rounds else Joins.HOME_ROUND


class Remedy(StrEnum):
    """R22: what to do with more people than fit."""

    OPEN_RING = "open_ring"
    DOUBLE_STATION = "double_station"


@dataclass(frozen=True)
class Outlook:
    """How many people fit in groups of eight, how many more may come, and what to do when they are too many."""

    capacity: int
    room_left: int
    near: bool
    remedy: Remedy | None


def outlook(people: int, rings: int, groups: int, stations: int, hosts: int | None = None) -> Outlook:
    """R22: the state of the room at the desk; ``groups`` a ring. Without ``hosts`` a ring more can be opened."""
    capacity = HARD.most * groups * rings
    left = capacity - people
    enough = hosts is None or hosts >= (rings + 1) * stations
    remedy = (Remedy.OPEN_RING if enough else Remedy.DOUBLE_STATION) if left < 0 else None
    return Outlook(capacity, max(0, left), left <= NEAR, remedy)
