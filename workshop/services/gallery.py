"""The gallery walk on a phone: what hangs at each station of the own ring, in the order of the stations."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.models import Statement, Station
from workshop.services.reactions import left_here


@dataclass(frozen=True)
class Hanging:
    """A station with the number of statements that there are to read."""

    station: Station
    statements: int


def list_hanging(workshop_id: int, ring: int, group_id: int | None = None) -> list[Hanging]:
    """All stations by number; the group's own statements, and explanations, which are read at home, are not counted."""
    counted = (
        select(Statement.station_id, func.count(Statement.id).label("many"))
        .where(Statement.workshop_id == workshop_id, *left_here(ring, group_id))
        .group_by(Statement.station_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Station, func.coalesce(counted.c.many, 0))
        .outerjoin(counted, counted.c.station_id == Station.id)
        .where(Station.workshop_id == workshop_id)
        .order_by(Station.number)
    )
    return [Hanging(station, int(many)) for station, many in rows]
