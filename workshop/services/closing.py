"""Closing an evening: read-only from here on, and seats cut loose from what they said, for good."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, func, select, update

from workshop.domain.evening import Stage, State, reached
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Ballot, Evening, Reaction, Seat, Statement, Ticket, Workshop
from workshop.services.erased_bytes import settle_erased
from workshop.services.evening import enter, find_evening, refuse_stale
from workshop.services.head_count import refuse_doubtful
from workshop.services.report_held import stages_unreached


def count_waiting(workshop_id: int) -> int:
    """Statements that nobody has looked at yet."""
    return (
        db.session.scalar(
            select(func.count(Statement.id)).where(Statement.workshop_id == workshop_id, Statement.state == "waiting")
        )
        or 0
    )


def close_evening(
    *,
    workshop: Workshop,
    expected: int,
    actor: str,
    now: datetime,
    adults: int | None = None,
    children: int | None = None,
    with_waiting: bool = False,
    confirmed: bool = False,
) -> None:
    """The last move. Refuses an evening that has not begun and holds nothing; unread statements, unless
    ``with_waiting`` says so knowingly (F8.2); and heads that do not fit what is known, or that are counted while the
    rounds run, until they are ``confirmed``."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    if evening.state == State.CLOSED:
        raise WrongState("evening_closed")
    refuse_nothing(evening)
    waiting = count_waiting(workshop.id)
    if waiting and not with_waiting:
        raise WrongState("statements_waiting", waiting=waiting)
    if adults is not None and not confirmed:
        running = not reached(State(evening.state), State.PLENARY)
        refuse_doubtful(workshop, adults=adults, children=children or 0, rounds_run=running)
    workshop.adults_counted, workshop.children_counted = adults, children
    shut(workshop, evening, actor=actor, now=now)
    db.session.commit()
    settle_erased()


def refuse_nothing(evening: Evening) -> None:
    """Nothing to close where nobody began and nobody answered; one that was led on paper alone has its answers."""
    if evening.state == State.PREPARED and not has_answers(evening.workshop_id):
        raise WrongState("nothing_to_close")


def has_answers(workshop_id: int) -> bool:
    return bool(db.session.scalar(select(exists().where(Statement.workshop_id == workshop_id))))


def shut(workshop: Workshop, evening: Evening, *, actor: str, now: datetime) -> None:
    """What closing is, whoever closes. The caller commits."""
    workshop.closed_at = now
    workshop.unreached = " ".join(stages_unreached(workshop))
    enter(workshop, evening, Stage(State.CLOSED), act="close", actor=actor, now=now)
    cut_seats(workshop.id)
    drop_originals(workshop.id)


def cut_seats(workshop_id: int) -> None:
    """No statement, mark or ballot knows a seat any more, and no cookie opens one or a raffle number (design.md 7).
    What stays is whether a phone stood behind a seat, and the numbers: a draw is checked by them alone."""
    for table in (Statement, Reaction, Ballot):
        db.session.execute(
            update(table)
            .where(table.workshop_id == workshop_id)
            .values(seat_id=None)
            .execution_options(synchronize_session=False)
        )
    never_came = (Seat.workshop_id == workshop_id, Seat.origin == "desk", Seat.token_hash.is_(None))
    db.session.execute(update(Seat).where(*never_came).values(phone=False).execution_options(synchronize_session=False))
    db.session.execute(
        update(Seat)
        .where(Seat.workshop_id == workshop_id)
        .values(token_hash=None)
        .execution_options(synchronize_session=False)
    )
    db.session.execute(
        update(Ticket)
        .where(Ticket.workshop_id == workshop_id)
        .values(holder_hash=None)
        .execution_options(synchronize_session=False)
    )


def drop_originals(workshop_id: int) -> None:
    """Earlier wordings served undoing and may hold what was covered: a telephone, an e-mail. They go for good."""
    db.session.execute(
        update(Statement)
        .where(Statement.workshop_id == workshop_id, Statement.original.is_not(None))
        .values(original=None)
        .execution_options(synchronize_session=False)
    )
