"""What the raffle knows of people: how many took a paper form, and whether somebody came for a prize (D.6)."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.refusals import NotFound, WrongState
from workshop.extensions import db
from workshop.models import Draw, JournalEntry, Seat, Workshop
from workshop.services.evening import find_evening
from workshop.services.journal import record
from workshop.services.moderation_hold import refuse_closed

TAKEN, PREPARE, GIVEN = "draw_taken", "raffle_prepare", "given"


def take_prize(*, workshop: Workshop, draw_id: int, actor: str, now: datetime) -> None:
    """Somebody came for the prize of a draw: written down once. Raises NotFound for a draw of another evening and
    WrongState where the number was put aside."""
    refuse_closed(workshop)
    find_evening(workshop.id)
    found = db.session.get(Draw, draw_id)
    if found is None or found.workshop_id != workshop.id:
        raise NotFound("part_unknown")
    if found.redrawn_because:
        raise WrongState("draw_given_back")
    if found.id not in list_taken(workshop.id):
        after = {"number": found.number}
        record(workshop=workshop, actor=actor, act=TAKEN, now=now, subject="raffle", subject_id=found.id, after=after)
    db.session.commit()


def list_taken(workshop_id: int) -> frozenset[int]:
    """The ids of the draws whose prize was taken; one that was put aside afterwards was not."""
    asked = (
        select(Draw.id)
        .join(JournalEntry, JournalEntry.subject_id == Draw.id)
        .where(JournalEntry.workshop_id == workshop_id, JournalEntry.act == TAKEN)
        .where(Draw.workshop_id == workshop_id, Draw.redrawn_because == "")
    )
    return frozenset(db.session.scalars(asked))


def count_sheets_given(workshop_id: int) -> int:
    """People to whom the desk gave a paper form: adults who checked in without a phone."""
    on_paper = select(func.count(Seat.id)).where(
        Seat.workshop_id == workshop_id, Seat.origin == "desk", Seat.phone.is_(False), Seat.child.is_(False)
    )
    return db.session.scalar(on_paper) or 0


def is_given_known(workshop_id: int) -> bool:
    """Whether the numbers in the drum are those that somebody entered as given out; the journal knows."""
    last = (
        select(JournalEntry.after)
        .where(JournalEntry.workshop_id == workshop_id, JournalEntry.act == PREPARE)
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
    return bool(json.loads(db.session.scalar(last) or "{}").get(GIVEN))
