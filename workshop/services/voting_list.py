"""The list that is voted on: suggested, ordered and worded until the first ballot is there, then locked (B.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select

from workshop.domain.evening import State, reached
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.domain.statements import Kind, Moderation, check_text
from workshop.domain.voting import MOST_OPTIONS, line_words, votes_per_person
from workshop.extensions import db
from workshop.models import Ballot, KeyPoint, Reaction, Statement, Station, VoteOption, Workshop
from workshop.services.holding import hold_workshop
from workshop.services.journal import record
from workshop.services.moderation_hold import refuse_closed
from workshop.services.preparation import state_of
from workshop.services.pulse import raise_revision
from workshop.services.vote_options import VoteLine, list_options
from workshop.services.voting_overlap import refuse_themed
from workshop.services.voting_sources import is_in_a_listed_theme, is_on_a_line, stand_for

KINDS = [kind.value for kind in Kind]
SUGGESTED = 60
"""Suggestions on the page; the rest is found on the board and typed as a wording of one's own."""


@dataclass(frozen=True)
class Suggestion:
    """A shown statement that is not on the list, with its marks counted (12 marks, never 12 people)."""

    statement: Statement
    station: Station
    key_point: bool
    marks: int


@dataclass(frozen=True)
class VotingList:
    """The list with how many dots each person has, and whether it may still change."""

    options: Sequence[VoteLine]
    state: State
    locked: bool
    dots_each: int

    @property
    def open(self) -> bool:
        """Whether votes may be given now."""
        return self.state is State.VOTING

    @property
    def over(self) -> bool:
        """Whether the vote lies behind; before that nobody sees who leads (L-13)."""
        return self.state is not State.VOTING and reached(self.state, State.VOTING)


def read_voting_list(workshop: Workshop) -> VotingList:
    """The list as it stands."""
    options = list_options(workshop.id)
    state = state_of(workshop)
    return VotingList(options, state, is_locked(workshop, state), votes_per_person(len(options)) if options else 0)


def list_suggestions(workshop_id: int) -> list[Suggestion]:
    """Key points first, then the most agreed with; what is on the list already is left out. One query."""
    agreed = (
        select(Reaction.statement_id, func.sum(Reaction.count).label("marks"))
        .where(Reaction.workshop_id == workshop_id, Reaction.mark == "agree")
        .group_by(Reaction.statement_id)
        .subquery()
    )
    marks = func.coalesce(agreed.c.marks, 0)
    rows = db.session.execute(
        select(Statement, Station, KeyPoint.position, marks)
        .join(Station, Station.id == Statement.station_id)
        .outerjoin(KeyPoint, KeyPoint.statement_id == Statement.id)
        .outerjoin(agreed, agreed.c.statement_id == Statement.id)
        .where(
            Statement.workshop_id == workshop_id,
            Statement.state == Moderation.SHOWN,
            ~is_on_a_line(),
            ~is_in_a_listed_theme(),
        )
        .order_by(KeyPoint.position.is_(None), marks.desc(), Station.number, KeyPoint.position, Statement.id)
        .limit(SUGGESTED)
    )
    return [Suggestion(row[0], row[1], row[2] is not None, int(row[3])) for row in rows]


def add_statements(*, workshop: Workshop, statement_ids: Sequence[int], actor: str, now: datetime) -> None:
    """Shown statements at the end of the list, in their own words. Refuses more than twenty, and one twice."""
    options = unlocked_options(workshop)
    wanted = list(dict.fromkeys(statement_ids))
    found = db.session.scalars(
        select(Statement).where(Statement.workshop_id == workshop.id, Statement.id.in_(wanted))
    ).all()
    rows = {row.id: row for row in found}
    if len(rows) != len(wanted) or any(row.state != Moderation.SHOWN for row in found):
        raise Refusal("list_not_shown")
    if {option.statement_id for option in options} & set(wanted):
        raise Refusal("list_twice")
    refuse_themed(workshop.id, wanted)
    refuse_full(len(options) + len(wanted))
    for place, number in enumerate(wanted, start=len(options) + 1):
        db.session.add(
            VoteOption(workshop_id=workshop.id, number=place, text=line_words(rows[number].text), statement_id=number)
        )
    keep(workshop, "list_add", {"statements": wanted}, actor=actor, now=now)


def add_wording(*, workshop: Workshop, text: str, actor: str, now: datetime, statement_ids: Sequence[int] = ()) -> None:
    """A line in the moderator's own words, for several answers that mean the same. Where they are named it stands for
    the first of them, needs before other kinds, and the report counts it so. Refuses an answer that is not shown."""
    options = unlocked_options(workshop)
    words = check_text(text)
    refuse_full(len(options) + 1)
    refuse_themed(workshop.id, statement_ids)
    meant = meant_by(workshop.id, statement_ids)
    added = VoteOption(workshop_id=workshop.id, number=len(options) + 1, text=words, statement_id=meant)
    db.session.add(added)
    db.session.flush()
    stand_for(added.id, statement_ids)
    keep(workshop, "list_add", {"option": added.id}, actor=actor, now=now)


def meant_by(workshop_id: int, statement_ids: Sequence[int]) -> int | None:
    """The answer that a line for several stands for; None where none is named."""
    if not statement_ids:
        return None
    found = db.session.scalars(
        select(Statement).where(
            Statement.workshop_id == workshop_id,
            Statement.id.in_(statement_ids),
            Statement.state == Moderation.SHOWN,
        )
    ).all()
    if len(found) != len(set(statement_ids)):
        raise Refusal("list_not_shown")
    return min(found, key=lambda one: (KINDS.index(one.kind), one.id)).id


def move_option(*, workshop: Workshop, option_id: int, up: bool, actor: str, now: datetime) -> None:
    """One place up or down; at its end of the list a line stays."""
    options = unlocked_options(workshop)
    here = place_of(options, option_id)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(options):
        return
    options[here], options[there] = options[there], options[here]
    renumber(options)
    keep(workshop, "list_move", {"option": option_id, "to": there + 1}, actor=actor, now=now)


def remove_option(*, workshop: Workshop, option_id: int, actor: str, now: datetime) -> None:
    """Takes a line away and closes the gap."""
    options = unlocked_options(workshop)
    gone = options.pop(place_of(options, option_id))
    db.session.delete(gone)
    db.session.flush()
    renumber(options)
    keep(workshop, "list_remove", {"option": option_id, "statement": gone.statement_id}, actor=actor, now=now)


def unlocked_options(workshop: Workshop) -> list[VoteOption]:
    """The list for changing. Raises WrongState once somebody has voted: phones and paper carry its numbers."""
    refuse_closed(workshop)
    state = hold_workshop(workshop.id).state
    if is_locked(workshop, state):
        raise WrongState("list_locked")
    rows = select(VoteOption).where(VoteOption.workshop_id == workshop.id).order_by(VoteOption.number)
    return list(db.session.scalars(rows))


def is_locked(workshop: Workshop, state: State) -> bool:
    """As long as a ballot is there, even when the evening goes a step back, and once the vote lies behind.

    An open vote without a ballot locks nothing: a list that is empty or wrong is mended there, not voted on.
    """
    if state is not State.VOTING and reached(state, State.VOTING):
        return True
    return bool(db.session.scalar(select(exists().where(Ballot.workshop_id == workshop.id))))


def refuse_full(options: int) -> None:
    if options > MOST_OPTIONS:
        raise Refusal("list_full", most=MOST_OPTIONS)


def place_of(options: Sequence[VoteOption], option_id: int) -> int:
    for place, option in enumerate(options):
        if option.id == option_id:
            return place
    raise NotFound("part_unknown")


def renumber(options: Sequence[VoteOption]) -> None:
    """Numbers from 1 in this order. In two steps: a number is there once only, at every moment."""
    for step in (-1, 1):
        for number, option in enumerate(options, start=1):
            option.number = step * number
        db.session.flush()


def keep(workshop: Workshop, act: str, facts: dict[str, object], *, actor: str, now: datetime) -> None:
    """Journal, pulse, commit. The facts are numbers of rows, never a resident's words."""
    record(workshop=workshop, actor=actor, act=act, now=now, subject="voting_list", after=facts)
    raise_revision(workshop.id, stage=True)
    db.session.commit()
