"""Helpers of one evening: a link to the desk, to paper entry and, if allowed, to moderation, until it ends."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy import ColumnElement, select

from workshop.domain.hall_time import ZONE, hall_day
from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.extensions import db
from workshop.models import EveningPass, Workshop
from workshop.services.journal import record, unspent_id
from workshop.services.sign_in import hash_link

LONGEST_DAYS = 7
"""After the evening's day, or after the day of the link where that is later: sheets are typed in for some days more."""


def list_passes(workshop_id: int) -> Sequence[EveningPass]:
    """Every link of this evening, the newest first."""
    asked = select(EveningPass).where(EveningPass.workshop_id == workshop_id).order_by(EveningPass.id.desc())
    return db.session.scalars(asked).all()


def make_pass(
    *,
    workshop: Workshop,
    name: str,
    may_moderate: bool,
    ends_at: datetime,
    language: str,
    actor: str,
    now: datetime,
) -> str:
    """The token of a new link. Refuses for a closed evening, for an end that has passed and for one that is far off."""
    check_end(workshop, ends_at, now)
    token = secrets.token_urlsafe(24)
    facts = {"may_moderate": may_moderate, "ends_at": ends_at}
    made = EveningPass(
        id=unspent_id(EveningPass, "pass"),
        workshop_id=workshop.id,
        name=name,
        language=language,
        token_hash=hash_link(token),
        created_at=now,
        **facts,
    )
    db.session.add(made)
    db.session.flush()
    record(workshop=workshop, actor=actor, act="pass_made", now=now, subject="pass", subject_id=made.id, after=facts)
    db.session.commit()
    return token


def check_end(workshop: Workshop, ends_at: datetime, now: datetime) -> None:
    if workshop.closed_at is not None:
        raise Refusal("evening_closed")
    if ends_at <= now:
        raise Refusal("pass_end_past")
    if ends_at > latest_end(workshop, now):
        raise Refusal("pass_end_late", days=LONGEST_DAYS)


def take_pass_back(*, workshop: Workshop, pass_id: int, actor: str, now: datetime) -> EveningPass:
    """The link and every device that it let in are out at once. Raises NotFound for another evening's."""
    found = db.session.get(EveningPass, pass_id)
    if found is None or found.workshop_id != workshop.id:
        raise NotFound("not_found")
    if found.taken_back_at is None:
        found.taken_back_at = now
        record(workshop=workshop, actor=actor, act="pass_taken_back", now=now, subject="pass", subject_id=found.id)
    db.session.commit()
    return found


def latest_end(workshop: Workshop, made_at: datetime) -> datetime:
    """Midnight seven days after the evening, however its day was moved since the link was made."""
    made_on = hall_day(made_at)
    last = max(workshop.held_on or made_on, made_on) + timedelta(days=LONGEST_DAYS)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=ZONE)


def ends_of(found: EveningPass) -> datetime:
    """When its time is over, if nobody takes it back and the evening is not closed before."""
    return min(found.ends_at, latest_end(found.workshop, found.created_at))


def is_over(found: EveningPass, now: datetime) -> bool:
    """Whether it opens nothing any more: taken back, past its time, or the evening is closed."""
    return found.taken_back_at is not None or ends_of(found) <= now or found.workshop.closed_at is not None


def find_pass(pass_id: int, now: datetime, *also: ColumnElement[bool]) -> EveningPass | None:
    """The pass behind a session, while it lasts and as far as what is asked ``also`` is so."""
    found = db.session.scalar(select(EveningPass).where(EveningPass.id == pass_id, *also))
    return None if found is None or is_over(found, now) else found


def look_at_pass(*, token: str, now: datetime) -> EveningPass:
    """The pass behind a link. Raises Gone when it is over."""
    found = db.session.scalar(select(EveningPass).where(EveningPass.token_hash == hash_link(token)))
    if found is None or is_over(found, now):
        raise Gone("pass_over")
    return found


def open_pass(*, token: str, now: datetime) -> EveningPass:
    """Somebody begins to help with it. The same link may open a second phone, should the first one die."""
    found = look_at_pass(token=token, now=now)
    found.opened_at = found.opened_at or now
    db.session.commit()
    return found
