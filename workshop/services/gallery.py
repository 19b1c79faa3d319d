"""The gallery walk on a phone: what hangs at each station of the own ring, in the order of the stations."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import case, func, select

from workshop.extensions import db
from workshop.models import Statement, Station
from workshop.services.reactions import left_here


@dataclass(frozen=True)
class Hanging:
    """A station with the number of ``statements`` that hang there, of which ``own`` are the group's own."""

    station: Station
    statements: int
    own: int


def list_hanging(workshop_id: int, ring: int, group_id: int | None = None) -> list[Hanging]:
    """All stations by number; explanations, which are read at home, are not counted."""
    own = func.count(case((Statement.group_id == group_id, 1)))
    counted = (
        select(Statement.station_id, func.count(Statement.id).label("many"), own.label("own"))
        .where(Statement.workshop_id == workshop_id, *left_here(ring, None))
        .group_by(Statement.station_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Station, func.coalesce(counted.c.many, 0), func.coalesce(counted.c.own, 0))
        .outerjoin(counted, counted.c.station_id == Station.id)
        .where(Station.workshop_id == workshop_id)
        .order_by(Station.number)
    )
    return [Hanging(station, int(many), int(own)) for station, many, own in rows]
