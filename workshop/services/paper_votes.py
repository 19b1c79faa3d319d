"""Dots counted from paper, bundle by bundle, and the results once the vote is over (B.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select

from workshop.domain.evening import State
from workshop.domain.ranking import Ranked, rank
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.voting import check_paper, votes_per_person
from workshop.extensions import db
from workshop.models import Ballot, Dots, Workshop
from workshop.services.holding import hold_since, whole
from workshop.services.journal import record
from workshop.services.moderation_hold import refuse_closed
from workshop.services.once import insert_once
from workshop.services.statements import check_key
from workshop.services.vote_options import VoteLine, list_options

PAPER = "paper"
WORDS_OF_PAPER = {
    "vote_unknown": "paper_votes_wrong",
    "vote_empty": "paper_votes_empty",
    "vote_too_many": "paper_votes_too_many",
    "vote_too_many_on_one": "paper_votes_on_one",
}
"""The same rules are said differently to whoever counts for others."""


@dataclass(frozen=True)
class Bundle:
    """A bundle of paper as typed: dots by option id."""

    ballot: Ballot
    dots: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.dots.values())


@dataclass(frozen=True)
class Line:
    """An option with its dots by road."""

    option: VoteLine
    phone: int
    paper: int

    @property
    def together(self) -> int:
        return self.phone + self.paper


@dataclass(frozen=True)
class Results:
    """The ranking over phone and paper together, with as many voters each; equals share a rank."""

    ranked: tuple[Ranked[Line], ...]
    phone_voters: int
    paper_voters: int


def list_bundles(workshop_id: int) -> list[Bundle]:
    """Every bundle with its dots, in the order of typing; slips typed in with their sheets stand there. Two queries."""
    bundled = (Ballot.workshop_id == workshop_id, Ballot.origin == PAPER, Ballot.sheet_number.is_(None))
    ballots = db.session.scalars(select(Ballot).where(*bundled).order_by(Ballot.id)).all()
    dots: dict[int, dict[int, int]] = {ballot.id: {} for ballot in ballots}
    rows = db.session.execute(
        select(Dots.ballot_id, Dots.option_id, Dots.count).join(Ballot, Ballot.id == Dots.ballot_id).where(*bundled)
    )
    for ballot_id, option_id, count in rows:
        dots[ballot_id][option_id] = count
    return [Bundle(ballot, dots[ballot.id]) for ballot in ballots]


def find_bundle(workshop_id: int, ballot_id: int) -> Ballot:
    """A bundle of this workshop. Raises NotFound, also for a phone's ballot: nobody looks at those."""
    found = db.session.get(Ballot, ballot_id, populate_existing=True)
    if found is None or found.workshop_id != workshop_id or found.origin != PAPER:
        raise NotFound("part_unknown")
    return found


@whole
def add_bundle(
    *, workshop: Workshop, dots: Mapping[int, int], voters: int, key: str, actor: str, now: datetime
) -> None:
    """One bundle more. The same form sent twice changes nothing."""
    checked = check_bundle(workshop, dots, voters)
    key = check_key(key)
    own = {"workshop_id": workshop.id, "key": key}
    if not insert_once(Ballot, {**own, "origin": PAPER, "voters": voters, "created_at": now}):
        db.session.rollback()
        return
    ballot = db.session.scalars(select(Ballot).filter_by(**own)).one()
    put_dots(ballot, checked)
    keep(workshop, ballot, "add", None, actor=actor, now=now)


@whole
def correct_bundle(
    *, workshop: Workshop, ballot_id: int, dots: Mapping[int, int], voters: int, actor: str, now: datetime
) -> None:
    """Other counts for a bundle."""
    checked = check_bundle(workshop, dots, voters)
    ballot = find_bundle(workshop.id, ballot_id)
    before = counts_of(ballot)
    ballot.voters = voters
    db.session.execute(delete(Dots).where(Dots.ballot_id == ballot.id))
    put_dots(ballot, checked)
    keep(workshop, ballot, "correct", before, actor=actor, now=now)


@whole
def remove_bundle(*, workshop: Workshop, ballot_id: int, actor: str, now: datetime) -> None:
    """A bundle typed in twice or by mistake taken away."""
    refuse_outside(workshop)
    ballot = find_bundle(workshop.id, ballot_id)
    before = counts_of(ballot)
    db.session.delete(ballot)
    keep(workshop, ballot, "remove", before, actor=actor, now=now)


def check_bundle(workshop: Workshop, dots: Mapping[int, int], voters: int) -> dict[int, int]:
    """The dots without the empty ones, once they can be those of so many people."""
    refuse_outside(workshop)
    return check_dots(workshop, dots, voters)


def check_dots(workshop: Workshop, dots: Mapping[int, int], voters: int) -> dict[int, int]:
    """The same whether or not paper can be counted now."""
    options = [option.id for option in list_options(workshop.id)]
    try:
        return check_paper(options, dots, voters, votes_per_person(len(options)))
    except Refusal as refusal:
        raise Refusal(WORDS_OF_PAPER.get(refusal.code, refusal.code), **refusal.facts) from refusal


def refuse_outside(workshop: Workshop) -> None:
    """Paper is counted from the vote until the evening is closed; the evening's row is held from here on."""
    refuse_closed(workshop)
    hold_since(workshop.id, State.VOTING, "vote_not_begun")


def put_dots(ballot: Ballot, dots: Mapping[int, int]) -> None:
    db.session.add_all(Dots(ballot_id=ballot.id, option_id=option, count=count) for option, count in dots.items())
    db.session.flush()


def counts_of(ballot: Ballot) -> dict[str, object]:
    """Voters and dots by option id, for the journal."""
    rows = db.session.execute(select(Dots.option_id, Dots.count).where(Dots.ballot_id == ballot.id))
    return {"voters": ballot.voters, "dots": {str(row[0]): row[1] for row in rows}}


def keep(
    workshop: Workshop, ballot: Ballot, act: str, before: dict[str, object] | None, *, actor: str, now: datetime
) -> None:
    """Journal and commit; whoever held the evening has raised its pulse."""
    record(
        workshop=workshop,
        actor=actor,
        act=f"paper_votes_{act}",
        now=now,
        subject="ballot",
        subject_id=ballot.id,
        before=before,
        after={} if act == "remove" else counts_of(ballot),
    )
    db.session.commit()


def count_ballots(workshop_id: int) -> tuple[int, int]:
    """(people who voted by phone, on paper): all that is known before the vote is over."""
    rows = db.session.execute(
        select(Ballot.origin, func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id).group_by(Ballot.origin)
    )
    voters = {row[0]: int(row[1]) for row in rows}
    return voters.get("phone", 0), sum(voters.values()) - voters.get("phone", 0)


def read_results(workshop_id: int, options: Sequence[VoteLine]) -> Results:
    """Phone and paper apart and together."""
    dots: dict[tuple[int, bool], int] = {}
    rows = db.session.execute(
        select(Dots.option_id, Ballot.origin, func.sum(Dots.count))
        .join(Ballot, Ballot.id == Dots.ballot_id)
        .where(Ballot.workshop_id == workshop_id)
        .group_by(Dots.option_id, Ballot.origin)
    )
    for option_id, origin, count in rows:
        road = (option_id, origin == "phone")
        dots[road] = dots.get(road, 0) + int(count)
    lines = [Line(option, dots.get((option.id, True), 0), dots.get((option.id, False), 0)) for option in options]
    phone, paper = count_ballots(workshop_id)
    return Results(rank((line, line.together) for line in lines), phone, paper)
