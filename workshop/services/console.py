"""What the facilitator's console shows: where the evening stands, what comes next, and how every table is doing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select

from workshop.domain.clock import Clock
from workshop.domain.evening import CHANGING, Stage, State, position
from workshop.domain.punctuality import Timing, minutes_behind, plan_timing
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import AgendaBlock, Evening, Group, Round, Seat, Statement, Station, Workshop
from workshop.services.evening import clock_of, last_move, lengths_of, stage_of, stages_of
from workshop.services.scene import Scene, read_scene
from workshop.services.wall_pages import stations_of
from workshop.services.whereabouts import HOME, Direction, list_directions

ZONE = ZoneInfo("Europe/Ljubljana")
"""Where evenings are held: their date and hour are meant there."""
UNDO_OFFERED = 10
"""Seconds (F5.2); the service takes it a little longer, for the way to the server."""
Said = tuple[int, int, datetime | None]
"""(statements, waiting, time of the last)."""
NOTHING_SAID: Said = (0, 0, None)


@dataclass(frozen=True)
class TableRow:
    """A table in the running round: who sits there, where they go, and what has come from it.

    ``people`` counts the seats of its group; ``statements`` and ``waiting`` what this ring said at the station.
    """

    table_number: int
    station_number: int
    title: str
    group: Group | None
    next: Direction | None
    people: int
    statements: int = 0
    waiting: int = 0
    last_at: datetime | None = None

    def with_said(self, statements: int, waiting: int, last_at: datetime | None) -> TableRow:
        return replace(self, statements=statements, waiting=waiting, last_at=last_at)


@dataclass(frozen=True)
class Console:
    """Everything at one glance. ``expected`` goes back with every press, so that a double one moves once;
    ``behind`` is minutes, ``closes`` the planned end, ``undo_seconds`` is 0 when nothing can be undone."""

    stage: Stage
    next: Stage | None
    previous: Stage | None
    clock: Clock
    expected: int
    revision: int
    blank: bool
    undo_seconds: float
    behind: int | None
    closes: datetime | None
    tables: tuple[TableRow, ...]
    scene: Scene
    seats: int
    waiting: int

    @property
    def timed(self) -> bool:
        return self.clock.ends_at is not None or self.clock.paused


def read_console(workshop: Workshop, now: datetime) -> Console:
    """The number of queries does not grow with the evening."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    stages, stage = stages_of(workshop), stage_of(evening)
    place = position(stages, stage) if stage in stages else 0
    timing, clock = read_timing(workshop), clock_of(evening)
    behind = minutes_behind(timing, stage, clock, now) if timing and stage in stages else None
    tables = list_tables(workshop, stage)
    return Console(
        stage=stage,
        next=stages[place + 1] if place + 1 < len(stages) else None,
        previous=stages[place - 1] if place and stage.state is not State.CLOSED else None,
        clock=clock,
        expected=evening.stage_revision,
        revision=evening.revision,
        blank=evening.blank,
        undo_seconds=undo_seconds(evening, now),
        behind=behind,
        closes=None if timing is None else timing.closes,
        tables=tables,
        scene=read_scene(workshop),
        seats=count_seats(workshop.id),
        waiting=sum(row.waiting for row in tables),
    )


def undo_seconds(evening: Evening, now: datetime) -> float:
    """For how long the last press, if it was a move, may still be taken back (F5.2)."""
    last = last_move(evening.workshop_id)
    if last is None or evening.state == State.CLOSED:
        return 0.0
    return max(0.0, UNDO_OFFERED - (now - last.at).total_seconds())


def read_timing(workshop: Workshop) -> Timing | None:
    """The planned times; None while the day or the hour is not known."""
    if workshop.held_on is None or workshop.starts_at is None:
        return None
    lines = db.session.execute(
        select(AgendaBlock.kind, AgendaBlock.minutes)
        .where(AgendaBlock.workshop_id == workshop.id)
        .order_by(AgendaBlock.position)
    )
    return plan_timing(
        datetime.combine(workshop.held_on, workshop.starts_at, ZONE),
        [(kind, minutes) for kind, minutes in lines],
        lengths_of(workshop),
    )


def rounds_at(stage: Stage, rounds: int) -> tuple[int, int | None]:
    """(the round whose places hold now, the one that comes next); None once nobody moves any more.

    During a move or a break people are on their way: »now« is where they come from.
    """
    if stage.state in CHANGING | {State.ROUND}:
        return stage.round_number, stage.round_number + 1 if stage.round_number < rounds else HOME
    if stage.state in {State.PREPARED, State.CHECK_IN, State.PRESENTATION}:
        return 1, 2 if rounds > 1 else HOME
    return HOME, None


def list_tables(workshop: Workshop, stage: Stage) -> tuple[TableRow, ...]:
    """Every table in the order of its number; one where nobody sits this round has no group."""
    rounds = db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop.id)) or 0
    here, coming = rounds_at(stage, rounds)
    sitting = list_directions(workshop.id, here)
    at = {(way.group.ring, way.station_number): way for way in sitting}
    after = {way.group.id: way for way in list_directions(workshop.id, coming)} if coming is not None else {}
    said, people = count_said(workshop.id), count_people(workshop.id)
    stations = stations_of(workshop.id)
    rows = [
        table_row(
            workshop, station, (ring - 1) * len(stations), at.get((ring, station.number)), after, people
        ).with_said(*said.get((ring, station.id), NOTHING_SAID))
        for ring in sorted({way.group.ring for way in sitting}) or [1]
        for station in stations
    ]
    return tuple(sorted(rows, key=lambda row: row.table_number))


def table_row(
    workshop: Workshop,
    station: Station,
    offset: int,
    way: Direction | None,
    after: Mapping[int, Direction],
    people: Mapping[int, int],
) -> TableRow:
    """A table with its group, before anything is counted. Tables count on from ring to ring by ``offset``."""
    group = way.group if way else None
    return TableRow(
        table_number=way.table_number if way else offset + station.number,
        station_number=station.number,
        title=str(station.text("title", workshop.language)),
        group=group,
        next=after.get(group.id) if group else None,
        people=people.get(group.id, 0) if group else 0,
    )


def count_said(workshop_id: int) -> dict[tuple[int, int], Said]:
    """By ring and station; what was hidden was still said."""
    waiting = func.sum(case((Statement.state == Moderation.WAITING, 1), else_=0))
    rows = db.session.execute(
        select(Statement.ring, Statement.station_id, func.count(Statement.id), waiting, func.max(Statement.created_at))
        .where(Statement.workshop_id == workshop_id)
        .group_by(Statement.ring, Statement.station_id)
    )
    return {(ring, station): (count, unread, last) for ring, station, count, unread, last in rows}


def count_people(workshop_id: int) -> dict[int, int]:
    rows = db.session.execute(
        select(Seat.group_id, func.count(Seat.id)).where(Seat.workshop_id == workshop_id).group_by(Seat.group_id)
    )
    return {group: count for group, count in rows if group is not None}


def count_seats(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(Seat.id)).where(Seat.workshop_id == workshop_id)) or 0
