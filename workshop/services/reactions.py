"""What a group makes of what earlier groups left at its table: agrees, does not understand, adds (method B.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, delete, func, select

from workshop.domain.refusals import Refusal
from workshop.domain.statements import Mark, Moderation
from workshop.extensions import db
from workshop.models import Group, Reaction, Seat, Statement, Station
from workshop.services.holding import hold_code, whole
from workshop.services.once import insert_once
from workshop.services.seats import find_seat, hash_token, sit_down
from workshop.services.statements import check_key, refuse_state


@dataclass(frozen=True)
class Earlier:
    """One statement that the room may see, whose group it is of, and this phone's own mark on it, if any.

    How many others marked it stays hidden, so that nobody follows the crowd (B.4)."""

    id: int
    text: str
    kind: str
    colour: str | None
    mark: str | None


def list_earlier(*, station: Station, ring: int, token: str | None) -> list[Earlier]:
    """The statements let through at a station in one ring, in the order in which they came."""
    rows = db.session.execute(
        select(Statement.id, Statement.text, Statement.kind, Group.colour, Reaction.mark)
        .outerjoin(Group, Group.id == Statement.group_id)
        .outerjoin(Seat, and_(Seat.workshop_id == Statement.workshop_id, Seat.token_hash == hash_token(token or "")))
        .outerjoin(Reaction, and_(Reaction.statement_id == Statement.id, Reaction.seat_id == Seat.id))
        .where(Statement.station_id == station.id, Statement.ring == ring, Statement.state == Moderation.SHOWN)
        .order_by(Statement.created_at, Statement.id)
    )
    return [Earlier(*row) for row in rows]


def count_earlier(*, station: Station, ring: int) -> int:
    """How many there are to read."""
    found = db.session.scalar(
        select(func.count(Statement.id)).where(
            Statement.station_id == station.id, Statement.ring == ring, Statement.state == Moderation.SHOWN
        )
    )
    return found or 0


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
def react(*, code: str, token: str, statement_id: int, mark: str, key: str, now: datetime) -> None:
    """Sets this phone's mark on a statement, in place of the one before; an empty mark takes it away.

    Raises Refusal for a mark that does not exist and for a statement that the room may not see."""
    at = hold_code(code)
    refuse_state(at.state)
    if mark and mark not in tuple(Mark):
        raise Refusal("mark_unknown")
    shown = select(Statement.ring).where(
        Statement.id == statement_id, Statement.workshop_id == at.workshop_id, Statement.state == Moderation.SHOWN
    )
    ring = db.session.scalar(shown)
    if ring is None:
        raise Refusal("statement_gone")
    seat_id, group_id = seat_of(at.workshop_id, token, now)
    db.session.execute(delete(Reaction).where(Reaction.statement_id == statement_id, Reaction.seat_id == seat_id))
    if mark:
        values = {
            "workshop_id": at.workshop_id,
            "statement_id": statement_id,
            "group_id": group_id,
            "seat_id": seat_id,
            "mark": mark,
            "ring": ring,
            "round_number": at.round_number,
            "key": check_key(key),
            "created_at": now,
        }
        insert_once(Reaction, values)
    db.session.commit()


def seat_of(workshop_id: int, token: str, now: datetime) -> tuple[int, int | None]:
    """(seat, group) of this phone; a phone without a seat gets one without a group."""
    seat = find_seat(workshop_id, token)
    if seat is not None:
        return seat.id, seat.group_id
    return sit_down(workshop_id=workshop_id, token=token, group_id=None, now=now), None
