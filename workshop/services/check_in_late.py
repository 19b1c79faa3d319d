"""What somebody is told who has come while the rounds run (R20)."""

from __future__ import annotations

from sqlalchemy import func, select

from workshop.domain.carousel.arrivals import Joins
from workshop.domain.evening import BEFORE_ROUNDS, State, reached
from workshop.extensions import db
from workshop.models import Evening, Round, Seat


def find_lateness(workshop_id: int, evening: Evening, seat: Seat | None) -> Joins | None:
    """What a latecomer joins, as long as it is news: in the round in which they came. None for everybody
    else, also in the first round, when there is nothing to catch up with."""
    state = State(evening.state)
    if seat is None or not seat.arrived_round or state in BEFORE_ROUNDS or reached(state, State.PLENARY):
        return None
    if evening.round_number == 0:
        return Joins.HOME_ROUND
    if evening.round_number != seat.arrived_round:
        return None
    rounds = db.session.scalar(select(func.count(Round.id)).where(Round.workshop_id == workshop_id)) or 0
    if evening.round_number >= rounds and state is State.ROUND:
        return Joins.HOME_ROUND
    return Joins.ROUND if evening.round_number > 1 or state is not State.ROUND else None
