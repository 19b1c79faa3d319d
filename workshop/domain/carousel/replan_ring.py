"""R22: more people than planned open another ring, while they still arrive: new groups at tables of their own."""

from __future__ import annotations

from dataclasses import replace

from workshop.domain.carousel import naming
from workshop.domain.carousel.rotation import Route, routes
from workshop.domain.carousel.sizing import HARD, MOST_GROUPS, share_people
from workshop.domain.carousel.standing import Standing, Walking
from workshop.domain.refusals import Refusal

COMFORTABLE = 5
"""R1: people in a group."""
FEWEST_IN_RING = 2
"""One group alone would find nothing to read."""


def with_ring(standing: Standing) -> Standing:
    """The standing with one ring more. Its groups take what the others have too many, so that all are about as large.

    What is closed in every ring is closed in this one. Refuses once the first round has begun (R20), and where groups
    would become too small or too many."""
    if standing.fixed or standing.done:
        raise Refusal("replan_ring_late")
    ring = max(standing.rings, default=0) + 1
    closed = {(ring, s) for s in range(1, standing.stations + 1) if standing.everywhere(s) <= standing.closed}
    free = standing.stations - len(closed)
    walking = [group for group in standing.groups if group.joined is None]
    many = groups_of_ring(standing, sum(group.size for group in walking), len(walking), free)
    stay = shared(walking, many)
    over = sum(group.size for group in walking) - sum(stay.values())
    open_stations = [s for s in range(1, standing.stations + 1) if (ring, s) not in closed]
    walk = routes(many, free, min(standing.rounds_left, free), standing.order)
    ways = [tuple(open_stations[place - 1] for place in route) for route in walk]
    new = [
        beginner(standing, ring, place, size, way)
        for place, (size, way) in enumerate(zip(share_people(over, many), ways, strict=True))
    ]
    groups = tuple(replace(group, size=stay.get(group.letter, group.size)) for group in standing.groups)
    return replace(standing, closed=standing.closed | closed, groups=(*groups, *new))


def groups_of_ring(standing: Standing, people: int, groups: int, free: int) -> int:
    """So many new groups that all have about five people; in the café one for each table."""
    wanted = free if standing.cafe else -(-people // COMFORTABLE) - groups
    many = max(FEWEST_IN_RING, min(wanted, free))
    if many > free or len(standing.groups) + many > MOST_GROUPS:
        raise Refusal("replan_split_full")
    if people < HARD.least * (groups + many):
        raise Refusal("replan_ring_small")
    return many


def shared(walking: list[Walking], many: int) -> dict[str, int]:
    """How many stay in each group, by its letter: the largest keep the larger shares, a small one keeps all it has."""
    shares = share_people(sum(group.size for group in walking), len(walking) + many)
    ordered = sorted(walking, key=lambda group: -group.size)
    return {group.letter: min(group.size, share) for group, share in zip(ordered, shares, strict=False)}


def beginner(standing: Standing, ring: int, place: int, size: int, way: Route) -> Walking:
    """A group of the new ring, which has been nowhere yet and walks as the rings that were planned do (R7-R10)."""
    offset = (ring - 1) * standing.stations
    ahead = (*((station, offset + station) for station in way), *(None,) * (standing.rounds_left - len(way)))
    letter = naming.letter(len(standing.groups) + place)
    return Walking(letter, ring, size, (), ahead, None, offset + way[0])
