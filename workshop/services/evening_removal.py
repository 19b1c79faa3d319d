"""Taking a closed evening away for good, with everything that was said, kept and made of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
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
from workshop.services.workshops import DELETED

TOLD: tuple[type[Model], ...] = (
    *(Statement, Ballot, Evaluation, Exchange, SignUp, Contact, Seat, Draw),
    *(NextStep, Photograph, Edition, PrintJob),
)
"""What whoever takes an evening away reads in numbers; all else that hangs on it goes too."""


def count_going(workshop_id: int) -> dict[str, int]:
    """How many rows of each table in TOLD go, by the table's name."""
    asked = {
        table.name: select(func.count()).where(table.c.workshop_id == workshop_id) for table in map(table_of, TOLD)
    }
    return {name: db.session.scalar(query) or 0 for name, query in asked.items()}


def refuse_running(state: str | None) -> None:
    """Raises WrongState between the doors and the closing: people are writing."""
    if state not in (None, State.PREPARED, State.CLOSED):
        raise WrongState("removal_running")


@whole
def remove_closed(*, workshop: Workshop, typed: str, actor: str, now: datetime) -> None:
    """All rows and files of the evening go, and its words leave the reports of others. Its code is never given again.

    ``typed`` is its code or its title, against a slip. The journal keeps its number and code. Raises WrongState for an
    evening that is not closed."""
    if hold_state(workshop) != State.CLOSED:
        raise WrongState("removal_running")
    if typed.strip().casefold() not in {workshop.code, workshop.title.strip().casefold()}:
        raise Refusal("removal_typed")
    take_words_out(workshop, now)
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
