"""Seats: a person's place in the room, known only by a cookie, and the raffle number beside it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Group, Seat, Ticket, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.once import added_id


def new_token() -> str:
    """What goes into the cookie: 128 bits, never stored as it is."""
    return secrets.token_urlsafe(16)


def hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find_workshop(code: str) -> Workshop:
    """The workshop behind a printed code. Raises NotFound."""
    found = db.session.scalar(select(Workshop).where(Workshop.code == code))
    if found is None:
        raise NotFound("code_unknown")
    return found


def find_seat(workshop_id: int, token: str | None) -> Seat | None:
    """The seat of this cookie in this workshop."""
    if not token:
        return None
    return db.session.scalar(select(Seat).where(Seat.workshop_id == workshop_id, Seat.token_hash == hash_token(token)))


@whole
def take_seat(*, workshop: Workshop, token: str, group_id: int | None, now: datetime) -> Seat:
    """The seat of this cookie, made when it is new, moved when another group is chosen (R2.3: what was
    sent stays with the group in which it was sent)."""
    hold_workshop(workshop.id)
    check_group(workshop.id, group_id)
    seat = db.session.get_one(Seat, sit_down(workshop_id=workshop.id, token=token, group_id=group_id, now=now))
    seat.group_id = group_id
    db.session.commit()
    return seat


def sit_down(*, workshop_id: int, token: str, group_id: int | None, now: datetime) -> int:
    """A new seat's id, or that of the seat which another tap of the same phone has just taken. The caller commits."""
    mark = hash_token(token)
    values = {
        "workshop_id": workshop_id,
        "token_hash": mark,
        "group_id": group_id,
        "origin": "phone",
        "arrived_at": now,
    }
    made = added_id(Seat, values)
    if made is not None:
        return made
    same = select(Seat.id).where(Seat.workshop_id == workshop_id, Seat.token_hash == mark)
    return db.session.scalars(same).one()


def check_group(workshop_id: int, group_id: int | None) -> None:
    if group_id is None:
        return
    belongs = db.session.scalar(select(Group.id).where(Group.id == group_id, Group.workshop_id == workshop_id))
    if belongs is None:
        raise Refusal("group_unknown")


def smallest_group(workshop_id: int) -> Group | None:
    """The group with the fewest seats taken, the earlier one on a tie (R19: balanced as people arrive)."""
    taken = func.count(Seat.id)
    return db.session.scalar(
        select(Group)
        .outerjoin(Seat, Seat.group_id == Group.id)
        .where(Group.workshop_id == workshop_id)
        .group_by(Group.id)
        .order_by(taken, Group.ring, Group.place)
        .limit(1)
    )


def holder_hash(token: str, secret: str) -> str:
    """The ticket's own mark of a cookie: from the store alone nobody gets from it to the seat (R7.2)."""
    return hmac.new(f"raffle:{secret}".encode(), token.encode(), "sha256").hexdigest()


def find_ticket(workshop_id: int, token: str, secret: str) -> Ticket | None:
    return db.session.scalar(
        select(Ticket).where(Ticket.workshop_id == workshop_id, Ticket.holder_hash == holder_hash(token, secret))
    )


@whole
def take_ticket(*, workshop: Workshop, token: str, secret: str) -> Ticket:
    """The raffle number of this phone: the same one however often it asks (R7.1). Paper stubs' numbers are skipped.

    Raises Gone once the evening is closed."""
    hold_workshop(workshop.id)
    found = find_ticket(workshop.id, token, secret)
    if found is None:
        found = Ticket(workshop_id=workshop.id, number=next_number(workshop), holder_hash=holder_hash(token, secret))
        db.session.add(found)
    db.session.commit()
    return found


def next_number(workshop: Workshop) -> int:
    """One above the highest phone number, past the stubs printed on paper."""
    highest = db.session.scalar(select(func.max(Ticket.number)).where(Ticket.workshop_id == workshop.id)) or 0
    first, last = workshop.paper_first_number, workshop.paper_first_number + workshop.paper_sheets - 1
    return last + 1 if first <= highest + 1 <= last else highest + 1
