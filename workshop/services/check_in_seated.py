"""R15: a group that cannot walk keeps its table, and the sheets and the host come to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.tables import tables
from workshop.extensions import db
from workshop.models import Group, Visit, Workshop
from workshop.services.plans import count_stations
from workshop.services.pulse import raise_revision


def keep_at_table(workshop: Workshop, group: Group, groups: Sequence[Group]) -> None:
    """The tables of its ring written anew before the rounds; stations stay as planned. The caller commits."""
    group.seated = True
    ring = [other for other in groups if other.ring == group.ring]
    visits = ring_visits(ring)
    rounds = sorted({number for _, number in visits if number})
    if any((other.id, number) not in visits for other in ring for number in rounds):
        return  # a plan with gaps: its tables are told by whoever made them
    planned = [tuple(visits[other.id, number].station_number for number in rounds) for other in ring]
    offset = (group.ring - 1) * count_stations(workshop.id)
    for other, route in zip(ring, tables(tuple(planned), Mode.GROUPS_MOVE, [ring.index(group)]), strict=True):
        for number, table in zip(rounds, route, strict=True):
            visits[other.id, number].table_number = offset + table
    raise_revision(workshop.id, stage=True)


def ring_visits(ring: Sequence[Group]) -> dict[tuple[int, int], Visit]:
    """Every visit of these groups by (group, round)."""
    rows = db.session.scalars(select(Visit).where(Visit.group_id.in_([group.id for group in ring])))
    return {(row.group_id, row.round_number): row for row in rows}
