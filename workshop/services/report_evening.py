"""How the evening was planned and how it went, for a report."""

from __future__ import annotations

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.personal_data import mask
from workshop.extensions import db
from workshop.models import AgendaBlock, Assurance, Group, Practice, Round, Station, Visit, Workshop
from workshop.services.report_course_facts import Closing, Evening, GroupFacts, PracticeFacts, Promise, RoundFacts
from workshop.services.report_held import gather_home, gather_unreached


def gather_groups(workshop_id: int) -> dict[int, GroupFacts]:
    """The groups by row, in the order in which they are always named."""
    rows = db.session.scalars(select(Group).where(Group.workshop_id == workshop_id).order_by(Group.ring, Group.place))
    walked, starts = read_visits(workshop_id)
    return {
        row.id: GroupFacts(
            letter=row.letter,
            colour=row.colour,
            turn=row.turn,
            ring=row.ring,
            size=row.size,
            joined_from=walked.get(row.id, 0) + 1 if row.joined_letter else None,
            start=starts.get(row.id),
        )
        for row in rows
    }


def read_visits(workshop_id: int) -> tuple[dict[int, int], dict[int, int]]:
    """The last round in which each group had a place of its own, and the station of its first, by row."""
    rows = db.session.execute(
        select(Visit.group_id, Visit.round_number, Visit.station_number).where(Visit.workshop_id == workshop_id)
    ).all()
    last: dict[int, int] = {}
    for group, number, _station in rows:
        last[group] = max(number, last.get(group, 0))
    return last, {group: station for group, number, station in rows if number == 1}


def gather_evening(workshop: Workshop, language: str, groups: tuple[GroupFacts, ...]) -> Evening:
    """Plan, agenda and real times; only confirmed assurances, only practices that were shown."""
    rounds = gather_rounds(workshop.id)
    started = [one.started_at for one in rounds if one.started_at]
    closed, unreached = gather_closed(workshop.id), gather_unreached(workshop)
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
        stations=len(closed),
        closings=tuple(closing for station in closed for closing in station),
        pause=gather_pause(workshop, rounds),
        gallery=workshop.gallery_minutes if rounds and rounds[-1].ended_at and State.GALLERY not in unreached else 0,
        unreached=unreached,
        home=gather_home(workshop),
    )


def gather_closed(workshop_id: int) -> list[tuple[Closing, ...]]:
    """For each station in its order, in which rings it closed and from which round on."""
    rows = db.session.execute(
        select(Station.number, Station.closed).where(Station.workshop_id == workshop_id).order_by(Station.number)
    )
    return [
        tuple(Closing(number, int(ring), first) for ring, first in sorted(closed.items())) for number, closed in rows
    ]


def gather_pause(workshop: Workshop, rounds: tuple[RoundFacts, ...]) -> tuple[int, int] | None:
    """The break, once a round after it has begun."""
    after = workshop.break_after_round
    held = 0 < after < len(rounds) and rounds[after].started_at is not None and workshop.break_minutes > 0
    return (after, workshop.break_minutes) if held else None


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
    return tuple((mask(title), minutes) for title, minutes in rows)


def gather_promises(workshop_id: int) -> tuple[Promise, ...]:
    rows = db.session.scalars(
        select(Assurance)
        .where(Assurance.workshop_id == workshop_id, Assurance.confirmed_at.is_not(None))
        .order_by(Assurance.id)
    )
    return tuple(Promise(mask(row.sentence), mask(row.person), mask(row.function), row.confirmed_at) for row in rows)


def gather_practices(workshop: Workshop, language: str) -> tuple[PracticeFacts, ...]:
    rows = db.session.scalars(
        select(Practice).where(Practice.workshop_id == workshop.id, Practice.used.is_(True)).order_by(Practice.number)
    )
    wanted = ("title", "place", "source")
    return tuple(PracticeFacts(*(row.text(field, language, workshop.language) for field in wanted)) for row in rows)
