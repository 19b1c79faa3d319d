"""What the daily erasing does to whole evenings: closes those that were forgotten, lets their photographs go."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select

from workshop.domain.evening import State
from workshop.domain.hall_time import hall_day
from workshop.extensions import db
from workshop.models import Evening, JournalEntry, Photograph, Workshop
from workshop.services.closing import shut
from workshop.services.evening import find_evening
from workshop.services.journal import record

LEFT_OPEN = timedelta(days=30)
"""After its day an evening is only open because nobody has closed it."""
PHOTOGRAPHS_KEPT = timedelta(days=180)
"""By then the sheets have been typed in and the report has been read against them."""
ACTOR = "command"


def close_overdue(now: datetime) -> int:
    """Begun evenings more than LEFT_OPEN past: closed as a person closes them, without a count of heads, unread
    answers unread. How many. The caller commits."""
    begun = select(Evening.workshop_id).where(Evening.state.not_in([State.PREPARED, State.CLOSED]))
    found = db.session.scalars(select(Workshop).where(Workshop.id.in_(begun)).order_by(Workshop.id)).all()
    over = [workshop for workshop in found if day_of(workshop) < hall_day(now) - LEFT_OPEN]
    for workshop in over:
        shut(workshop, find_evening(workshop.id), actor=ACTOR, now=now)
    return len(over)


def day_of(workshop: Workshop) -> date:
    """The day of an evening, or a later one on which it was led on: a date may stand that nobody has moved."""
    moved = db.session.scalar(
        select(func.max(JournalEntry.at)).where(
            JournalEntry.workshop_id == workshop.id, JournalEntry.subject == "evening"
        )
    )
    led = hall_day(moved or workshop.created_at)
    return max(workshop.held_on or led, led)


def purge_photographs(now: datetime) -> int:
    """Photographs PHOTOGRAPHS_KEPT after the closing, or after they came where that was later: how many. The journal
    keeps the number. The caller commits."""
    moment = now - PHOTOGRAPHS_KEPT
    closed = select(Workshop.id).where(Workshop.closed_at < moment)
    gone = delete(Photograph).where(Photograph.workshop_id.in_(closed), Photograph.taken_in_at < moment)
    evenings = Counter(db.session.scalars(gone.returning(Photograph.workshop_id)))
    for workshop_id, count in sorted(evenings.items()):
        workshop = db.session.get_one(Workshop, workshop_id)
        record(workshop=workshop, actor=ACTOR, act="purge", now=now, subject="photograph", after={"erased": count})
    return evenings.total()
