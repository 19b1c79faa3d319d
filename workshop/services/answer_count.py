"""How many answers an evening has: one number for phones, wall and report."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Statement, Workshop


@dataclass(frozen=True)
class Answers:
    """``counted`` is the number that is shown; ``unread`` are those beside it that no moderator has read."""

    counted: int
    unread: int = 0


def count_answers(workshop: Workshop) -> Answers:
    """While the evening runs all that came but what was hidden; after the closing those that the report holds, which
    are read, and once it is published those that it has a number for. One query."""
    numbered = Statement.report_number.is_not(None)
    asked = select(Statement.state, numbered, func.count(Statement.id)).where(Statement.workshop_id == workshop.id)
    found = {
        (state, bool(given)): count
        for state, given, count in db.session.execute(asked.group_by(Statement.state, numbered))
    }
    waiting, shown = (found.get((state, False), 0) for state in (Moderation.WAITING, Moderation.SHOWN))
    waiting += found.get((Moderation.WAITING, True), 0)
    held = found.get((Moderation.SHOWN, True), 0)
    if workshop.closed_at is None:
        return Answers(held + shown + waiting)
    return Answers(held if workshop.published_at and held else held + shown, waiting)
