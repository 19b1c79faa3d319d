"""Who is where: which group sits at a table now, and where each group goes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select

from workshop.domain.evening import BEFORE_ROUNDS, CHANGING, State
from workshop.extensions import db
from workshop.models import Group, Visit
from workshop.services.narrow import run, table_of

HOME = 0
"""The number under which the home round stands among the visits."""
VISITS, ASKED, THERE = table_of(Visit), table_of(Group).alias("asked"), table_of(Group).alias("there")
PLACE = (
    select(VISITS.c.station_number, VISITS.c.table_number)
    .join(THERE, THERE.c.id == VISITS.c.group_id)
    .join(ASKED, ASKED.c.workshop_id == THERE.c.workshop_id)
    .where(
        ASKED.c.id == bindparam("of_group"),
        or_(THERE.c.id == ASKED.c.id, THERE.c.letter == ASKED.c.joined_letter),
        VISITS.c.round_number == bindparam("in_round"),
    )
    .order_by((THERE.c.id == ASKED.c.id).desc())
    .limit(1)
)
GROUP_AT = (
    select(Group)
    .join(Visit, Visit.group_id == Group.id)
    .where(
        Visit.workshop_id == bindparam("of_workshop"),
        Visit.table_number == bindparam("at_table"),
        Visit.round_number == bindparam("in_round"),
    )
)
"""Both are asked by every page of every phone."""


@dataclass(frozen=True)
class Direction:
    """One group's way: »Skupina Modra → miza 3«. ``joined`` are the groups that walk with it (R21)."""

    group: Group
    station_number: int
    table_number: int
    joined: tuple[Group, ...] = ()

    @property
    def everybody(self) -> tuple[Group, ...]:
        """All groups that come to this table, the one that leads first."""
        return self.group, *self.joined


def round_shown(state: str, round_number: int) -> int:
    """Which round's places hold now: the first before the rounds, the next in a move or a break, home after them."""
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
    """Every group's place in a round, in the order of the groups; a group without a visit is left out.

    One that has joined another and has no visit of its own any more stands with the group that it joined."""
    rows = db.session.execute(
        select(Group, Visit.station_number, Visit.table_number)
        .outerjoin(Visit, and_(Visit.group_id == Group.id, Visit.round_number == round_number))
        .where(Group.workshop_id == workshop_id)
        .order_by(Group.ring, Group.place)
    ).all()
    joined: dict[str, tuple[Group, ...]] = {}
    placed = {group.id for group, station, _table in rows if station}
    for group, _station, _table in rows:
        if group.joined_letter and group.id not in placed:
            joined[group.joined_letter] = (*joined.get(group.joined_letter, ()), group)
    return [
        Direction(group, station, table, joined.get(group.letter, ()))
        for group, station, table in rows
        if group.id in placed
    ]


def by_group(ways: Iterable[Direction]) -> dict[int, Direction]:
    """Each group's direction by the id of its row, also of those that walk with another."""
    return {group.id: way for way in ways for group in way.everybody}


def find_place(group_id: int, round_number: int) -> tuple[int, int] | None:
    """(station, table) of a group in a round: its own, or that of the group which it has joined."""
    row = run(PLACE, of_group=group_id, in_round=round_number)
    return None if row is None else (row[0], row[1])


def began_at(group_id: int) -> int | None:
    """The station of a group in its first round; one that was made later, or joined, may be at home elsewhere."""
    place = find_place(group_id, 1)
    return place[0] if place else None


def find_group_at(workshop_id: int, table_number: int, round_number: int) -> Group | None:
    """The group whose place is this table in a round, which leads those that have joined it; None where the table
    stands empty."""
    return db.session.scalar(GROUP_AT, {"of_workshop": workshop_id, "at_table": table_number, "in_round": round_number})
