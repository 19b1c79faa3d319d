"""The vote of a report: by phone, on paper and together, with as many voters."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select, union_all

from workshop.domain.findings import People, Votes
from workshop.domain.personal_data import mask
from workshop.domain.ranking import rank
from workshop.extensions import db
from workshop.models import Ballot, Dots, LineStatement, LineTheme, ThemeStatement, VoteOption
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
    behind = behind_lines(workshop_id, known)
    lines = [option_facts(row, known, behind, dots) for row in options]
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


def behind_lines(workshop_id: int, known: Mapping[int, StatementFacts]) -> dict[int, list[StatementFacts]]:
    """The shown statements of each line for several and of each theme's, by the line's id; a line in the moderator's
    words alone is not among them. One query."""
    several = (
        select(LineStatement.option_id, LineStatement.statement_id)
        .join(VoteOption, VoteOption.id == LineStatement.option_id)
        .where(VoteOption.workshop_id == workshop_id)
    )
    themed = (
        select(LineTheme.option_id, ThemeStatement.statement_id)
        .join(VoteOption, VoteOption.id == LineTheme.option_id)
        .outerjoin(ThemeStatement, ThemeStatement.theme_id == LineTheme.theme_id)
        .where(VoteOption.workshop_id == workshop_id)
    )
    found: dict[int, list[StatementFacts]] = {}
    for option, statement in db.session.execute(union_all(several, themed)):
        found.setdefault(option, []).extend([known[statement]] if statement in known else [])
    return {option: sorted(all_of_it, key=lambda one: one.number) for option, all_of_it in found.items()}


def option_facts(
    row: VoteLine,
    known: Mapping[int, StatementFacts],
    behind: Mapping[int, list[StatementFacts]],
    dots: Mapping[tuple[int, bool], int],
) -> Option:
    """A line whose statement is not shown keeps its votes and loses its words."""
    statement = None if row.statement_id is None else known.get(row.statement_id)
    meant = behind.get(row.id, [])
    numbers = {one.number for one in ([statement] if statement else []) + meant}
    return Option(
        number=row.number,
        text=None if row.text is None else mask(row.text),
        kind=statement.kind if statement else kind_of(row, behind),
        phone=Votes(dots.get((row.id, False), 0)),
        paper=Votes(dots.get((row.id, True), 0)),
        stands_for=tuple(sorted(numbers)),
    )


def kind_of(row: VoteLine, behind: Mapping[int, list[StatementFacts]]) -> str | None:
    """A theme is a need where a need is in it, else it has the kind of its first statement. A line in the moderator's
    words for which no answer is named counts as a need, as people vote on what they need most."""
    if row.id not in behind:
        return "need" if row.statement_id is None else None
    kinds = [one.kind for one in behind[row.id]]
    return "need" if "need" in kinds else next(iter(kinds), None)
