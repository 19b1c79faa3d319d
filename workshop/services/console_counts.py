"""How much has come in where something is given or taken: votes, sign-ups, numbers of the raffle, opinions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Ballot, Evaluation, Evening, SignUp, Ticket, Workshop
from workshop.services.head_count import count_sheets
from workshop.services.paper_votes import count_ballots
from workshop.services.raffle_taking import count_sheets_given

PHONE = "phone"


@dataclass(frozen=True)
class Counts:
    """People by phone and on paper; in the raffle numbers, those of paper forms that were given out: by the desk,
    or at least as many as were typed in."""

    phones: int
    paper: int


def count_given(workshop: Workshop, state: State) -> Counts | None:
    """What has come in at this stage; None where nothing of the kind is asked for. At most three queries."""
    if state is State.VOTING:
        return Counts(*count_ballots(workshop.id))
    if state is State.SIGN_UP:
        return by_origin(SignUp, workshop.id)
    if state is State.EVALUATION:
        return by_origin(Evaluation, workshop.id)
    if state is State.RAFFLE:
        numbers = select(func.count(Ticket.id)).where(Ticket.workshop_id == workshop.id)
        given = max(count_sheets_given(workshop.id), count_sheets(workshop.id))
        return Counts(db.session.scalar(numbers) or 0, given)
    return None


def by_origin(table: type[SignUp] | type[Evaluation], workshop_id: int) -> Counts:
    """Rows that came from phones, and all others."""
    asked = select(table.origin, func.count(table.id)).where(table.workshop_id == workshop_id).group_by(table.origin)
    rows = {row[0]: int(row[1]) for row in db.session.execute(asked)}
    return Counts(rows.get(PHONE, 0), sum(rows.values()) - rows.get(PHONE, 0))


def is_vote_empty(workshop_id: int, expected: int) -> bool:
    """Whether the stage that was seen is the vote and nobody has voted yet."""
    there = exists().where(
        Evening.workshop_id == workshop_id, Evening.state == State.VOTING, Evening.stage_revision == expected
    )
    voted = exists().where(Ballot.workshop_id == workshop_id)
    return bool(db.session.scalar(select(there & ~voted)))
