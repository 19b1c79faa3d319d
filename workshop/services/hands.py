"""Hands raised at tables: the host stays where he is, the facilitator sees it and comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Hand, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.statements import refuse_state

TOLD_FOR = timedelta(minutes=5)
"""So long the table reads that its hand was taken up."""


class Reason(StrEnum):
    """Why a hand is up."""

    HELP = "help"
    LOUD = "loud"
    PAPER = "paper"
    PERSON = "person"


@whole
def raise_hand(*, workshop_id: int, table_number: int, reason: str, now: datetime) -> Hand:
    """The one hand of a table goes up; while it is up, another reason takes the place of the one before.

    Refuses a reason that is none, before the evening begins, and raises Gone once it is closed."""
    at = hold_workshop(workshop_id)
    refuse_state(at.state)
    if reason not in tuple(Reason):
        raise Refusal("hand_reason")
    hand = find_open(workshop_id, table_number)
    if hand is None:
        hand = Hand(workshop_id=workshop_id, table_number=table_number, raised_at=now)
        db.session.add(hand)
    hand.reason = reason
    db.session.commit()
    return hand


@whole
def take_back_hand(*, workshop_id: int, table_number: int) -> None:
    """The host lowers it: nobody has to come, so it leaves nothing behind. Without a hand nothing changes."""
    hold_workshop(workshop_id)
    hand = find_open(workshop_id, table_number)
    if hand is not None:
        db.session.delete(hand)
    db.session.commit()


@whole
def take_up_hand(*, workshop: Workshop, table_number: int, actor: str, now: datetime) -> None:
    """The facilitator has seen it and comes; the table reads when. Without a hand nothing changes."""
    hold_workshop(workshop.id)
    hand = find_open(workshop.id, table_number)
    if hand is not None:
        hand.lowered_at = now
        before = {"table": table_number, "reason": hand.reason}
        record(
            workshop=workshop, actor=actor, act="take_up", now=now, subject="hand", subject_id=hand.id, before=before
        )
    db.session.commit()


def find_open(workshop_id: int, table_number: int) -> Hand | None:
    """The hand that is up at a table."""
    return db.session.scalar(
        select(Hand).where(
            Hand.workshop_id == workshop_id, Hand.table_number == table_number, Hand.lowered_at.is_(None)
        )
    )


def find_table_of(workshop: Workshop, hand_id: int) -> int:
    """The table of a hand of this workshop. Raises NotFound for a stranger's."""
    hand = db.session.get(Hand, hand_id)
    if hand is None or hand.workshop_id != workshop.id:
        raise NotFound("part_unknown")
    return hand.table_number


def find_told(workshop_id: int, table_number: int, now: datetime, *, since: datetime | None = None) -> Hand | None:
    """What the table reads of its hand: the one that is up, else one taken up just now, not before ``since``."""
    newest = select(Hand).where(Hand.workshop_id == workshop_id, Hand.table_number == table_number)
    hand = db.session.scalar(newest.order_by(Hand.id.desc()).limit(1))
    if hand is None or hand.lowered_at is None:
        return hand
    oldest = max(now - TOLD_FOR, since) if since else now - TOLD_FOR
    return hand if hand.lowered_at >= oldest else None


def list_open(workshop_id: int) -> Sequence[Hand]:
    """Every hand that is up, the one that waits longest first."""
    return db.session.scalars(
        select(Hand).where(Hand.workshop_id == workshop_id, Hand.lowered_at.is_(None)).order_by(Hand.raised_at, Hand.id)
    ).all()
