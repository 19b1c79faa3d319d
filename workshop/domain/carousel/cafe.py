"""The café: people mix after every round and the host stays (B.1). Who sits at which table in which round."""

from __future__ import annotations

from math import gcd

from workshop.domain.carousel.notes import Caution, Note, note
from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import (
    MOST_GROUPS,
    ONE_RING,
    ONE_RING_PEOPLE,
    SOFT,
    Sizing,
    check_room,
    share_people,
    sizing_reasons,
    sizing_warnings,
)


def cafe_route(first: int, number: int, stations: int, rounds: int) -> Route:
    """The tables of one person, round by round, from 1: those of a group begin at its ``first``.

    ``number`` counts the people of a group from 1. From the second round on number k stands ``shifts`` tables on from
    where the group began. For one k that is another table for every group, so with as many groups as tables every
    table gets one person of each k: sizes differ by one at most. Nobody sees a table twice. The first S - 1 numbers of
    a group take S - 1 different shifts in every round and so never meet again; so do the next S - 1. Of k people in a
    group as few pairs meet as S - 1 free tables allow. Rounds are at most as many as tables.
    """
    return tuple((first - 1 + shift) % stations + 1 for shift in shifts(number, stations, rounds))


def shifts(number: int, stations: int, rounds: int) -> tuple[int, ...]:
    """How many tables on from the first one person ``number`` of any group sits in each round; 0 in the first.

    The S - 1 other tables stand in a ring of their own, in which a person walks with steps of 1; the next S - 1 people
    walk with another step that has no divisor in common with S - 1, so that they pass each of the first ones once
    instead of going with one of them all evening.
    """
    others = stations - 1
    block, begins = divmod(number - 1, others)
    steps = [step for step in range(1, others + 1) if gcd(step, others) == 1]
    step = steps[block % len(steps)]
    return (0, *((begins + step * turn) % others + 1 for turn in range(rounds - 1)))


def size_cafe(people: int, stations: int, hosts: int | None = None) -> Sizing:
    """Tables are all taken from the first round on: as many groups as stations, and rings until they hold everybody
    comfortably. ``hosts`` open no station and close none: what is missing is said."""
    check_room(people, stations, hosts)
    groups = min(stations, people)
    rings = next(rings for rings in range(1, MOST_GROUPS) if _comfortable(people, rings, groups))
    flat = share_people(people, rings * groups)
    sizing = Sizing(stations, tuple(flat[start : start + groups] for start in range(0, len(flat), groups)))
    return Sizing(stations, sizing.sizes, sizing_reasons(sizing), sizing_warnings(sizing, stations, hosts))


def _comfortable(people: int, rings: int, groups: int) -> bool:
    limits = ONE_RING if rings == 1 and people <= ONE_RING_PEOPLE else SOFT
    return -(-people // (rings * groups)) <= limits.most


def about_meetings(sizing: Sizing, rounds: int) -> tuple[Note, ...]:
    """Said when a table holds more people of one group than others can take: some of them meet again."""
    largest = max(sizing.flat)
    if rounds > 1 and largest > sizing.stations - 1:
        return (note(Caution.GROUP_MEETS_AGAIN, most=-(-largest // (sizing.stations - 1))),)
    return ()
