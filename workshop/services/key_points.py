"""The up to three key points of a station, chosen from what hangs on the wall (R13)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import KeyPoint, Statement, Workshop
from workshop.services.key_places import MOST, free_places
from workshop.services.moderating import note, refuse_closed, snapshot


def choose_key_point(*, workshop: Workshop, statement_id: int, chosen: bool, actor: str, now: datetime) -> Statement:
    """Makes a shown statement a key point of its station, or takes that back; the same choice again changes nothing.

    Refuses a fourth one, and a statement that the room may not see."""
    refuse_closed(workshop)
    statement = db.session.get(Statement, statement_id, with_for_update=True)
    if statement is None or statement.workshop_id != workshop.id:
        raise NotFound("not_found")
    free = free_places(statement.station_id)
    point = db.session.scalar(select(KeyPoint).where(KeyPoint.statement_id == statement.id))
    if (point is not None) == chosen:
        return statement
    before = snapshot(statement)
    if point is None:
        add_point(workshop, statement, free)
    else:
        db.session.delete(point)
    note(workshop, statement, "key_point" if chosen else "no_key_point", before=before, actor=actor, now=now)
    return statement


def add_point(workshop: Workshop, statement: Statement, free: list[int]) -> None:
    """In the first free place."""
    if statement.state != Moderation.SHOWN:
        raise Refusal("key_point_not_shown")
    if not free:
        raise Refusal("key_points_full", most=MOST)
    db.session.add(
        KeyPoint(workshop_id=workshop.id, station_id=statement.station_id, statement_id=statement.id, position=free[0])
    )
