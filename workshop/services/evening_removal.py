"""Taking an evening away for good, with everything that was said, kept and made of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import Model, db
from workshop.models import (
    Ballot,
    Contact,
    Draw,
    Edition,
    Evaluation,
    Exchange,
    NextStep,
    Photograph,
    PrintJob,
    Seat,
    SignUp,
    Statement,
    Workshop,
)
from workshop.services.edition_quotes import take_words_out
from workshop.services.erased_bytes import settle_erased
from workshop.services.holding import whole
from workshop.services.journal import record_for
from workshop.services.moderation_hold import hold_state
from workshop.services.narrow import table_of
from workshop.services.preparation import is_answered
from workshop.services.workshops import DELETED

TOLD: tuple[type[Model], ...] = (
    *(Statement, Ballot, Evaluation, Exchange, SignUp, Contact, Seat, Draw),
    *(NextStep, Photograph, Edition, PrintJob),
)
"""What whoever takes an evening away reads in numbers; all else that hangs on it goes too."""


def count_going(workshop_id: int) -> dict[str, int]:
    """How many rows of each table in TOLD go, by the table's name; of ballots how many people voted, because one may
    hold those of several."""
    asked = {
        table.name: select(func.count()).where(table.c.workshop_id == workshop_id) for table in map(table_of, TOLD)
    }
    asked["ballots"] = select(func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id)
    return {name: db.session.scalar(query) or 0 for name, query in asked.items()}


def refuse_running(state: str | None) -> None:
    """Raises WrongState between the doors and the closing: people are writing; NotFound where it is gone by now."""
    if state is None:
        raise NotFound("not_found")
    if state not in (State.PREPARED, State.CLOSED):
        raise WrongState("removal_running")


def holds_answers(workshop_id: int, state: str | None) -> bool:
    """Whether what people said goes with it; so it may be before it has begun, where answers were imported."""
    return state == State.CLOSED or is_answered(workshop_id)


@whole
def remove_prepared(*, workshop: Workshop, actor: str, now: datetime) -> None:
    """What was only prepared goes. Raises WrongState once it has begun or somebody has answered."""
    state = hold_state(workshop)
    refuse_running(state)
    if holds_answers(workshop.id, state):
        raise WrongState("workshop_has_statements")
    erase(workshop, actor, now)


@whole
def remove_answered(*, workshop: Workshop, typed: str, actor: str, now: datetime) -> None:
    """All rows and files of the evening go, and its words leave the reports of others.

    ``typed`` is its code or its title, against a slip. Raises WrongState while the evening runs."""
    refuse_running(hold_state(workshop))
    if typed.strip().casefold() not in {workshop.code, workshop.title.strip().casefold()}:
        raise Refusal("removal_typed")
    take_words_out(workshop, now)
    erase(workshop, actor, now)


def erase(workshop: Workshop, actor: str, now: datetime) -> None:
    """The journal keeps its number and its code, which is never given again (design.md 4). Commits."""
    record_for(
        workshop.organisation_id,
        actor=actor,
        act="delete",
        now=now,
        subject=f"{DELETED}{workshop.code}",
        subject_id=workshop.id,
        before={"code": workshop.code},
    )
    db.session.flush()
    db.session.execute(delete(Workshop).where(Workshop.id == workshop.id).execution_options(synchronize_session=False))
    db.session.commit()
    db.session.expunge_all()
    settle_erased()
