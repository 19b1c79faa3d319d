"""Who is where: which group sits at a table now, and where each group goes next."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from workshop.domain.evening import BEFORE_ROUNDS, CHANGING, State
from workshop.extensions import db
from workshop.models import Group, Visit

HOME = 0
"""The number under which the home round stands among the visits."""


@dataclass(frozen=True)
class Direction:
    """One group's way: »Skupina Modra → miza 3«."""

    group: Group
    station_number: int
    table_number: int


def round_shown(state: str, round_number: int) -> int:
    """Which round's places hold now: the first before the rounds, the next during a move or a break, home after them."""
    if state in BEFORE_ROUNDS:
        return 1
    if state == State.ROUND:
        return round_number
    if state in CHANGING:
        return round_number + 1
    return HOME


def round_seated(state: str, round_number: int) -> int:
    """Which round's places people sit at: during a move those they are about to leave, else as round_shown."""
    return round_number if state in CHANGING else round_shown(state, round_number)


def list_directions(workshop_id: int, round_number: int) -> list[Direction]:
    """Every group's place in a round, in the order of the groups; a group without a visit is left out."""
    rows = db.session.execute(
        select(Group, Visit.station_number, Visit.table_number)
        .join(Visit, Visit.group_id == Group.id)
        .where(Group.workshop_id == workshop_id, Visit.round_number == round_number)
        .order_by(Group.ring, Group.place)
    )
    return [Direction(group, station, table) for group, station, table in rows]


def find_place(group_id: int, round_number: int) -> tuple[int, int] | None:
    """(station, table) of a group in a round."""
    row = db.session.execute(
        select(Visit.station_number, Visit.table_number).where(
            Visit.group_id == group_id, Visit.round_number == round_number
        )
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def find_group_at(workshop_id: int, table_number: int, round_number: int) -> Group | None:
    """The group whose place is this table in a round; None where the table stands empty."""
    return db.session.scalar(
        select(Group)
        .join(Visit, Visit.group_id == Group.id)
        .where(
            Visit.workshop_id == workshop_id,
            Visit.table_number == table_number,
            Visit.round_number == round_number,
        )
    )
