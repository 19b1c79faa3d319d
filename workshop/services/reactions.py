"""What a group makes of what earlier groups left at its table: agrees, does not understand, adds (method B.4)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.orm import aliased

from workshop.domain.refusals import Refusal
from workshop.domain.statements import Mark, Moderation
from workshop.extensions import db
from workshop.models import Group, Reaction, Seat, Statement, Station
from workshop.services.holding import hold_code, whole
from workshop.services.once import insert_once
from workshop.services.seats import hash_token
from workshop.services.statements import Draft, check_key, refuse_state, seat_for


@dataclass(frozen=True)
class Earlier:
    """One statement that the room may see, whose group it is of, and this phone's own mark on it, if any.
    ``base_id`` and ``base`` are what it adds to, while the room may see that too.

    How many others marked it stays hidden, so that nobody follows the crowd (B.4)."""

    id: int
    text: str
    kind: str
    colour: str | None
    mark: str | None
    base_id: int | None = None
    base: str | None = None


def list_earlier(*, station: Station, ring: int, token: str | None, group_id: int | None = None) -> list[Earlier]:
    """What others left at a station in one ring and the moderator let through: in the order in which it came, an
    addition beneath what it adds to. Nothing of this group's own, nor of this phone's."""
    base = aliased(Statement)
    mine = or_(Seat.id.is_(None), Statement.seat_id.is_(None), Statement.seat_id != Seat.id)
    rows = db.session.execute(
        select(Statement.id, Statement.text, Statement.kind, Group.colour, Reaction.mark, base.id, base.text)
        .outerjoin(Group, Group.id == Statement.group_id)
        .outerjoin(Seat, and_(Seat.workshop_id == Statement.workshop_id, Seat.token_hash == hash_token(token or "")))
        .outerjoin(Reaction, and_(Reaction.statement_id == Statement.id, Reaction.seat_id == Seat.id))
        .outerjoin(base, and_(base.id == Statement.extends_id, base.state == Moderation.SHOWN))
        .where(Statement.station_id == station.id, *left_here(ring, group_id), mine)
        .order_by(Statement.created_at, Statement.id)
    )
    return beneath([Earlier(*row) for row in rows])


def left_here(ring: int, group_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """What hangs in a ring for this group to read."""
    others = Statement.group_id.is_distinct_from(group_id) if group_id is not None else Statement.id.is_not(None)
    shown = Statement.state == Moderation.SHOWN
    return Statement.ring == ring, shown, ~Statement.clarifies, others


def beneath(found: list[Earlier]) -> list[Earlier]:
    """Each addition under what it adds to, where that is in the list."""
    there = {one.id for one in found}
    added: dict[int, list[Earlier]] = {}
    for one in found:
        if one.base_id in there and one.base_id is not None:
            added.setdefault(one.base_id, []).append(one)

    def with_added(ones: Iterable[Earlier]) -> list[Earlier]:
        return [each for one in ones for each in (one, *with_added(added.get(one.id, ())))]

    return with_added(one for one in found if one.base_id not in there)


def count_earlier(*, station: Station, ring: int, group_id: int | None = None) -> int:
    """How many there are to read."""
    here = Statement.station_id == station.id
    return db.session.scalar(select(func.count(Statement.id)).where(here, *left_here(ring, group_id))) or 0


def find_shown(*, station: Station, statement_id: int | None) -> Statement | None:
    """A statement of this station that the room may see."""
    if statement_id is None:
        return None
    return db.session.scalar(
        select(Statement).where(
            Statement.id == statement_id, Statement.station_id == station.id, Statement.state == Moderation.SHOWN
        )
    )


@whole
def react(
    *, code: str, token: str, statement_id: int, mark: str, key: str, now: datetime, group_id: int | None = None
) -> None:
    """Sets this phone's mark on a statement, in place of the one before; an empty mark takes it away.

    ``key`` is the page's own: a repeat changes nothing. ``group_id`` is the group of the page, at which a phone
    without a seat sits down. Raises Refusal for a mark that does not exist, for a statement that the room may not
    see, and for a mark on words of the own group."""
    at = hold_code(code)
    refuse_state(at.state)
    if mark and mark not in tuple(Mark):
        raise Refusal("mark_unknown")
    ring, author, writer = find_marked(at.workshop_id, statement_id)
    seat = seat_for(at, token, Draft(0, "", "", "", group_id=group_id), now)
    if mark and (seat.id == writer or (author is not None and seat.group_id == author)):
        raise Refusal("mark_own")
    db.session.execute(delete(Reaction).where(Reaction.statement_id == statement_id, Reaction.seat_id == seat.id))
    if mark:
        values = {
            "workshop_id": at.workshop_id,
            "statement_id": statement_id,
            "group_id": seat.group_id,
            "seat_id": seat.id,
            "mark": mark,
            "ring": ring,
            "round_number": at.round_number,
            "key": str(uuid.uuid5(uuid.UUID(check_key(key)), f"{statement_id} {mark}")),
            "created_at": now,
        }
        insert_once(Reaction, values)
    db.session.commit()


def find_marked(workshop_id: int, statement_id: int) -> tuple[int, int | None, int | None]:
    """(ring, group, seat) of a statement that the room may see."""
    row = db.session.execute(
        select(Statement.ring, Statement.group_id, Statement.seat_id).where(
            Statement.id == statement_id, Statement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN
        )
    ).one_or_none()
    if row is None:
        raise Refusal("statement_gone")
    return row[0], row[1], row[2]
