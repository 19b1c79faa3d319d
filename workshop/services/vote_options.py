"""The list that is voted on, read in one way for wall, phones, paper, staff and report (P-9, F4.8)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Statement, VoteOption


@dataclass(frozen=True)
class VoteLine:
    """A line with the number it has everywhere. ``text`` is None while the room may not see its statement.

    Such a line keeps its number and its dots: phones and paper have voted by number, and what a person may give
    is counted over the whole list.
    """

    id: int
    number: int
    text: str | None
    statement_id: int | None


def list_options(workshop_id: int) -> list[VoteLine]:
    """The whole list in its order. One query."""
    rows = db.session.execute(
        select(VoteOption.id, VoteOption.number, VoteOption.text, VoteOption.statement_id, Statement.state)
        .outerjoin(Statement, Statement.id == VoteOption.statement_id)
        .where(VoteOption.workshop_id == workshop_id)
        .order_by(VoteOption.number)
    )
    return [
        VoteLine(row.id, row.number, row.text if may_be_seen(row.statement_id, row.state) else None, row.statement_id)
        for row in rows
    ]


def count_lines(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(VoteOption.id)).where(VoteOption.workshop_id == workshop_id)) or 0


def mark_list(workshop_id: int) -> str:
    """A short mark of the list's lines and their order: numbers that a phone saw count only while it is the same."""
    rows = db.session.execute(
        select(VoteOption.id, VoteOption.text).where(VoteOption.workshop_id == workshop_id).order_by(VoteOption.number)
    )
    return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()[:20]


def may_be_seen(statement_id: int | None, state: str | None) -> bool:
    """A wording of the moderator's own always; a statement while it is shown."""
    return statement_id is None or state == Moderation.SHOWN
