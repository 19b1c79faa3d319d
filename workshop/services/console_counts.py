"""How much has come in where something is given or taken: votes, sign-ups, numbers of the raffle, opinions."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, func, select

from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Ballot, Evaluation, Evening, Seat, SignUp, Ticket, Workshop
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


@dataclass(frozen=True)
class Turnout:
    """Phones of adults in the room, and those of them that have voted; ``empty`` while there is no vote at all, not on
    paper either."""

    phones: int
    voted: int
    empty: bool

    @property
    def complete(self) -> bool:
        return not self.empty and self.voted >= self.phones


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


def read_turnout(workshop_id: int, expected: int) -> Turnout | None:
    """Who has not voted yet, where the stage that was seen is the vote; None at every other stage. Two queries."""
    at_vote = select(Evening.workshop_id).where(
        Evening.workshop_id == workshop_id, Evening.state == State.VOTING, Evening.stage_revision == expected
    )
    voted = exists().where(Ballot.workshop_id == workshop_id)
    asked = db.session.execute(select(exists(at_vote), voted)).one()
    if not asked[0]:
        return None
    phones = (
        select(func.count(Seat.id), func.count(Ballot.id))
        .outerjoin(Ballot, Ballot.seat_id == Seat.id)
        .where(Seat.workshop_id == workshop_id, Seat.token_hash.is_not(None), ~Seat.child, Seat.left_at.is_(None))
    )
    here, have_voted = db.session.execute(phones).one()
    return Turnout(phones=int(here), voted=int(have_voted), empty=not asked[1])
