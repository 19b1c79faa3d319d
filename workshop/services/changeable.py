"""Which words may still become other words: what people vote on and what others have answered stays as it is, whoever
wrote it and by whatever road (R5); what the moderator hid is its author's alone, who has it on a phone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select, true

from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Exchange, Reaction, Statement, VoteOption, Workshop
from workshop.services.holding import hold_workshop
from workshop.services.journal import record


def find_changeable(workshop_id: int, *which: ColumnElement[bool]) -> Statement:
    """The statement as it stands now, locked: a moderator may have let it through since its author looked.

    Raises Gone once the evening is closed, and NotFound where there is none."""
    hold_workshop(workshop_id)
    own = select(Statement).where(Statement.workshop_id == workshop_id, *which)
    statement = db.session.scalar(own.with_for_update(key_share=True).execution_options(populate_existing=True))
    if statement is None:
        raise NotFound("not_found")
    refuse_listed(statement)
    return statement


def refuse_hidden(statement: Statement) -> None:
    """What was hidden stays as it was left for whoever wrote it down for others, unless nobody could read it."""
    if statement.state == Moderation.HIDDEN and not statement.unreadable:
        raise Refusal("statement_kept")


def refuse_listed(statement: Statement) -> None:
    """What people vote on is on their phones."""
    if db.session.scalar(select(exists().where(VoteOption.statement_id == statement.id))):
        raise Refusal("statement_on_list")


def refuse_answered(statement: Statement) -> None:
    """Marks and additions of others, and a match made with it, belong to the words and the kind that stand. What has
    no seat of a phone is everybody's, so that any mark on it is another's."""
    marked = exists().where(Reaction.statement_id == statement.id, of_others(Reaction, statement))
    added = exists().where(Statement.extends_id == statement.id, of_others(Statement, statement))
    if db.session.scalar(select(marked | added | exists().where(Exchange.statement_id == statement.id))):
        raise Refusal("statement_marked")


def of_others(table: type[Reaction | Statement], statement: Statement) -> ColumnElement[bool]:
    return true() if statement.seat_id is None else table.seat_id.is_distinct_from(statement.seat_id)


def put_anew(statement: Statement, text: str) -> None:
    """Other words wait for the moderator again, and the words first sent are kept until the closing."""
    statement.original = statement.original or statement.text
    statement.text, statement.state, statement.moderated_at = text, Moderation.WAITING, None


def keep_journal(
    workshop: Workshop, statement: Statement, act: str, *, actor: str, before: str, after: str, now: datetime
) -> None:
    """States only: a text taken back must not live on in the journal."""
    record(
        workshop=workshop,
        actor=actor,
        act=act,
        now=now,
        subject="statement",
        subject_id=statement.id,
        before={"state": before},
        after={"state": after} if after else {},
    )
