"""How the evening was planned and how it went, for a report."""

from __future__ import annotations

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import AgendaBlock, Assurance, Group, Practice, Round, Workshop
from workshop.services.report_facts import Evening, GroupFacts, PracticeFacts, Promise, RoundFacts


def gather_groups(workshop_id: int) -> dict[int, GroupFacts]:
    """The groups by row, in the order in which they are always named."""
    rows = db.session.scalars(select(Group).where(Group.workshop_id == workshop_id).order_by(Group.ring, Group.place))
    return {row.id: GroupFacts(row.letter, row.colour, row.turn, row.ring, row.size) for row in rows}


def gather_evening(workshop: Workshop, language: str, groups: tuple[GroupFacts, ...]) -> Evening:
    """Plan, agenda and real times; only confirmed assurances, only practices that were shown."""
    rounds = gather_rounds(workshop.id)
    started = [one.started_at for one in rounds if one.started_at]
    return Evening(
        groups=groups,
        rounds=rounds,
        agenda=gather_agenda(workshop.id),
        rings=len({group.ring for group in groups}),
        mode=workshop.plan_mode,
        home_minutes=workshop.home_minutes,
        started_at=min(started) if started else None,
        ended_at=workshop.closed_at if started and workshop.closed_at and workshop.closed_at > min(started) else None,
        promises=gather_promises(workshop.id),
        practices=gather_practices(workshop, language),
    )


def gather_rounds(workshop_id: int) -> tuple[RoundFacts, ...]:
    rows = db.session.scalars(select(Round).where(Round.workshop_id == workshop_id).order_by(Round.number))
    return tuple(RoundFacts(row.number, row.minutes, row.started_at, row.ended_at) for row in rows)


def gather_agenda(workshop_id: int) -> tuple[tuple[str, int], ...]:
    """(title, planned minutes) in order."""
    rows = db.session.execute(
        select(AgendaBlock.title, AgendaBlock.minutes)
        .where(AgendaBlock.workshop_id == workshop_id)
        .order_by(AgendaBlock.position)
    )
    return tuple((title, minutes) for title, minutes in rows)


def gather_promises(workshop_id: int) -> tuple[Promise, ...]:
    rows = db.session.scalars(
        select(Assurance)
        .where(Assurance.workshop_id == workshop_id, Assurance.confirmed_at.is_not(None))
        .order_by(Assurance.id)
    )
    return tuple(Promise(row.sentence, row.person, row.function) for row in rows)


def gather_practices(workshop: Workshop, language: str) -> tuple[PracticeFacts, ...]:
    rows = db.session.scalars(
        select(Practice).where(Practice.workshop_id == workshop.id, Practice.used.is_(True)).order_by(Practice.number)
    )
    wanted = ("title", "place", "source")
    return tuple(PracticeFacts(*(row.text(field, language, workshop.language) for field in wanted)) for row in rows)
