"""Where each group goes, for paper: the stops of its card and of the plan on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Group, Visit


@dataclass(frozen=True)
class Stop:
    """Where a group is in a round."""

    round_number: int
    station: int
    table: int


def read_visits(workshop_id: int) -> dict[int, tuple[Stop, ...]]:
    """The stops of each group by its row number, the home round first."""
    found: dict[int, tuple[Stop, ...]] = {}
    for visit in list_visits(workshop_id):
        stop = Stop(visit.round_number, visit.station_number, visit.table_number)
        found[visit.group_id] = (*found.get(visit.group_id, ()), stop)
    return found


def list_visits(workshop_id: int) -> list[Visit]:
    wanted = select(Visit).where(Visit.workshop_id == workshop_id).order_by(Visit.group_id, Visit.round_number)
    return list(db.session.scalars(wanted))


def way_of(row: Group, rows: Sequence[Group], visits: dict[int, tuple[Stop, ...]]) -> tuple[Stop, ...]:
    """A group's own stops, and where it has joined another the stops that they share from there on (R21)."""
    own = visits.get(row.id, ())
    known = {stop.round_number for stop in own}
    leader = next((other for other in rows if other.letter == row.joined_letter), None)
    shared = visits.get(leader.id, ()) if leader else ()
    return tuple(sorted((*own, *(stop for stop in shared if stop.round_number not in known)), key=by_round))


def by_round(stop: Stop) -> int:
    return stop.round_number
