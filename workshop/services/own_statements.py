"""What a phone may do with what it sent, until the evening closes: see it, mend it, take it back (screen R5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from workshop.domain.refusals import NotFound
from workshop.domain.statements import check_kind, check_text
from workshop.extensions import db
from workshop.models import Seat, Statement, Station, Workshop
from workshop.services.changeable import find_changeable, keep_journal, put_anew, refuse_answered
from workshop.services.holding import whole
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
    found = db.session.scalar(select(Statement).where(*is_own(workshop_id, token, key)))
    if found is None:
        raise NotFound("not_found")
    return found


def is_own(workshop_id: int, token: str | None, key: str) -> tuple[ColumnElement[bool], ...]:
    """Whether a statement is the one of this key, sent from the phone with this cookie."""
    seat = select(Seat.id).where(Seat.workshop_id == workshop_id, Seat.token_hash == hash_token(token or ""))
    return Statement.workshop_id == workshop_id, Statement.key == key, Statement.seat_id.in_(seat)


@whole
def edit_own(*, workshop: Workshop, token: str | None, key: str, text: str, now: datetime, kind: str = "") -> Statement:
    """Other words for a statement, or another ``kind`` (empty: as it is). Other words wait for the moderator again, and
    the words first sent are kept.

    Refuses words that are no statement, one that people vote on already, and one that others have responded to: what
    they agreed with shall not turn into something else. The same again changes nothing."""
    statement = find_changeable(workshop.id, *is_own(workshop.id, token, key))
    cleaned = check_text(text)
    chosen = statement.kind if statement.clarifies else check_kind(kind or statement.kind, kinds_for(statement))
    if (cleaned, chosen) == (statement.text, statement.kind):
        return statement
    refuse_answered(statement)
    before = statement.state
    statement.kind = chosen
    if cleaned != statement.text:
        put_anew(statement, cleaned)
    after = statement.state
    keep_journal(workshop, statement, "edit", actor=FROM_A_PHONE, before=before, after=after, now=now)
    db.session.commit()
    return statement


@whole
def withdraw_own(*, workshop: Workshop, token: str | None, key: str, now: datetime) -> None:
    """Takes a statement back, also one that was hidden: its words are gone for good, and the journal knows only that
    it was there."""
    statement = find_changeable(workshop.id, *is_own(workshop.id, token, key))
    before = statement.state
    keep_journal(workshop, statement, "withdraw", actor=FROM_A_PHONE, before=before, after="", now=now)
    db.session.delete(statement)
    db.session.commit()


def kinds_for(statement: Statement) -> tuple[str, ...]:
    """The kinds of its station; the kind that it has is always one of them."""
    kinds = db.session.get_one(Station, statement.station_id).kinds
    return (*kinds, statement.kind)
