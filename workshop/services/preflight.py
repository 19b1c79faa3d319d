"""The try-out before the doors open (F3): what somebody said of each check, and which screens the server saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import OperationalError

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import PreflightAnswer, PreflightSight, Workshop
from workshop.services.once import insert_once
from workshop.services.pulse import raise_revision

WATCHED = timedelta(hours=2)
CHECKS = ("address", "phone", "mobile", "wall", "bell", "awake", "clock", "printed", "backup", "space", "fonts")
"""In the order in which they are gone through."""
SEEN = ("phone", "mobile", "wall")
VERDICTS = ("pass", "fail", "skip")


@dataclass(frozen=True)
class Preflight:
    """``answers`` by check; ``seen`` says when the first phone, the one on mobile data and the projector came by."""

    answers: Mapping[str, str]
    seen: Mapping[str, datetime]
    watching: bool


def read_preflight(*, workshop: Workshop, now: datetime) -> Preflight:
    """How it stands."""
    answers = db.session.execute(
        select(PreflightAnswer.name, PreflightAnswer.verdict).where(PreflightAnswer.workshop_id == workshop.id)
    )
    seen = db.session.execute(
        select(PreflightSight.what, PreflightSight.at).where(PreflightSight.workshop_id == workshop.id)
    )
    return Preflight(dict(iter(answers)), dict(iter(seen)), watched(workshop, now))


def watched(workshop: Workshop, now: datetime) -> bool:
    """Whether screens are noted: on all other evenings looking at a page writes nothing."""
    return workshop.preflight_until is not None and now < workshop.preflight_until


def begin_preflight(*, workshop: Workshop, now: datetime) -> None:
    """From the beginning: what was seen and said before is forgotten, and the projector fetches its picture anew."""
    for table in (PreflightAnswer, PreflightSight):
        db.session.execute(delete(table).where(table.workshop_id == workshop.id))
    workshop.preflight_until = now + WATCHED
    raise_revision(workshop.id)
    db.session.commit()


def answer_check(*, workshop: Workshop, name: str, verdict: str, now: datetime) -> None:
    """What somebody says of a check; the last word counts. Refuses what is none of ours."""
    if name not in CHECKS or verdict not in VERDICTS:
        raise Refusal("choice_unknown")
    row = {"workshop_id": workshop.id, "name": name, "verdict": verdict, "at": now}
    if not insert_once(PreflightAnswer, row):
        found = db.session.get_one(PreflightAnswer, (workshop.id, name))
        found.verdict, found.at = verdict, now
    db.session.commit()


def note_phone(*, workshop_id: int, trace: str, far: bool, now: datetime) -> None:
    """A phone opened the evening's page. ``far``: it came through the internet; a second such one is on mobile data."""
    first = db.session.scalar(
        select(PreflightSight.trace).where(PreflightSight.workshop_id == workshop_id, PreflightSight.what == "phone")
    )
    if first is None:
        note_sight(workshop_id=workshop_id, what="phone", trace=trace, now=now)
    elif far and trace != first:
        note_sight(workshop_id=workshop_id, what="mobile", trace=trace, now=now)


def note_sight(*, workshop_id: int, what: str, trace: str, now: datetime) -> None:
    """Written once; a store that is busy with people's answers is left in peace. Reading ends first, so that the
    writing begins a transaction of its own."""
    db.session.rollback()
    if db.session.get(PreflightSight, (workshop_id, what)) is not None:
        return
    db.session.rollback()
    try:
        insert_once(PreflightSight, {"workshop_id": workshop_id, "what": what, "trace": trace, "at": now})
        db.session.commit()
    except OperationalError:
        db.session.rollback()
