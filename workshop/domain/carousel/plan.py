"""The whole plan of a carousel, from a number of people to the route of every group."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from workshop.domain.carousel.notes import Caution, Note, Reason, Say, note, plain
from workshop.domain.carousel.rings import Group, Ring, build_rings
from workshop.domain.carousel.rotation import (
    Mode,
    Order,
    Routes,
    coverage,
    different_predecessors,
    is_row_complete,
    routes,
    unseen,
)
from workshop.domain.carousel.sizing import size_rings
from workshop.domain.carousel.timetable import (
    HOME_MINUTES,
    MOVE_MINUTES,
    SHEETS_MOVE_MINUTES,
    round_minutes,
    rounds_that_fit,
    time_warnings,
)


@dataclass(frozen=True)
class Plan:
    """Rings, the minutes of their rounds and of the home round, and what there is to say about them."""

    rings: tuple[Ring, ...]
    minutes: tuple[int, ...]
    home: int
    move: float
    stations: int
    order: Order
    reasons: tuple[Note, ...]
    warnings: tuple[Note, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(group for ring in self.rings for group in ring.groups)

    def unseen(self, group: Group) -> tuple[int, ...]:
        """R12: the stations that this group will not visit."""
        return unseen(group.route, self.stations)

    def to_json_dict(self, say: Say = plain) -> dict[str, Any]:
        """The plan as the `plan` command prints it; ``say`` turns a warning into its line."""
        return {
            "rings": [{"groups": [_group_json(group) for group in ring.groups]} for ring in self.rings],
            "minutes": list(self.minutes),
            "home": self.home,
            "warnings": [say(warning) for warning in self.warnings],
        }


def _group_json(group: Group) -> dict[str, Any]:
    return {"name": group.name, "size": group.size, "route": list(group.route)}


def make_plan(
    people: int,
    stations: int,
    minutes: float,
    hosts: int | None = None,
    order: Order | str = Order.SIMPLE,
    mode: Mode | str = Mode.GROUPS_MOVE,
    move_minutes: float | None = None,
    home: int = HOME_MINUTES,
    rounds: int | None = None,
    seated: Collection[str] = (),
) -> Plan:
    """R1-R17 for one evening. ``minutes`` holds rounds, moves and home round; ``seated`` names groups by letter.

    Up to 300 people who rotate (children at their own table are not counted, R23) and 2 to 12 stations. Without
    ``rounds`` as many as fit; without ``move_minutes`` 1.5 for people and 0.5 for sheets. Raises Refusal.
    """
    sizing = size_rings(people, stations, hosts)
    move = _move_minutes(mode) if move_minutes is None else move_minutes
    number = rounds_that_fit(sizing.stations, minutes, move, home) if rounds is None else rounds
    lengths = round_minutes(minutes, number, move, home)
    rotation = routes(sizing.groups, sizing.stations, number, order)
    rings = build_rings(sizing, rotation, mode, seated)
    reasons = (*sizing.reasons, *about_rounds(rotation, sizing.stations, order), *about_seated(rings, sizing.stations))
    warnings = (
        *sizing.warnings,
        *about_coverage(rotation, sizing.stations),
        *time_warnings(lengths, move, home),
        *about_sheets(rings, mode),
    )
    return Plan(rings, lengths, home, move, sizing.stations, Order(order), reasons, warnings)


def _move_minutes(mode: Mode | str) -> float:
    return SHEETS_MOVE_MINUTES if mode == Mode.SHEETS_MOVE else MOVE_MINUTES


def about_rounds(rotation: Routes, stations: int, order: Order | str = Order.SIMPLE) -> tuple[Note, ...]:
    """R7-R9: what every group gets to see, and after whom it reads."""
    rounds = len(rotation[0])
    said = [note(Reason.ROUNDS_FIT, rounds=rounds, stations=stations)]
    if rounds == stations:
        said.append(note(Reason.EVERY_STATION_SEEN, stations=stations))
    if len(rotation) > 2 and is_row_complete(rotation):
        said.append(note(Reason.PREDECESSORS_DIFFER, groups=len(rotation)))
    elif len(rotation) > 2 and rounds > 1 and order == Order.MIXED:
        said.append(_about_predecessors(rotation, stations))
    return tuple(said)


def _about_predecessors(rotation: Routes, stations: int) -> Note:
    """R9: how far the mixed order gets where nobody can read after each of the others, and why not further."""
    met = different_predecessors(rotation)
    if len(rotation) == len(rotation[0]) == stations:
        return note(Reason.PREDECESSORS_ODD, stations=stations, most=max(met))
    return note(Reason.PREDECESSORS_SOME, fewest=min(met), most=max(met))


def about_coverage(rotation: Routes, stations: int) -> tuple[Note, ...]:
    """R10, R12: stations that a group, or everybody, misses, and visits that are unevenly spread."""
    visits = coverage(rotation, stations)
    missed = stations - len(rotation[0])
    said = []
    if missed:
        said.append(note(Caution.STATIONS_UNSEEN, unseen=missed, stations=stations))
    if 0 in visits:
        said.append(note(Caution.STATIONS_EMPTY, empty=visits.count(0)))
    if max(visits) != min(visits):
        said.append(note(Caution.COVERAGE_UNEVEN, most=max(visits), fewest=min(visits)))
    return tuple(said)


def about_seated(rings: tuple[Ring, ...], stations: int) -> tuple[Note, ...]:
    """R15: at which table somebody stays while the others walk."""
    return tuple(
        note(Reason.SEATED_STAYS, table=(ring.number - 1) * stations + group.tables[0])
        for ring in rings
        if ring.mode is Mode.GROUPS_MOVE
        for group in ring.groups
        if group.seated
    )


def about_sheets(rings: tuple[Ring, ...], mode: Mode | str) -> tuple[Note, ...]:
    """R15: in which rings the sheets move because more than one group cannot walk."""
    return tuple(
        note(Caution.SHEETS_MOVE_FOR_SEATED, ring=ring.number) for ring in rings if ring.mode is not Mode(mode)
    )
