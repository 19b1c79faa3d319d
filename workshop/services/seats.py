"""Seats: a person's place in the room, known only by a cookie, and the raffle number beside it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlalchemy import select

from workshop.domain.check_in import Newcomer
from workshop.domain.raffle import next_phone_number
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, Raffle, Seat, Ticket, Workshop
from workshop.services.check_in_hall import read_hall
from workshop.services.holding import Held, hold_workshop, whole
from workshop.services.once import added_id
from workshop.services.seats_kept import claim_seat, count_round, find_kept, settle_move


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
    """The seat of this cookie: one that the desk keeps for a phone in this group, else a new one; moved when another
    group is chosen (screen R2.3: what was sent stays with the group in which it was sent)."""
    held = hold_workshop(workshop.id)
    check_group(workshop.id, group_id)
    seat = settle(workshop.id, held, token, group_id, now)
    db.session.commit()
    return seat


@whole
def take_any_seat(*, workshop: Workshop, token: str, now: datetime) -> Seat:
    """For those who do not know their group: the one that R19 gives, and R20 once the rounds run. Whoever has a
    group already keeps it. Raises Refusal where there are no groups."""
    held = hold_workshop(workshop.id)
    own = find_seat(workshop.id, token)
    if own is None or own.group_id is None:
        group, _place = read_hall(workshop, held.state, held.round_number).place(Newcomer())
        own = settle(workshop.id, held, token, group.id if group else None, now)
    db.session.commit()
    return own


def settle(workshop_id: int, held: Held, token: str, group_id: int | None, now: datetime) -> Seat:
    """The seat of this cookie in this group. The caller holds the evening and commits."""
    own, kept = find_seat(workshop_id, token), find_kept(workshop_id, group_id)
    if own is not None:
        return settle_move(own, group_id, kept)
    made = sit_down(
        workshop_id=workshop_id,
        token=token,
        group_id=group_id,
        now=now,
        kept=kept,
        arrived_round=count_round(workshop_id, held),
    )
    return db.session.get_one(Seat, made, populate_existing=True)


def sit_down(
    *,
    workshop_id: int,
    token: str,
    group_id: int | None,
    now: datetime,
    kept: int | None = None,
    arrived_round: int = 0,
) -> int:
    """The id of the seat that the desk has ``kept``, else of a new one, or of that which another tap of the same phone
    has just taken. The caller holds the evening, has found no seat of this phone, and commits."""
    mark = hash_token(token)
    if kept is not None and claim_seat(kept, mark):
        return kept
    values = {
        "workshop_id": workshop_id,
        "token_hash": mark,
        "group_id": group_id,
        "origin": "phone",
        "arrived_at": now,
        "arrived_round": arrived_round,
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


def holder_hash(token: str, secret: str) -> str:
    """The ticket's own mark of a cookie: from the store alone nobody gets from it to the seat (screen R7.2)."""
    return hmac.new(f"raffle:{secret}".encode(), token.encode(), "sha256").hexdigest()


def find_ticket(workshop_id: int, token: str, secret: str) -> Ticket | None:
    return db.session.scalar(
        select(Ticket).where(Ticket.workshop_id == workshop_id, Ticket.holder_hash == holder_hash(token, secret))
    )


@whole
def take_ticket(*, workshop: Workshop, token: str, secret: str) -> Ticket:
    """The raffle number of this phone: the same one however often it asks (screen R7.1). Paper stubs' numbers are
    skipped.

    Raises Gone once the evening is closed."""
    hold_workshop(workshop.id)
    found = find_ticket(workshop.id, token, secret)
    if found is None:
        refuse_sealed(workshop.id)
        found = Ticket(workshop_id=workshop.id, number=next_number(workshop), holder_hash=holder_hash(token, secret))
        db.session.add(found)
    db.session.commit()
    return found


def refuse_sealed(workshop_id: int) -> None:
    """No number comes into a drum that is sealed; the caller holds the evening, and sealing holds it too."""
    if is_sealed(workshop_id):
        raise WrongState("raffle_sealed")


def is_sealed(workshop_id: int) -> bool:
    """Whether the drum takes no more numbers."""
    return db.session.scalar(select(Raffle.sealed_at).where(Raffle.workshop_id == workshop_id)) is not None


def next_number(workshop: Workshop) -> int:
    """One above the highest phone number, past the stubs printed on paper."""
    taken = db.session.scalars(select(Ticket.number).where(Ticket.workshop_id == workshop.id)).all()
    paper = range(workshop.paper_first_number, workshop.paper_first_number + workshop.paper_sheets)
    return next_phone_number(taken, paper)
