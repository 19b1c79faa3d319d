"""The up to three key points of a station and ring, chosen from what hangs on the wall, and confirmed (R13)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select, update

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import KeyPoint, Statement, Workshop
from workshop.services.journal import record
from workshop.services.key_places import MOST, free_places
from workshop.services.moderating import note, snapshot
from workshop.services.moderation_hold import refuse_closed
from workshop.services.pulse import raise_revision

FACILITATOR = "facilitator"


def choose_key_point(
    *,
    workshop: Workshop,
    statement_id: int,
    chosen: bool,
    actor: str,
    now: datetime,
    origin: str = FACILITATOR,
) -> Statement:
    """Makes a shown statement a key point of its station, or takes that back; the same choice again changes nothing.

    ``origin`` is who picks: phone, host or facilitator. Refuses a fourth one, and a statement that the room may not
    see."""
    refuse_closed(workshop)
    statement = db.session.get(Statement, statement_id, with_for_update=True, populate_existing=True)
    if statement is None or statement.workshop_id != workshop.id:
        raise NotFound("not_found")
    return put_choice(workshop, statement, chosen=chosen, origin=origin, actor=actor, now=now)


def put_choice(
    workshop: Workshop, statement: Statement, *, chosen: bool, origin: str, actor: str, now: datetime
) -> Statement:
    """The choice with journal and pulse, and the one commit. Whoever calls holds the evening and the statement."""
    free = free_places(statement.station_id, statement.ring)
    point = db.session.scalar(select(KeyPoint).where(KeyPoint.statement_id == statement.id))
    if (point is not None) == chosen:
        return statement
    before = snapshot(statement)
    if point is None:
        add_point(workshop, statement, free, origin, now)
    else:
        db.session.delete(point)
    if origin != FACILITATOR:
        open_again(statement.station_id, statement.ring)
    note(workshop, statement, "key_point" if chosen else "no_key_point", before=before, actor=actor, now=now)
    return statement


def add_point(workshop: Workshop, statement: Statement, free: list[int], origin: str, now: datetime) -> None:
    """In the first free place. What the facilitator picks needs nobody's word besides."""
    if statement.state != Moderation.SHOWN:
        raise Refusal("key_point_not_shown")
    if not free:
        raise Refusal("key_points_full", most=MOST)
    db.session.add(
        KeyPoint(
            workshop_id=workshop.id,
            station_id=statement.station_id,
            statement_id=statement.id,
            position=free[0],
            ring=statement.ring,
            origin=origin,
            confirmed_at=now if origin == FACILITATOR else None,
        )
    )


def confirm_key_points(*, workshop: Workshop, station_id: int, ring: int, actor: str, now: datetime) -> int:
    """Says that these are the group's key points; returns how many there are. A later change of the group or of the
    host opens them again; confirming twice changes nothing. Raises WrongState once the evening is closed."""
    refuse_closed(workshop)
    points = db.session.scalars(select(KeyPoint).where(KeyPoint.workshop_id == workshop.id, *here(station_id, ring)))
    all_points = points.all()
    fresh = [point for point in all_points if point.confirmed_at is None]
    if fresh:
        for point in fresh:
            point.confirmed_at = now
        after = {"ring": ring, "statements": [point.statement_id for point in fresh]}
        act, subject = "confirm_key_points", "station"
        record(workshop=workshop, actor=actor, act=act, now=now, subject=subject, subject_id=station_id, after=after)
        raise_revision(workshop.id)
        db.session.commit()
    return len(all_points)


def open_again(station_id: int, ring: int) -> None:
    """What was confirmed was another choice."""
    db.session.execute(
        update(KeyPoint)
        .where(*here(station_id, ring))
        .values(confirmed_at=None)
        .execution_options(synchronize_session=False)
    )


def here(station_id: int, ring: int) -> tuple[ColumnElement[bool], ...]:
    return KeyPoint.station_id == station_id, KeyPoint.ring == ring
