"""R1-R6, R11: how many rings, how many groups in a ring, how many people in a group."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.carousel.notes import Caution, Note, Reason, note
from workshop.domain.refusals import Refusal

MOST_PEOPLE = 300
MOST_GROUPS = 64
FEWEST_STATIONS, MOST_STATIONS = 2, 12
FEWEST_FOR_GROUPS = 8
"""R4, R5: below this one table goes through all questions."""
WELL_ABOVE_THE_LEAST = 9
"""R4: from here on a carousel needs no second thought."""


@dataclass(frozen=True)
class Limits:
    """Fewest and most people in a group."""

    least: int
    most: int


SOFT = Limits(4, 6)
ONE_RING = Limits(4, 7)
"""R2: one ring is preferred up to about 36 people, even with groups of seven."""
ONE_RING_PEOPLE = 36
HARD = Limits(3, 8)


@dataclass(frozen=True)
class Sizing:
    """Rings of group sizes over ``stations`` stations, which are fewer than asked when hosts are missing."""

    stations: int
    sizes: tuple[tuple[int, ...], ...]
    reasons: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()

    @property
    def rings(self) -> int:
        return len(self.sizes)

    @property
    def groups(self) -> int:
        """Groups in a ring; every ring has the same number."""
        return len(self.sizes[0])

    @property
    def flat(self) -> tuple[int, ...]:
        return tuple(size for ring in self.sizes for size in ring)


def share_people(people: int, groups: int) -> tuple[int, ...]:
    """R3: sizes that differ by at most one, the larger first: 23 people in 5 groups are 5, 5, 5, 4, 4."""
    if groups < 1 or people < 0:
        raise Refusal("plan_groups", groups=groups, people=people)
    size, larger = divmod(people, groups)
    return (size + 1,) * larger + (size,) * (groups - larger)


def size_rings(people: int, stations: int, hosts: int | None = None) -> Sizing:
    """R1-R6, R11: the rings for ``people``. Without ``hosts`` as many hosts as needed are taken for granted.

    Refuses fewer than 1 or more than 300 people, fewer than 2 or more than 12 stations.
    """
    check_room(people, stations, hosts)
    manned = stations if hosts is None else max(FEWEST_STATIONS, min(stations, hosts))
    rings, groups = _choose(people, manned, hosts)
    flat = share_people(people, rings * groups)
    sizes = tuple(flat[start : start + groups] for start in range(0, len(flat), groups))
    sizing = Sizing(manned, sizes)
    return Sizing(manned, sizes, sizing_reasons(sizing), sizing_warnings(sizing, stations, hosts))


def check_room(people: int, stations: int, hosts: int | None) -> None:
    """Refuses what no room holds."""
    if not 1 <= people <= MOST_PEOPLE:
        raise Refusal("plan_people", least=1, most=MOST_PEOPLE)
    if not FEWEST_STATIONS <= stations <= MOST_STATIONS:
        raise Refusal("plan_stations", least=FEWEST_STATIONS, most=MOST_STATIONS)
    if hosts is not None and hosts < 0:
        raise Refusal("plan_hosts")


def _choose(people: int, stations: int, hosts: int | None) -> tuple[int, int]:
    """Rings and groups a ring: the fewest rings that are comfortable, else tolerable, else more than hosts (R11)."""
    if people < FEWEST_FOR_GROUPS:
        return 1, 1
    manned = people if hosts is None else max(1, hosts // stations)
    for rings in range(1, manned + 1):
        if groups := fitting_groups(people, stations, rings, _comfortable(people, rings)):
            return rings, groups
    for rings in range(1, people + 1):
        if groups := fitting_groups(people, stations, rings, HARD):
            return rings, groups
    raise Refusal("plan_people", least=FEWEST_FOR_GROUPS, most=MOST_PEOPLE)


def _comfortable(people: int, rings: int) -> Limits:
    return ONE_RING if rings == 1 and people <= ONE_RING_PEOPLE else SOFT


def fitting_groups(people: int, stations: int, rings: int, limits: Limits) -> int | None:
    """R2: the most groups a ring, at most one a station, whose sizes stay within the limits; None when none do."""
    for groups in range(stations, FEWEST_STATIONS - 1, -1):
        sizes = share_people(people, groups * rings)
        if limits.least <= sizes[-1] and sizes[0] <= limits.most:
            return groups
    return None


def sizing_reasons(sizing: Sizing) -> tuple[Note, ...]:
    """Why there are so many groups, whoever chose them."""
    flat = sizing.flat
    if len(flat) == 1:
        return (note(Reason.ONE_TABLE, people=flat[0]),)
    said = [note(Reason.GROUPS_FIT, groups=len(flat), least=min(flat), most=max(flat))]
    if sizing.rings > 1:
        needed = sizing.rings * sizing.stations
        said.append(note(Reason.RINGS_OPENED, rings=sizing.rings, hosts=needed))
    if sizing.groups < sizing.stations:
        said.append(note(Reason.STARTS_SPREAD, groups=sizing.groups, stations=sizing.stations))
    return tuple(said)


def sizing_warnings(sizing: Sizing, asked: int, hosts: int | None) -> tuple[Note, ...]:
    """R1-R6, R11: what is too small, too large or missing."""
    said = []
    if sum(sizing.flat) < WELL_ABOVE_THE_LEAST:
        said.append(note(Caution.FEW_PEOPLE, people=sum(sizing.flat), least=WELL_ABOVE_THE_LEAST))
    if len(sizing.flat) > 1 and min(sizing.flat) < HARD.least:
        said.append(note(Caution.GROUPS_SMALL, fewest=min(sizing.flat), hard=HARD.least))
    if len(sizing.flat) > 1 and max(sizing.flat) > SOFT.most:
        said.append(note(Caution.GROUPS_LARGE, most=max(sizing.flat), soft=SOFT.most))
    if sizing.stations < asked:
        said.append(note(Caution.STATIONS_CUT, stations=sizing.stations, asked=asked))
    needed = sizing.rings * sizing.stations
    if hosts is not None and hosts < needed:
        said.append(note(Caution.HOSTS_MISSING, hosts=hosts, needed=needed))
    return tuple(said)
