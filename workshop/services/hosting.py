"""The table host's door: the token printed on a card opens the tables of one station, one in each ring, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.evening import CHANGING, State
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Evening, Group, Station, Workshop
from workshop.services.cafe_places import sits_apart
from workshop.services.plans import count_stations, rings_of
from workshop.services.whereabouts import list_directions, round_seated, round_shown

TOKEN = re.compile(r"[A-Za-z0-9_-]{16,40}")
BY_HOST = "host"
"""The origin of what a host types, and how the journal names a host: by the card, never closer."""


@dataclass(frozen=True)
class HostTable:
    """A table as its card opens it. ``number`` stands on the card and tells the ring of the station."""

    workshop: Workshop
    evening: Evening
    station: Station
    ring: int
    number: int

    @property
    def state(self) -> State:
        return State(self.evening.state)

    @property
    def open(self) -> bool:
        """Whether there is anything to do: the evening has begun and is not closed."""
        return self.state not in {State.PREPARED, State.CLOSED}

    @property
    def mixes(self) -> bool:
        """Whether people of many groups sit here: in the café from the second round to the home round (B.1)."""
        return sits_apart(self.workshop, round_seated(self.evening.state, self.evening.round_number))

    @property
    def ends_at(self) -> datetime | None:
        """When the running stage is over, unless its clock stands still."""
        return self.evening.ends_at


@dataclass(frozen=True)
class Sitting:
    """Who is at the table: the group of the plan first, then those that walk with it (R21); ``table`` is where."""

    groups: tuple[Group, ...] = ()
    table: int | None = None

    @property
    def group(self) -> Group | None:
        return self.groups[0] if self.groups else None


def find_station(token: str) -> Station:
    """The station of a card. Raises NotFound for a token that nobody printed."""
    found = None
    if TOKEN.fullmatch(token):
        found = db.session.scalar(select(Station).where(Station.host_token == token))
    if found is None:
        raise NotFound("host_unknown")
    return found


def list_tables(station: Station) -> list[int]:
    """The station's table in each ring; one while there are no groups yet."""
    stations = count_stations(station.workshop_id)
    return [table_of(ring, stations, station.number) for ring in rings_of(station.workshop_id)]


def table_of(ring: int, stations: int, station_number: int) -> int:
    """Tables are counted through: first those of the first ring, in the order of the stations."""
    return (ring - 1) * stations + station_number


def read_table(*, token: str, number: int) -> HostTable:
    """The table behind a card. Raises NotFound for another station's table, as for a token that is none."""
    station = find_station(token)
    if number not in list_tables(station):
        raise NotFound("host_unknown")
    ring = (number - station.number) // count_stations(station.workshop_id) + 1
    row = db.session.execute(
        select(Workshop, Evening)
        .join(Evening, Evening.workshop_id == Workshop.id)
        .where(Workshop.id == station.workshop_id)
    ).one()
    return HostTable(row[0], row[1], station, ring, number)


def find_sitting(table: HostTable, round_number: int) -> Sitting:
    """Who is at this station in a round of the plan (0: the home round), also where the sheets move (R14)."""
    for way in list_directions(table.workshop.id, round_number):
        if (way.group.ring, way.station_number) == (table.ring, table.station.number):
            return Sitting(way.everybody, way.table_number)
    return Sitting()


def here_now(table: HostTable) -> Sitting:
    """Who sits at the table now; during a move those who are about to leave it. Where people mix, no group does."""
    if table.mixes:
        return Sitting()
    return find_sitting(table, round_seated(table.evening.state, table.evening.round_number))


def coming_next(table: HostTable) -> Sitting:
    """Who comes to the table during a move or a break; where people mix, no group does."""
    coming = round_shown(table.evening.state, table.evening.round_number)
    if table.state not in CHANGING or sits_apart(table.workshop, coming):
        return Sitting()
    return find_sitting(table, coming)
