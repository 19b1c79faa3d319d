"""What a change of the plan brings, for those who look at a screen: tables that close, groups that go elsewhere.

Nothing is stored for it: what the journal kept before the first change of a round is held against the plan of now. A
change that was undone therefore is no news."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from workshop.domain.carousel.rotation import Mode
from workshop.domain.evening import BEFORE_ROUNDS, CHANGING, State
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Round, Station, Workshop
from workshop.services.replanning_standing import REPLAN
from workshop.services.whereabouts import HOME, Direction, list_directions

Spot = tuple[int, int]
"""(ring, station)."""


@dataclass(frozen=True)
class Moved:
    """A group that goes elsewhere than it was told ``before``: then (station, table), None for a group that is new."""

    group: Group
    station_number: int
    table_number: int
    before: tuple[int, int] | None


@dataclass(frozen=True)
class PlanNews:
    """``ahead`` says that a round runs in which it does not hold yet. ``round_number`` is the round from which it
    holds, the home round as 0. ``closed`` and ``opened`` are spots of these changes alone."""

    round_number: int
    ahead: bool
    closed: frozenset[Spot] = frozenset()
    opened: frozenset[Spot] = frozenset()
    moved: tuple[Moved, ...] = ()


def is_closed(station: Station, ring: int, round_number: int) -> bool:
    """Whether nobody is sent to the station of this ring in a round (0: the home round)."""
    since = station.closed.get(str(ring))
    return since is not None and (round_number == HOME or since <= round_number)


def read_news(workshop: Workshop, state: State, round_number: int) -> PlanNews | None:
    """The news of the round that comes next, else of the round that runs; None where the plan stands as it was."""
    running = state is State.ROUND
    if not running and state not in CHANGING and state not in BEFORE_ROUNDS:
        return None
    done, changes = 0 if state in BEFORE_ROUNDS else round_number, read_changes(workshop.id)
    for first in (done + 1, done) if running else (done + 1,):
        before = next((each for each in changes if each["from"] == first), None)
        news = compare(workshop, before, ahead=running and first > done) if before else None
        if news and (news.closed or news.opened or news.moved):
            return news
    return None


def read_changes(workshop_id: int) -> list[dict[str, Any]]:
    """The plans before each change, the oldest first."""
    rows = db.session.scalars(
        select(JournalEntry.before)
        .where(JournalEntry.workshop_id == workshop_id, JournalEntry.subject == "evening", JournalEntry.act == REPLAN)
        .order_by(JournalEntry.id)
    )
    return [json.loads(row)["plan"] for row in rows]


def compare(workshop: Workshop, before: dict[str, Any], *, ahead: bool) -> PlanNews:
    """The plan of now beside the one that was, in the first round that the change could touch."""
    rounds = db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop.id)) or 0
    number = int(before["from"]) if int(before["from"]) <= rounds else HOME
    stations = select(Station.number, Station.closed).where(Station.workshop_id == workshop.id)
    now = {(int(ring), station) for station, closed in db.session.execute(stations) for ring in closed}
    was = {(int(ring), int(station)) for station, closed in before["closed"].items() for ring in closed}
    walks = workshop.plan_mode != Mode.CAFE
    ways = list_directions(workshop.id, number) if walks else ()
    return PlanNews(number, ahead, frozenset(now - was), frozenset(was - now), tuple(moved(ways, before, number)))


def moved(ways: Iterable[Direction], before: dict[str, Any], number: int) -> Iterable[Moved]:
    """Groups with another place than they had; those that walk with another since are there with it."""
    for way in ways:
        for group in way.everybody:
            was = place_before(before, group.letter, number)
            if was != (way.station_number, way.table_number):
                yield Moved(group, way.station_number, way.table_number, was)


def place_before(before: dict[str, Any], letter: str, number: int) -> tuple[int, int] | None:
    """Its own place, or that of the group with which it walked then."""
    leader = before["groups"].get(letter, {}).get("joined")
    for each in (letter, leader):
        if place := before["visits"].get(each, {}).get(str(number)):
            return place[0], place[1]
    return None
