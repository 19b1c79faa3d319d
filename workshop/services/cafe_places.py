"""The café on phones: people sit apart from their group, so the phone is told the table (B.1)."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.carousel.rotation import Mode
from workshop.extensions import db
from workshop.models import Group, Seat, Statement, Station, Workshop
from workshop.services.whereabouts import HOME

APART_FROM = 2
"""The round from which people of a group sit at different tables."""


@dataclass(frozen=True)
class Sitting:
    """Where somebody answers in the café; without a table the numbers of those there are, to choose from."""

    station: Station | None = None
    table_number: int | None = None
    tables: tuple[int, ...] = ()


def sits_apart(workshop: Workshop, round_number: int) -> bool:
    """Whether the group's place says nothing of where its people sit; ``round_number`` as round_seated gives it."""
    return workshop.plan_mode == Mode.CAFE and round_number != HOME and round_number >= APART_FROM


def find_sitting(workshop_id: int, round_number: int, seat: Seat | None, table: int | None) -> Sitting:
    """The station of the table that was scanned or chosen, else the one at which this phone has answered last in this
    round. Whoever sits at a table works on the station whose sheets lie there all evening."""
    stations = list(db.session.scalars(select(Station).where(Station.workshop_id == workshop_id)))
    numbered = {station.number: station for station in stations}
    rings = db.session.scalar(select(func.max(Group.ring)).where(Group.workshop_id == workshop_id)) or 1
    tables = tuple(range(1, rings * len(stations) + 1))
    if table in tables:
        return Sitting(numbered.get((table - 1) % len(stations) + 1), table)
    answered = find_answered(seat, round_number)
    gone = {each for station in stations for each in closed_tables(station, len(stations), round_number)}
    if answered is not None:
        return Sitting(answered, answered.number if rings == 1 else None)
    return Sitting(tables=tuple(each for each in tables if each not in gone))


def closed_tables(station: Station, stations: int, round_number: int) -> list[int]:
    """The tables of a station to which nobody is sent in a round any more."""
    return [
        (int(ring) - 1) * stations + station.number for ring, since in station.closed.items() if since <= round_number
    ]


def find_answered(seat: Seat | None, round_number: int) -> Station | None:
    """The station of the newest words of this phone in a round."""
    if seat is None:
        return None
    return db.session.scalar(
        select(Station)
        .join(Statement, Statement.station_id == Station.id)
        .where(Statement.seat_id == seat.id, Statement.round_number == round_number)
        .order_by(Statement.id.desc())
        .limit(1)
    )
