"""The vote of a report: by phone, on paper and together, with as many voters."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from workshop.domain.findings import People, Votes
from workshop.domain.personal_data import mask
from workshop.domain.ranking import rank
from workshop.extensions import db
from workshop.models import Ballot, Dots
from workshop.services.report_facts import Option, StatementFacts, VoteFacts
from workshop.services.vote_options import VoteLine, list_options

PAPER = ("paper", "desk")


def gather_votes(workshop_id: int, known: Mapping[int, StatementFacts]) -> VoteFacts | None:
    """The ranking with ties; None when there was no list, or nobody voted."""
    options = list_options(workshop_id)
    voters = count_voters(workshop_id)
    if not options or not sum(voters.values()):
        return None
    dots = count_dots(workshop_id)
    lines = [option_facts(row, known, dots) for row in options]
    return VoteFacts(
        ranked=rank((line, line.votes) for line in lines),
        phone=Votes(sum(line.phone for line in lines)),
        paper=Votes(sum(line.paper for line in lines)),
        phone_voters=People(voters[False]),
        paper_voters=People(voters[True]),
    )


def count_voters(workshop_id: int) -> dict[bool, int]:
    """How many people voted, by whether it was on paper."""
    voters = {False: 0, True: 0}
    for origin, count in db.session.execute(
        select(Ballot.origin, func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id).group_by(Ballot.origin)
    ):
        voters[origin in PAPER] += int(count)
    return voters


def count_dots(workshop_id: int) -> dict[tuple[int, bool], int]:
    """Votes by option and by whether they were on paper."""
    dots: dict[tuple[int, bool], int] = {}
    for option, origin, count in db.session.execute(
        select(Dots.option_id, Ballot.origin, func.sum(Dots.count))
        .join(Ballot, Ballot.id == Dots.ballot_id)
        .where(Ballot.workshop_id == workshop_id)
        .group_by(Dots.option_id, Ballot.origin)
    ):
        key = (option, origin in PAPER)
        dots[key] = dots.get(key, 0) + int(count)
    return dots


def option_facts(row: VoteLine, known: Mapping[int, StatementFacts], dots: Mapping[tuple[int, bool], int]) -> Option:
    """A line whose statement is not shown keeps its votes and loses its words. One in the moderator's words for several
    answers has the kind of the answer that it stands for; where none is named it counts as a need, as people vote on
    what they need most."""
    statement = None if row.statement_id is None else known.get(row.statement_id)
    of_its_own = "need" if row.statement_id is None else None
    return Option(
        number=row.number,
        text=None if row.text is None else mask(row.text),
        kind=statement.kind if statement else of_its_own,
        phone=Votes(dots.get((row.id, False), 0)),
        paper=Votes(dots.get((row.id, True), 0)),
    )
