"""Needs and offers that one phone left, by the keys that this phone alone can know: seen, and taken back (A2-12)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Exchange, Workshop
from workshop.services.holding import hold_since, whole
from workshop.services.journal import record
from workshop.services.own_statements import FROM_A_PHONE


def list_own_exchanges(*, workshop_id: int, keys: Collection[str]) -> list[Exchange]:
    """Everything sent under these keys, the oldest first; of one form the need before the offer."""
    own = Exchange.workshop_id == workshop_id, Exchange.key.in_(keys), Exchange.statement_id.is_(None)
    return list(db.session.scalars(select(Exchange).where(*own).order_by(Exchange.created_at, Exchange.id)))


@whole
def withdraw_exchange(*, workshop: Workshop, key: str, side: str, now: datetime) -> None:
    """Takes one need or offer back; its words are gone for good, and the journal knows only that it was there.

    Raises NotFound where it is not there (any more), and Gone once the evening is closed."""
    hold_since(workshop.id, State.CHECK_IN, "evening_not_begun")
    own = Exchange.workshop_id == workshop.id, Exchange.key == key, Exchange.side == side
    found = db.session.scalar(select(Exchange).where(*own, Exchange.statement_id.is_(None)))
    if found is None:
        raise NotFound("not_found")
    record(workshop=workshop, actor=FROM_A_PHONE, act="withdraw", now=now, subject="exchange", subject_id=found.id)
    db.session.delete(found)
    db.session.commit()
