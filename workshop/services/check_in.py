"""Checking in at the desk: one tap, one seat, one group to say aloud. Nobody is asked for a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.check_in import AGE_BANDS, CHANNELS, SECTORS, Newcomer, Place, check_choice
from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Group, JournalEntry, Seat, Workshop
from workshop.services.check_in_hall import Hall, read_hall
from workshop.services.check_in_seated import keep_at_table
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.statements import check_key

DESK = "desk"
ACT, UNDO = "check_in", "check_in_undo"


@dataclass(frozen=True)
class Arriving:
    """What the desk says of somebody, as far as it knows. ``beside`` is the seat of whoever they stay with."""

    phone: bool = True
    child: bool = False
    with_helper: bool = False
    seated: bool = False
    sector: str = ""
    age_band: str = ""
    heard_from: str = ""
    beside: int | None = None


@whole
def check_in(*, workshop: Workshop, arriving: Arriving, key: str, actor: str, now: datetime) -> int:
    """Stores one seat and returns its id. The same form sent twice takes one seat.

    Raises Refusal, WrongState before the evening has begun and Gone once it is closed; then nothing is stored.
    """
    held = hold_workshop(workshop.id)
    if held.state is State.PREPARED:
        raise WrongState("evening_not_begun")
    mark = check_key(key)
    known = find_made(workshop.id, mark)
    if known is not None:
        return known
    hall = read_hall(workshop, held.state, held.round_number)
    check_helper(hall, arriving)
    seat = new_seat(hall, arriving, now)
    group, place = hall.place(newcomer_of(seat, arriving))
    seat.group_id = group.id if group else None
    db.session.add(seat)
    if group is not None and place.settles:
        keep_at_table(workshop, group, hall.groups)
    db.session.flush()
    note_arrival(workshop, seat, group, place, mark, actor=actor, now=now)
    db.session.commit()
    return seat.id


def find_made(workshop_id: int, mark: str) -> int | None:
    """The seat that this form has made already, also when it was undone since."""
    return db.session.scalar(
        select(JournalEntry.subject_id).where(
            JournalEntry.workshop_id == workshop_id, JournalEntry.subject == mark, JournalEntry.act == ACT
        )
    )


def check_helper(hall: Hall, arriving: Arriving) -> None:
    """R23: a child walks with a group only beside an adult who said so; nobody is chosen for them. Refuses a child
    with a helper where no such adult is named."""
    if not (arriving.child and arriving.with_helper):
        return
    if arriving.beside is None:
        raise Refusal("helper_missing")
    adults = {seat.id for seat in hall.seats if not seat.child and seat.group_id is not None}
    if arriving.beside not in adults:
        raise Refusal("helper_seated_apart")


def new_seat(hall: Hall, arriving: Arriving, now: datetime) -> Seat:
    """The row of an arrival, its group not chosen yet. A child has no phone in the count of phones (R23)."""
    return Seat(
        workshop_id=hall.workshop.id,
        origin=DESK,
        arrived_at=now,
        arrived_round=hall.arrival_round,
        phone=arriving.phone and not arriving.child,
        child=arriving.child,
        seated=arriving.seated,
        sector=None if arriving.child else check_choice(arriving.sector, SECTORS),
        age_band=None if arriving.child else check_choice(arriving.age_band, AGE_BANDS),
        heard_from=check_choice(arriving.heard_from, CHANNELS),
        together=find_tag(hall, arriving.beside),
    )


def find_tag(hall: Hall, beside: int | None) -> str | None:
    """The tag of the one they stay with, made where there is none yet."""
    if beside is None:
        return None
    other = next((seat for seat in hall.seats if seat.id == beside and seat.left_at is None), None)
    if other is None:
        raise Refusal("beside_unknown")
    other.together = other.together or str(other.id)
    return other.together


def newcomer_of(seat: Seat, arriving: Arriving) -> Newcomer:
    return Newcomer(seat.child, arriving.with_helper, seat.seated, seat.sector, seat.age_band, seat.together)


def note_arrival(
    workshop: Workshop, seat: Seat, group: Group | None, place: Place, mark: str, *, actor: str, now: datetime
) -> None:
    """The journal knows that somebody came, and where to; the form's key stands there against a second tap."""
    after = {"group": group.letter if group else None, "joins": place.joins, "settles": place.settles}
    record(workshop=workshop, actor=actor, act=ACT, now=now, subject=mark, subject_id=seat.id, after=after)


@whole
def undo_check_in(*, workshop: Workshop, seat_id: int, actor: str, now: datetime) -> None:
    """Takes a desk seat away again. Refuses once a phone has taken it; raises NotFound where there is none."""
    hold_workshop(workshop.id)
    seat = find_desk_seat(workshop.id, seat_id)
    if seat.token_hash is not None:
        raise WrongState("seat_has_phone")
    db.session.delete(seat)
    record(workshop=workshop, actor=actor, act=UNDO, now=now, subject="seat", subject_id=seat_id)
    db.session.commit()


def find_desk_seat(workshop_id: int, seat_id: int) -> Seat:
    found = db.session.get(Seat, seat_id)
    if found is None or found.workshop_id != workshop_id or found.origin != DESK:
        raise NotFound("part_unknown")
    return found
