"""Reading what is prepared: one workshop with all its parts, and the list of all workshops of a centre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, or_, select

from workshop.domain.evening import State
from workshop.domain.preparing import Phase, phase_of
from workshop.extensions import db
from workshop.models import (
    AgendaBlock,
    Assurance,
    Contact,
    Evening,
    Exchange,
    Group,
    JournalEntry,
    Practice,
    Round,
    Statement,
    Station,
    VolunteerRole,
    Workshop,
)
from workshop.services.closing import count_waiting
from workshop.services.parts import list_parts
from workshop.services.staff_names import names_of


@dataclass(frozen=True)
class Change:
    """The last thing that somebody did to a workshop; ``name`` is empty when the person has left."""

    name: str
    at: datetime


@dataclass(frozen=True)
class Preparation:
    """Everything that is prepared for one evening, in its order."""

    workshop: Workshop
    state: str
    round_number: int
    stations: Sequence[Station]
    groups: Sequence[Group]
    rounds: Sequence[Round]
    agenda: Sequence[AgendaBlock]
    practices: Sequence[Practice]
    assurances: Sequence[Assurance]
    roles: Sequence[VolunteerRole]
    answered: bool
    waiting: int
    last_change: Change | None

    @property
    def phase(self) -> Phase:
        return phase_of(self.state)

    @property
    def rings(self) -> int:
        return max((group.ring for group in self.groups), default=0)

    @property
    def lines(self) -> list[tuple[str, int]]:
        """The agenda as the domain reads it."""
        return [(block.kind, block.minutes) for block in self.agenda]


@dataclass(frozen=True)
class Listed:
    """A workshop in the list, with the state of its evening."""

    workshop: Workshop
    state: str
    round_number: int

    @property
    def phase(self) -> Phase:
        return phase_of(self.state)


def list_workshops(organisation_id: int) -> list[Listed]:
    """All workshops of a centre, the earliest date first, those without a date last. One query."""
    rows = db.session.execute(
        select(Workshop, Evening.state, Evening.round_number)
        .join(Evening, Evening.workshop_id == Workshop.id)
        .where(Workshop.organisation_id == organisation_id)
        .order_by(Workshop.held_on.is_(None), Workshop.held_on, Workshop.id)
    )
    return [Listed(workshop, state, round_number) for workshop, state, round_number in rows]


def read_preparation(workshop: Workshop) -> Preparation:
    """A workshop with all its parts, in a fixed number of queries."""
    state, round_number = stage_of(workshop)
    return Preparation(
        workshop=workshop,
        state=state,
        round_number=round_number,
        stations=list_parts(Station, workshop.id, Station.number),
        groups=list_parts(Group, workshop.id, Group.ring, Group.place),
        rounds=list_parts(Round, workshop.id, Round.number),
        agenda=list_parts(AgendaBlock, workshop.id, AgendaBlock.position),
        practices=list_parts(Practice, workshop.id, Practice.number),
        assurances=list_parts(Assurance, workshop.id, Assurance.id),
        roles=list_parts(VolunteerRole, workshop.id, VolunteerRole.number),
        answered=is_answered(workshop.id),
        waiting=count_waiting(workshop.id),
        last_change=find_last_change(workshop.id),
    )


def state_of(workshop: Workshop) -> State:
    """Where the evening stands."""
    return stage_of(workshop)[0]


def stage_of(workshop: Workshop) -> tuple[State, int]:
    """(state, round) of the evening."""
    row = db.session.execute(
        select(Evening.state, Evening.round_number).where(Evening.workshop_id == workshop.id)
    ).one()
    return State(row[0]), row[1]


def list_lines(workshop_id: int) -> list[tuple[str, int]]:
    """The agenda as the domain reads it: (kind, minutes) in order."""
    return [(block.kind, block.minutes) for block in list_parts(AgendaBlock, workshop_id, AgendaBlock.position)]


def is_answered(workshop_id: int) -> bool:
    """Whether somebody has left words or a contact there: before the evening too, from a file or typed in by staff."""
    left = (exists().where(model.workshop_id == workshop_id) for model in (Statement, Exchange, Contact))
    return bool(db.session.scalar(select(or_(*left))))


def find_last_change(workshop_id: int) -> Change | None:
    """Who did something last, and when; commands and the evening itself have no name."""
    row = db.session.execute(
        select(JournalEntry.actor, JournalEntry.at)
        .where(JournalEntry.workshop_id == workshop_id)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return Change(names_of([row.actor]).get(row.actor, ""), row.at)
