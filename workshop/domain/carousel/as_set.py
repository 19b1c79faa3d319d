"""A plan as somebody has set it by hand: the same routes and the same cautions, nothing chosen (R16, R17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workshop.domain.carousel.cafe import about_meetings, size_cafe
from workshop.domain.carousel.naming import letter
from workshop.domain.carousel.notes import Caution, Note, Reason, note
from workshop.domain.carousel.plan import Plan, about_coverage, about_rounds, about_seated, about_sheets
from workshop.domain.carousel.rings import build_rings
from workshop.domain.carousel.rotation import Mode, Order, Routes, routes
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
    names by letter the groups that cannot walk (R15), those that the plan has no more are passed over. ``hosts`` is how
    many people can lead a station, where that is asked; stations without one stay in the plan."""

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
    hosts: int | None = None


def plan_as_set(wanted: Wanted) -> Plan:
    """The plan for what was set, with everything there is to say about it. Raises Refusal where it cannot be."""
    sizing = sizing_as_set(wanted)
    if not 1 <= len(wanted.minutes) <= wanted.stations:
        raise Refusal("plan_rounds", rounds=len(wanted.minutes))
    rotation = routes(sizing.groups, wanted.stations, len(wanted.minutes), wanted.order)
    rings = build_rings(sizing, rotation, wanted.mode, seated_in(sizing, wanted))
    return Plan(
        rings=rings,
        minutes=wanted.minutes,
        home=wanted.home,
        move=wanted.move,
        stations=wanted.stations,
        order=Order(wanted.order),
        reasons=(*sizing_reasons(sizing), *about_ways(wanted, rotation), *about_seated(rings, wanted.stations)),
        warnings=(
            *about_sizes(wanted, sizing),
            *about_mixing(wanted, sizing, rotation),
            *time_warnings(wanted.minutes, wanted.move, wanted.home),
            *about_sheets(rings, wanted.mode),
        ),
    )


def about_sizes(wanted: Wanted, sizing: Sizing) -> tuple[Note, ...]:
    """R1-R6: what is too small, too large or missing. Fewer hosts than stations are said as that, not as a sum."""
    said = sizing_warnings(sizing, wanted.stations, wanted.hosts)
    if wanted.hosts is None or wanted.hosts >= wanted.stations:
        return said
    others = tuple(each for each in said if each.code is not Caution.HOSTS_MISSING or sizing.rings > 1)
    return (*others, note(Caution.STATIONS_CUT, stations=wanted.hosts, asked=wanted.stations))


def about_ways(wanted: Wanted, rotation: Routes) -> tuple[Note, ...]:
    """Who gets to see what: the routes of groups, or people who mix (B.1)."""
    if wanted.mode == Mode.CAFE:
        return (note(Reason.PEOPLE_MIX),)
    return about_rounds(rotation, wanted.stations, wanted.order)


def about_mixing(wanted: Wanted, sizing: Sizing, rotation: Routes) -> tuple[Note, ...]:
    if wanted.mode == Mode.CAFE:
        return about_meetings(sizing, len(wanted.minutes))
    return about_coverage(rotation, wanted.stations)


def seated_in(sizing: Sizing, wanted: Wanted) -> tuple[str, ...]:
    """Those of the letters that the plan has; in the café nobody walks as a group."""
    known = {letter(place) for place in range(len(sizing.flat))}
    return () if wanted.mode == Mode.CAFE else tuple(each for each in wanted.seated if each in known)


def sizing_as_set(wanted: Wanted) -> Sizing:
    """Groups of sizes that differ by at most one (R3), as many as were set."""
    if wanted.rings is None and wanted.groups is None:
        return sizing_proposed(wanted)
    rings, groups = wanted.rings or 1, wanted.groups or wanted.stations
    if not 1 <= wanted.people <= MOST_PEOPLE:
        raise Refusal("plan_people", least=1, most=MOST_PEOPLE)
    if not (1 <= groups <= wanted.stations and rings >= 1):
        raise Refusal("plan_groups", groups=groups, stations=wanted.stations)
    if rings * groups > min(wanted.people, MOST_GROUPS):
        raise Refusal("plan_groups_many", groups=rings * groups, people=wanted.people)
    return Sizing(wanted.stations, in_rings(share_people(wanted.people, rings * groups), groups))


def sizing_proposed(wanted: Wanted) -> Sizing:
    """R1-R6 over all the stations there are, also those for which a host is missing."""
    if wanted.mode == Mode.CAFE:
        return size_cafe(wanted.people, wanted.stations, wanted.hosts)
    return Sizing(wanted.stations, size_rings(wanted.people, wanted.stations, wanted.hosts).sizes)


def in_rings(flat: Sequence[int], groups: int) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(flat[start : start + groups]) for start in range(0, len(flat), groups))
