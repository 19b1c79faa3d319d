"""How many people walked with each group in each round that was held; small numbers are covered (method C.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from workshop.domain.findings import Cell, People, mask_cells
from workshop.extensions import db
from workshop.models import Group, Seat, Workshop
from workshop.services.report_course_facts import Evening, GroupFacts, RoundFacts


@dataclass(frozen=True)
class Walks:
    """A row for each group, a cell for each held round; None where the group walked with another (R21). ``together``
    are all who were with a group in that round. Children do not count, as on the console (R21, R23)."""

    rounds: tuple[int, ...]
    rows: tuple[tuple[GroupFacts, tuple[Cell | None, ...]], ...]
    together: tuple[People, ...]


def gather_walks(workshop: Workshop, evening: Evening) -> Walks | None:
    """None where no round was held, or nobody told their group. Two queries."""
    asked = select(Seat).where(Seat.workshop_id == workshop.id, Seat.group_id.is_not(None), ~Seat.child)
    seats = db.session.scalars(asked).all()
    held = [one for one in evening.rounds if one.started_at]
    if not seats or not held:
        return None
    letters = letters_by_group(workshop.id)
    columns = [column_of(one, evening.groups, seats, letters) for one in held]
    rows = tuple((group, tuple(column.get(group.letter) for column, _all in columns)) for group in evening.groups)
    return Walks(tuple(one.number for one in held), rows, tuple(everybody for _column, everybody in columns))


def letters_by_group(workshop_id: int) -> dict[int, tuple[str, str | None]]:
    """Each group's own letter, and that of the group which it joined."""
    rows = db.session.execute(
        select(Group.id, Group.letter, Group.joined_letter).where(Group.workshop_id == workshop_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def column_of(
    held: RoundFacts,
    groups: Sequence[GroupFacts],
    seats: Sequence[Seat],
    letters: Mapping[int, tuple[str, str | None]],
) -> tuple[dict[str, Cell], People]:
    """The cells of one round by the letter of the group, and all people in it."""
    joined = {one.letter for one in groups if one.joined_from and one.joined_from <= held.number}
    counts: Counter[str] = Counter({one.letter: 0 for one in groups if one.letter not in joined})
    for seat in seats:
        if seat.group_id is not None and was_there(seat, held):
            own, with_whom = letters[seat.group_id]
            counts[with_whom if own in joined and with_whom else own] += 1
    return mask_cells(counts), People(sum(counts.values()))


def was_there(seat: Seat, held: RoundFacts) -> bool:
    """Come before the round ended and not gone home before it began: in the break after it a seat still bears its
    number, though nobody on the console was counted in it."""
    gone = seat.left_at is not None and held.started_at is not None and seat.left_at <= held.started_at
    in_time = held.ended_at is None or seat.arrived_at < held.ended_at
    return in_time and seat.arrived_round <= held.number and not gone
