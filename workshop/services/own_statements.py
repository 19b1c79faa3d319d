"""What a phone may do with what it sent, until the evening closes: see it, mend it, take it back (R5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, select

from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.domain.statements import Moderation, check_text
from workshop.extensions import db
from workshop.models import Seat, Statement, VoteOption, Workshop
from workshop.services.journal import record
from workshop.services.pulse import raise_revision
from workshop.services.seats import hash_token

FROM_A_PHONE = "phone"
"""How the journal names a resident: by the kind of device, never closer."""


def list_own(*, workshop_id: int, token: str | None) -> list[Statement]:
    """Everything that this phone sent, the newest first."""
    if not token:
        return []
    return list(
        db.session.scalars(
            select(Statement)
            .join(Seat, Seat.id == Statement.seat_id)
            .where(Statement.workshop_id == workshop_id, Seat.token_hash == hash_token(token))
            .order_by(Statement.created_at.desc(), Statement.id.desc())
        )
    )


def find_own(*, workshop_id: int, token: str | None, key: str) -> Statement:
    """One of them. Raises NotFound for another phone's, and for everybody once the evening has closed."""
    found = db.session.scalar(
        select(Statement)
        .join(Seat, Seat.id == Statement.seat_id)
        .where(
            Statement.workshop_id == workshop_id,
            Statement.key == key,
            Seat.token_hash == hash_token(token or ""),
        )
    )
    if found is None:
        raise NotFound("not_found")
    return found


def edit_own(*, workshop: Workshop, token: str | None, key: str, text: str, now: datetime) -> Statement:
    """Other words for a statement; it waits for the moderator again, and the words first sent are kept.

    Refuses words that are no statement, a hidden statement, and one that people vote on already."""
    statement = find_changeable(workshop, token, key)
    cleaned = check_text(text)
    if cleaned == statement.text:
        return statement
    before = statement.state
    statement.original = statement.original or statement.text
    statement.text, statement.state, statement.moderated_at = cleaned, Moderation.WAITING, None
    keep_journal(workshop, statement, "edit", before=before, after=Moderation.WAITING, now=now)
    raise_revision(workshop.id)
    db.session.commit()
    return statement


def withdraw_own(*, workshop: Workshop, token: str | None, key: str, now: datetime) -> None:
    """Takes a statement back: its words are gone for good, and the journal knows only that it was there."""
    statement = find_changeable(workshop, token, key)
    keep_journal(workshop, statement, "withdraw", before=statement.state, after="", now=now)
    db.session.delete(statement)
    raise_revision(workshop.id)
    db.session.commit()


def find_changeable(workshop: Workshop, token: str | None, key: str) -> Statement:
    if workshop.closed_at is not None:
        raise Gone("evening_closed")
    statement = find_own(workshop_id=workshop.id, token=token, key=key)
    if statement.state == Moderation.HIDDEN:
        raise Refusal("statement_kept")
    if db.session.scalar(select(exists().where(VoteOption.statement_id == statement.id))):
        raise Refusal("statement_on_list")
    return statement


def keep_journal(workshop: Workshop, statement: Statement, act: str, *, before: str, after: str, now: datetime) -> None:
    """States only: a text taken back must not live on in the journal."""
    record(
        workshop=workshop,
        actor=FROM_A_PHONE,
        act=act,
        now=now,
        subject="statement",
        subject_id=statement.id,
        before={"state": before},
        after={"state": after} if after else {},
    )
