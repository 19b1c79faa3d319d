"""A plan as somebody has set it by hand: the same routes and the same cautions, nothing chosen (R16, R17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.domain.carousel.naming import letter
from workshop.domain.carousel.plan import Plan, about_coverage, about_rounds
from workshop.domain.carousel.rings import build_rings
from workshop.domain.carousel.rotation import Mode, Order, routes
from workshop.domain.carousel.sizing import (
    MOST_GROUPS,
    MOST_PEOPLE,
    Sizing,
    share_people,
    size_rings,
    sizing_reasons,
    sizing_warnings,
)
from workshop.domain.carousel.timetable import time_warnings
from workshop.domain.refusals import Refusal


@dataclass(frozen=True)
class Wanted:
    """What was set: ``rings`` and ``groups`` a ring may be left to the sizing rules; ``move`` is in minutes; ``seated``
    names by letter the groups that cannot walk (R15), those that the plan has no more are passed over."""

    people: int
    stations: int
    minutes: tuple[int, ...]
    rings: int | None = None
    groups: int | None = None
    order: Order | str = Order.SIMPLE
    mode: Mode | str = Mode.GROUPS_MOVE
    move: float = 1.5
    home: int = 5
    seated: tuple[str, ...] = ()


def plan_as_set(wanted: Wanted) -> Plan:
    """The plan for what was set, with everything there is to say about it. Raises Refusal where it cannot be."""
    sizing = sizing_as_set(wanted)
    if not 1 <= len(wanted.minutes) <= wanted.stations:
        raise Refusal("plan_rounds", rounds=len(wanted.minutes))
    rotation = routes(sizing.groups, wanted.stations, len(wanted.minutes), wanted.order)
    return Plan(
        rings=build_rings(sizing, rotation, wanted.mode, seated_in(sizing, wanted.seated)),
        minutes=wanted.minutes,
        home=wanted.home,
        move=wanted.move,
        stations=wanted.stations,
        order=Order(wanted.order),
        reasons=sizing_reasons(sizing) + about_rounds(rotation, wanted.stations),
        warnings=(
            *sizing_warnings(sizing, wanted.stations, None),
            *about_coverage(rotation, wanted.stations),
            *time_warnings(wanted.minutes, wanted.move, wanted.home),
        ),
    )


def seated_in(sizing: Sizing, letters: Sequence[str]) -> tuple[str, ...]:
    """Those of the letters that the plan has."""
    known = {letter(place) for place in range(len(sizing.flat))}
    return tuple(each for each in letters if each in known)


def sizing_as_set(wanted: Wanted) -> Sizing:
    """Groups of sizes that differ by at most one (R3), as many as were set."""
    if wanted.rings is None and wanted.groups is None:
        return size_rings(wanted.people, wanted.stations)
    rings, groups = wanted.rings or 1, wanted.groups or wanted.stations
    if not 1 <= wanted.people <= MOST_PEOPLE:
        raise Refusal("plan_people", least=1, most=MOST_PEOPLE)
    if not (1 <= groups <= wanted.stations and rings >= 1):
        raise Refusal("plan_groups", groups=groups, stations=wanted.stations)
    if rings * groups > min(wanted.people, MOST_GROUPS):
        raise Refusal("plan_groups_many", groups=rings * groups, people=wanted.people)
    return Sizing(wanted.stations, in_rings(share_people(wanted.people, rings * groups), groups))


def in_rings(flat: Sequence[int], groups: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(flat[start : start + groups]) for start in range(0, len(flat), groups))
