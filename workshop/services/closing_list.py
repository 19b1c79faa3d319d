"""What is looked at before an evening is closed: unread answers, paper typed in, the vote, heads (F8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.models import Ballot, Evening, PaperSheet, Seat, Statement, VoteOption, Workshop
from workshop.services.closing import count_waiting

ON_PAPER = ("paper", "desk")


@dataclass(frozen=True)
class ClosingList:
    """The evening in numbers that somebody can check by looking round the room. ``expected`` is the stage as seen."""

    state: str
    expected: int
    waiting: int
    paper_statements: int
    paper_sheets: int
    options: int
    phone_voters: int
    paper_voters: int
    phones: int
    at_the_desk: int


def read_closing_list(workshop: Workshop) -> ClosingList:
    """Everything in a fixed number of queries."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    voters, seats = count_by_origin(workshop.id)
    return ClosingList(
        state=evening.state,
        expected=evening.stage_revision,
        waiting=count_waiting(workshop.id),
        paper_statements=count(
            select(func.count(Statement.id)).where(Statement.workshop_id == workshop.id, Statement.origin == "paper")
        ),
        paper_sheets=count_sheets(workshop.id),
        options=count(select(func.count(VoteOption.id)).where(VoteOption.workshop_id == workshop.id)),
        phone_voters=voters.get("phone", 0),
        paper_voters=sum(voters.get(origin, 0) for origin in ON_PAPER),
        phones=seats.get("phone", 0),
        at_the_desk=seats.get("desk", 0),
    )


def count_by_origin(workshop_id: int) -> tuple[dict[str, int], dict[str, int]]:
    """(people who voted, seats taken) by origin."""
    voters = select(Ballot.origin, func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id)
    seats = select(Seat.origin, func.count(Seat.id)).where(Seat.workshop_id == workshop_id)
    return (
        {row[0]: int(row[1]) for row in db.session.execute(voters.group_by(Ballot.origin))},
        {row[0]: int(row[1]) for row in db.session.execute(seats.group_by(Seat.origin))},
    )


def count_sheets(workshop_id: int) -> int:
    """Numbered sheets that have been typed in, each once however many stations it holds."""
    return count(select(func.count(PaperSheet.number.distinct())).where(PaperSheet.workshop_id == workshop_id))


def count(query: Any) -> int:
    return db.session.scalar(query) or 0
