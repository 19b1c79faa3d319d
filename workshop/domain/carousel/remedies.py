"""R2, R11, R14: what can be done where hosts are missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.carousel.as_set import Wanted
from workshop.domain.carousel.notes import Caution
from workshop.domain.carousel.plan import Plan
from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.sizing import FEWEST_STATIONS, HARD, share_people

HOSTS_SHORT = frozenset({Caution.HOSTS_MISSING, Caution.STATIONS_CUT})


class Way(StrEnum):
    """A way out."""

    FEWER_RINGS = "fewer_rings"
    FEWER_STATIONS = "fewer_stations"
    SHEETS = "sheets"


@dataclass(frozen=True)
class Remedy:
    """A way out with its numbers: rings and stations that it leaves, people in the largest group, hosts needed."""

    way: Way
    rings: int = 0
    stations: int = 0
    most: int = 0
    hosts: int = 0


def remedies(wanted: Wanted, plan: Plan) -> tuple[Remedy, ...]:
    """What helps, the least change first; nothing where no host is missing."""
    if not any(note.code in HOSTS_SHORT for note in plan.warnings):
        return ()
    found = (fewer_rings(wanted, len(plan.rings)), fewer_stations(wanted, len(plan.rings)), sheets(wanted))
    return tuple(each for each in found if each)


def fewer_rings(wanted: Wanted, rings: int) -> Remedy | None:
    """R2, R11: the fewest rings in which no group is larger than eight."""
    for fewer in range(1, rings):
        if (most := largest(wanted.people, fewer * wanted.stations)) <= HARD.most:
            return Remedy(Way.FEWER_RINGS, fewer, wanted.stations, most, fewer * wanted.stations)
    return None


def fewer_stations(wanted: Wanted, rings: int) -> Remedy | None:
    """R2: the most stations for which there are hosts, in as few rings as fit; one of them may have dropped out."""
    for stations in range(wanted.stations - 1, FEWEST_STATIONS - 1, -1):
        for fewer in range(1, rings + 1):
            most, hosts = largest(wanted.people, fewer * stations), fewer * stations
            if most <= HARD.most and wanted.hosts is not None and hosts <= wanted.hosts:
                return Remedy(Way.FEWER_STATIONS, fewer, stations, most, hosts)
    return None


def sheets(wanted: Wanted) -> Remedy | None:
    """R14: people stay, the sheets move; one person can look after several tables."""
    return None if wanted.mode in {Mode.SHEETS_MOVE, Mode.CAFE} else Remedy(Way.SHEETS)


def largest(people: int, groups: int) -> int:
    return share_people(people, groups)[0]
