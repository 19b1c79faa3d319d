"""R15, R19, R20, R23: who comes in next, and into which group. One arrival at a time, as the desk meets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshop.domain.carousel.arrivals import Joins, Latecomer, Walking, seat_latecomer
from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import HARD
from workshop.domain.refusals import Refusal

SECTORS = ("resident", "public", "society", "business")
AGE_BANDS = ("15-24", "25-44", "45-64", "65+")
CHANNELS = ("newspaper", "flyer", "community", "centre", "web", "friends", "other")


@dataclass(frozen=True)
class Newcomer:
    """Somebody at the door. ``together`` is a tag that people share who stay together, ``seated`` who cannot walk;
    a ``child`` under 15 walks with a group only ``with_helper`` (R23)."""

    child: bool = False
    with_helper: bool = False
    seated: bool = False
    sector: str | None = None
    age_band: str | None = None
    together: str | None = None


@dataclass(frozen=True)
class Filling:
    """A group as it fills: adults now, what is known of them, where it walks, and whether it stays put (R15)."""

    size: int = 0
    ring: int = 1
    route: Route = ()
    stays: bool = False
    sectors: Mapping[str, int] = field(default_factory=dict)
    age_bands: Mapping[str, int] = field(default_factory=dict)
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where somebody belongs. ``group`` counts from 0 and is None for the child table; ``settles`` says that the
    group, which walked until now, stays at its table from here on."""

    group: int | None
    joins: Joins = Joins.ROUND
    recap: bool = False
    settles: bool = False


CHILD_TABLE = Place(None)


def check_choice(given: str | None, known: Sequence[str]) -> str | None:
    """One of the known answers, or None where nothing was said. Refuses anything else."""
    if not given:
        return None
    if given not in known:
        raise Refusal("choice_unknown")
    return given


def find_place(
    newcomer: Newcomer, groups: Sequence[Filling], round_number: int, *, walking: bool = True, door: Sequence[int] = ()
) -> Place:
    """The group of one arrival. ``round_number`` is 0 before the rounds and one more than there are after them.

    ``walking`` is False where the groups stay seated anyway. Refuses when there are no groups.
    """
    if newcomer.child and not newcomer.with_helper:
        return CHILD_TABLE
    if not groups:
        raise Refusal("plan_groups", groups=0)
    cannot_walk = newcomer.seated and walking
    among = _with_own(newcomer, groups) or (_seats_that_stay(groups) if cannot_walk else range(len(groups)))
    chosen, late = _choose(newcomer, groups, among, round_number, door)
    settles = cannot_walk and round_number == 0 and _may_settle(groups, chosen)
    return Place(chosen, late.joins, late.recap, settles)


def _with_own(newcomer: Newcomer, groups: Sequence[Filling]) -> Sequence[int]:
    """R19: the group in which the others of the same tag are."""
    if newcomer.together is None:
        return ()
    return [place for place, group in enumerate(groups) if newcomer.together in group.tags]


def _seats_that_stay(groups: Sequence[Filling]) -> Sequence[int]:
    """R15: the groups that stay and have room, else those that could stay, one in a ring."""
    staying = [place for place, group in enumerate(groups) if group.stays]
    with_room = [place for place in staying if groups[place].size < HARD.most]
    open_rings = [place for place in range(len(groups)) if _may_settle(groups, place)]
    return with_room or open_rings or staying


def _may_settle(groups: Sequence[Filling], place: int) -> bool:
    return not any(group.stays for group in groups if group.ring == groups[place].ring)


def _choose(
    newcomer: Newcomer, groups: Sequence[Filling], among: Sequence[int], round_number: int, door: Sequence[int]
) -> tuple[int, Latecomer]:
    """The smallest of them; before the rounds sectors and age bands are spread, after that R20 decides."""
    if round_number == 0:
        among = [min(among, key=lambda place: _wish(newcomer, groups[place], place))]
    late = seat_latecomer(
        [Walking(groups[place].size, groups[place].route or (0,)) for place in among], round_number, door
    )
    return among[late.group], late


def _wish(newcomer: Newcomer, group: Filling, place: int) -> tuple[int, int, int, int]:
    """The smallest group, then the one with fewest of this sector, then of this age, then the first."""
    same_sector = group.sectors.get(newcomer.sector, 0) if newcomer.sector else 0
    same_age = group.age_bands.get(newcomer.age_band, 0) if newcomer.age_band else 0
    return group.size, same_sector, same_age, place
