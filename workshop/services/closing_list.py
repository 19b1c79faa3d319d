"""What is looked at before an evening is closed: unread answers, paper typed in, the vote, heads (F8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from workshop.domain.evening import State
from workshop.domain.head_count import HeadCount
from workshop.domain.spans import replay
from workshop.extensions import db
from workshop.models import Ballot, Evening, Statement, VoteOption, Workshop
from workshop.services.closing import count_waiting, has_answers
from workshop.services.evaluations import count_on_paper
from workshop.services.head_count import count_heads
from workshop.services.report_held import list_moves

ON_PAPER = ("paper", "desk")


@dataclass(frozen=True)
class ClosingList:
    """The evening in numbers that somebody can check by looking round the room. ``expected`` is the stage as seen,
    ``begun`` whether there is anything to close, ``opinion_begun`` whether people were asked for their opinion, also
    where the evening went a stage back since."""

    state: str
    expected: int
    waiting: int
    paper_statements: int
    options: int
    phone_voters: int
    paper_voters: int
    paper_opinions: int
    begun: bool
    opinion_begun: bool
    heads: HeadCount


def read_closing_list(workshop: Workshop) -> ClosingList:
    """Everything in a fixed number of queries."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    voters = count_voters(workshop.id)
    return ClosingList(
        state=evening.state,
        expected=evening.stage_revision,
        waiting=count_waiting(workshop.id),
        paper_statements=count(
            select(func.count(Statement.id)).where(Statement.workshop_id == workshop.id, Statement.origin == "paper")
        ),
        options=count(select(func.count(VoteOption.id)).where(VoteOption.workshop_id == workshop.id)),
        phone_voters=voters.get("phone", 0),
        paper_voters=sum(voters.get(origin, 0) for origin in ON_PAPER),
        paper_opinions=count_on_paper(workshop.id),
        begun=evening.state != State.PREPARED or has_answers(workshop.id),
        opinion_begun=State.EVALUATION in {evening.state, *entered(workshop.id)},
        heads=count_heads(workshop),
    )


def entered(workshop_id: int) -> set[State]:
    """The stages that the evening has been in, as the journal says."""
    return {span.state for span in replay(list_moves(workshop_id))}


def count_voters(workshop_id: int) -> dict[str, int]:
    """People who voted, by origin."""
    voters = select(Ballot.origin, func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id)
    return {row[0]: int(row[1]) for row in db.session.execute(voters.group_by(Ballot.origin))}


def count(query: Any) -> int:
    return db.session.scalar(query) or 0
