"""Seats that the desk keeps for people with a phone: the phone that comes to the group takes one over, so that nobody
is counted twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, select, update

from workshop.domain.evening import BEFORE_ROUNDS, State, reached
from workshop.extensions import db
from workshop.models import Round, Seat
from workshop.services.holding import Held
from workshop.services.narrow import run, table_of

SEATS = table_of(Seat)
KEEPS = (
    SEATS.c.origin == "desk",
    SEATS.c.phone.is_(True),
    SEATS.c.child.is_(False),
    SEATS.c.token_hash.is_(None),
    SEATS.c.left_at.is_(None),
)
CLAIM = (
    update(SEATS)
    .where(SEATS.c.id == bindparam("kept"), SEATS.c.token_hash.is_(None))
    .values(token_hash=bindparam("mark"))
    .returning(SEATS.c.id)
)
GIVEN = ("sector", "age_band", "heard_from", "together", "seated", "arrived_at", "arrived_round")
"""What the desk wrote down of somebody."""


def kept_seat(workshop_id: ColumnElement[Any], group_id: ColumnElement[Any]) -> ScalarSelect[Any]:
    """For asking beside a group: the first seat that waits there for a phone."""
    return (
        select(func.min(SEATS.c.id))
        .where(SEATS.c.workshop_id == workshop_id, SEATS.c.group_id == group_id, *KEEPS)
        .scalar_subquery()
    )


FIND = select(kept_seat(bindparam("workshop_id"), bindparam("group_id")))


def find_kept(workshop_id: int, group_id: int | None) -> int | None:
    """The first seat of this group that waits for a phone."""
    if group_id is None:
        return None
    found = run(FIND, workshop_id=workshop_id, group_id=group_id)
    return None if found is None else found[0]


def claim_seat(kept: int, mark: str) -> bool:
    """Whether this phone has the seat now; another one may have been quicker where nobody held the evening."""
    return run(CLAIM, kept=kept, mark=mark) is not None


def settle_move(own: Seat, group_id: int | None, kept: int | None) -> Seat:
    """A phone that has a seat and chooses a group. Where the desk keeps a seat for it there, both are one person: a
    seat of its own takes over what the desk wrote down; one that it took at the wrong group goes back there."""
    before, own.group_id, own.left_at = own.group_id, group_id, None
    waiting = db.session.get(Seat, kept, populate_existing=True) if kept is not None and before != group_id else None
    if waiting is None:
        return own
    if own.origin == "desk":
        waiting.group_id = before
        swap(own, waiting)
        return own
    for name in (*GIVEN, "origin"):
        setattr(own, name, getattr(waiting, name))
    db.session.delete(waiting)
    return own


def swap(one: Seat, other: Seat) -> None:
    """What the desk wrote down of two people, each to the right seat."""
    for name in GIVEN:
        mine = getattr(one, name)
        setattr(one, name, getattr(other, name))
        setattr(other, name, mine)


def count_round(workshop_id: int, held: Held) -> int:
    """0 before the rounds, then the running one, and one more than there are after them."""
    if held.state in BEFORE_ROUNDS:
        return 0
    if held.round_number:
        return held.round_number
    rounds = db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop_id)) or 0
    return rounds + reached(held.state, State.PLENARY)
