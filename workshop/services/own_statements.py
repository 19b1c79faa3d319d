"""What a phone may do with what it sent, until the evening closes: see it, mend it, take it back (screen R5)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation, check_kind, check_text
from workshop.extensions import db
from workshop.models import Exchange, Reaction, Seat, Statement, Station, VoteOption, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
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

    Refuses words that are no statement, a hidden statement, one that people vote on already, and one that others
    have responded to: what they agreed with shall not turn into something else. The same again changes nothing."""
    statement = find_changeable(workshop, token, key)
    cleaned = check_text(text)
    chosen = statement.kind if statement.clarifies else check_kind(kind or statement.kind, kinds_for(statement))
    if (cleaned, chosen) == (statement.text, statement.kind):
        return statement
    refuse_marked(statement)
    before = statement.state
    statement.kind = chosen
    if cleaned != statement.text:
        statement.original = statement.original or statement.text
        statement.text, statement.state, statement.moderated_at = cleaned, Moderation.WAITING, None
    keep_journal(workshop, statement, "edit", before=before, after=statement.state, now=now)
    db.session.commit()
    return statement


@whole
def withdraw_own(*, workshop: Workshop, token: str | None, key: str, now: datetime) -> None:
    """Takes a statement back: its words are gone for good, and the journal knows only that it was there."""
    statement = find_changeable(workshop, token, key)
    keep_journal(workshop, statement, "withdraw", before=statement.state, after="", now=now)
    db.session.delete(statement)
    db.session.commit()


def find_changeable(workshop: Workshop, token: str | None, key: str) -> Statement:
    """The statement as it stands now, locked: a moderator may have let it through since the phone looked.

    Raises Gone once the evening is closed, and NotFound for another phone's."""
    hold_workshop(workshop.id)
    own = select(Statement).where(*is_own(workshop.id, token, key))
    statement = db.session.scalar(own.with_for_update(key_share=True).execution_options(populate_existing=True))
    if statement is None:
        raise NotFound("not_found")
    if statement.state == Moderation.HIDDEN:
        raise Refusal("statement_kept")
    if db.session.scalar(select(exists().where(VoteOption.statement_id == statement.id))):
        raise Refusal("statement_on_list")
    return statement


def kinds_for(statement: Statement) -> tuple[str, ...]:
    """The kinds of its station; the kind that it has is always one of them."""
    kinds = db.session.get_one(Station, statement.station_id).kinds
    return (*kinds, statement.kind)


def refuse_marked(statement: Statement) -> None:
    """Marks and additions of others, and a match made with it, belong to the words and the kind that stand."""
    marked = exists().where(Reaction.statement_id == statement.id, Reaction.seat_id.is_distinct_from(statement.seat_id))
    added = exists().where(Statement.extends_id == statement.id, Statement.seat_id.is_distinct_from(statement.seat_id))
    if db.session.scalar(select(marked | added | exists().where(Exchange.statement_id == statement.id))):
        raise Refusal("statement_marked")


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
