"""How every table is doing: who sits there, where they go, what has come from it, and when its host was last there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import case, func, select

from workshop.domain.evening import CHANGING, Stage, State
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Group, HostSeen, Reaction, Round, Seat, Statement, Station, Workshop
from workshop.services.cafe_places import sits_apart
from workshop.services.plan_news import is_closed
from workshop.services.wall_pages import stations_of
from workshop.services.whereabouts import HOME, Direction, by_group, list_directions


@dataclass(frozen=True)
class Said:
    """What one ring said at a station. ``last_at`` counts marks too, ``phone_at`` only what came from phones."""

    statements: int = 0
    waiting: int = 0
    last_at: datetime | None = None
    phone_at: datetime | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True)
class TableRow:
    """A table in the running round. ``people`` and ``phones`` count the seats of its group and of those that joined it;
    ``host_at`` is when its host's page was last open, None where there never was one. ``mixed`` says that people of
    many groups sit there, as in the café from the second round on; then nobody knows how many. To a ``closed`` one
    nobody is sent."""

    table_number: int
    station_number: int
    title: str
    group: Group | None
    next: Direction | None
    people: int
    phones: int = 0
    joined: tuple[Group, ...] = ()
    said: Said = NOTHING_SAID
    host_at: datetime | None = None
    mixed: bool = False
    closed: bool = False

    @property
    def statements(self) -> int:
        return self.said.statements

    @property
    def waiting(self) -> int:
        return self.said.waiting

    @property
    def last_at(self) -> datetime | None:
        return self.said.last_at


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
    sitting, mixed = list_directions(workshop.id, here), sits_apart(workshop, here)
    at = {} if mixed else {(way.group.ring, way.station_number): way for way in sitting}
    after = (
        by_group(list_directions(workshop.id, coming))
        if coming is not None and not sits_apart(workshop, coming)
        else {}
    )
    said, stations = count_said(workshop.id), stations_of(workshop.id)
    rows = [
        replace(
            table_row(workshop, station, (ring - 1) * len(stations), at.get((ring, station.number)), after),
            said=said.get((ring, station.id), NOTHING_SAID),
            mixed=mixed and not is_closed(station, ring, here),
            closed=is_closed(station, ring, here),
        )
        for ring in sorted({way.group.ring for way in sitting}) or [1]
        for station in stations
    ]
    return tuple(sorted(with_people(workshop.id, rows), key=lambda row: row.table_number))


def table_row(
    workshop: Workshop, station: Station, offset: int, way: Direction | None, after: Mapping[int, Direction]
) -> TableRow:
    """A table with its group, before anything is counted. Tables count on from ring to ring by ``offset``."""
    group = way.group if way else None
    return TableRow(
        table_number=way.table_number if way else offset + station.number,
        station_number=station.number,
        title=str(station.text("title", workshop.language)),
        group=group,
        next=after.get(group.id) if group else None,
        people=0,
        joined=way.joined if way else (),
    )


def with_people(workshop_id: int, rows: list[TableRow]) -> list[TableRow]:
    """The rows with the people of their groups, and with their hosts."""
    people, hosts = count_people(workshop_id), list_hosts(workshop_id)
    filled = []
    for row in rows:
        groups = (row.group, *row.joined) if row.group else ()
        counted = [people.get(group.id, (0, 0)) for group in groups]
        everybody, phones = (sum(part) for part in zip(*counted, strict=True)) if counted else (0, 0)
        filled.append(replace(row, people=everybody, phones=phones, host_at=hosts.get(row.table_number)))
    return filled


def count_said(workshop_id: int) -> dict[tuple[int, int], Said]:
    """By ring and station. What was hidden is not counted, as nowhere else; that somebody said it, still shows when."""
    standing = func.sum(case((Statement.state != Moderation.HIDDEN, 1), else_=0))
    waiting = func.sum(case((Statement.state == Moderation.WAITING, 1), else_=0))
    by_phone = func.max(case((Statement.origin == "phone", Statement.created_at)))
    rows = db.session.execute(
        select(
            Statement.ring,
            Statement.station_id,
            standing,
            waiting,
            func.max(Statement.created_at),
            by_phone,
        )
        .where(Statement.workshop_id == workshop_id)
        .group_by(Statement.ring, Statement.station_id)
    )
    found = {(ring, station): Said(count, unread, last, phone) for ring, station, count, unread, last, phone in rows}
    for place, marked, phone in list_marks(workshop_id):
        said = found.get(place, NOTHING_SAID)
        found[place] = replace(said, last_at=latest(said.last_at, marked), phone_at=latest(said.phone_at, phone))
    return found


def list_marks(workshop_id: int) -> list[tuple[tuple[int, int], datetime, datetime | None]]:
    """((ring, station), last mark, last mark from a phone): a table that ticks is not stuck."""
    by_phone = func.max(case((Reaction.origin == "phone", Reaction.created_at)))
    rows = db.session.execute(
        select(Reaction.ring, Statement.station_id, func.max(Reaction.created_at), by_phone)
        .join(Statement, Statement.id == Reaction.statement_id)
        .where(Reaction.workshop_id == workshop_id)
        .group_by(Reaction.ring, Statement.station_id)
    )
    return [((ring, station), last, phone) for ring, station, last, phone in rows]


def latest(*times: datetime | None) -> datetime | None:
    return max(filter(None, times), default=None)


def count_people(workshop_id: int) -> dict[int, tuple[int, int]]:
    """(adults, phones) by group; children and whoever has left do not count, as nowhere else (R21, R23)."""
    phones = func.sum(case((Seat.phone.is_(True), 1), else_=0))
    rows = db.session.execute(
        select(Seat.group_id, func.count(Seat.id), phones)
        .where(Seat.workshop_id == workshop_id, Seat.left_at.is_(None), ~Seat.child)
        .group_by(Seat.group_id)
    )
    return {group: (count, int(with_phone)) for group, count, with_phone in rows if group is not None}


def list_hosts(workshop_id: int) -> dict[int, datetime]:
    """When the page of each table's host was last open."""
    rows = db.session.scalars(select(HostSeen).where(HostSeen.workshop_id == workshop_id))
    return {row.table_number: row.seen_at for row in rows}
