"""What somebody typed in for others, line by line: to be mended or taken back by the same person while it is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from workshop.domain.refusals import NotFound
from workshop.domain.statements import Moderation, check_text
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.paper_answers import refuse_used, remove_answer

SHOWN = 20
"""Lines that the page offers to mend."""


def list_typed(workshop_id: int, actor: str) -> Sequence[Statement]:
    """The newest lines that this person typed in apart from whole sheets."""
    asked = select(Statement).where(
        Statement.workshop_id == workshop_id, Statement.typed_by == actor, Statement.sheet_number.is_(None)
    )
    return db.session.scalars(asked.order_by(Statement.id.desc()).limit(SHOWN)).all()


@whole
def change_typed(*, workshop: Workshop, statement_id: int, text: str, actor: str, now: datetime) -> bool:
    """Other words for a line, which then waits for the moderator; no words take it back. Whether it is still there.

    Raises NotFound for what somebody else typed in, and refuses what others marked, what is on the list, or hidden.
    """
    hold_workshop(workshop.id)
    own = (Statement.id == statement_id, Statement.workshop_id == workshop.id, Statement.typed_by == actor)
    statement = db.session.scalar(select(Statement).where(*own).execution_options(populate_existing=True))
    if statement is None:
        raise NotFound("not_found")
    stays, before = bool(text.strip()), statement.state
    if stays and check_text(text) == statement.text:
        return True
    if stays:
        refuse_used(statement)
        statement.text, statement.state, statement.moderated_at = check_text(text), str(Moderation.WAITING), None
    else:
        remove_answer(statement)
    record(
        workshop=workshop,
        actor=actor,
        act="edit" if stays else "withdraw",
        now=now,
        subject="statement",
        subject_id=statement_id,
        before={"state": before},
        after={"state": statement.state} if stays else {},
    )
    db.session.commit()
    return stays
