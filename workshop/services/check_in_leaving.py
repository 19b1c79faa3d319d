"""Somebody goes home: the group is one smaller, and the desk hears when it has become too small to walk alone."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.carousel.sizing import HARD
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Seat, Workshop
from workshop.services.check_in_hall import Hall, read_hall
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record

LEAVE, RETURN = "leave", "leave_undo"


@whole
def leave(*, workshop: Workshop, group_id: int | None, actor: str, now: datetime) -> int:
    """One person of a group went home, or one child where ``group_id`` is None. Returns the id of the seat.

    Which one nobody asks: somebody on paper first, then a phone that never came, then the phone that came last.
    Raises Refusal where nobody is left there.
    """
    held = hold_workshop(workshop.id)
    hall = read_hall(workshop, held.state, held.round_number)
    seat = choose_leaver(hall, group_id)
    seat.left_at = now
    record(workshop=workshop, actor=actor, act=LEAVE, now=now, subject="seat", subject_id=seat.id)
    db.session.commit()
    return seat.id


def choose_leaver(hall: Hall, group_id: int | None) -> Seat:
    if group_id is None:
        there = [seat for seat in hall.seats if seat.child and seat.left_at is None]
    else:
        group = next((group for group in hall.groups if group.id == group_id), None)
        if group is None:
            raise Refusal("group_unknown")
        there = [seat for seat in hall.present(group) if not seat.child]
    if not there:
        raise Refusal("nobody_there")
    return min(there, key=lambda seat: (seat.phone, seat.token_hash is not None, -seat.id))


@whole
def come_back(*, workshop: Workshop, seat_id: int, actor: str, now: datetime) -> None:
    """A going home taken back. Raises NotFound where nobody of this evening went."""
    hold_workshop(workshop.id)
    seat = db.session.get(Seat, seat_id)
    if seat is None or seat.workshop_id != workshop.id or seat.left_at is None:
        raise NotFound("part_unknown")
    seat.left_at = None
    record(workshop=workshop, actor=actor, act=RETURN, now=now, subject="seat", subject_id=seat_id)
    db.session.commit()


def is_too_small(people: int) -> bool:
    """R21: fewer than three cannot walk alone; an empty group has nobody to join with anyone."""
    return 0 < people < HARD.least
