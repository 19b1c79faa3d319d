"""Numbers of people mended after the closing: whoever counted too few in a full hall, or typed another number."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.evening import State
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.head_count import refuse_doubtful
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.moderation_hold import hold_state
from workshop.services.pulse import raise_revision


@whole
def correct_heads(
    *, workshop: Workshop, adults: int, children: int, actor: str, now: datetime, confirmed: bool = False
) -> None:
    """What a draft and the phones say changes at once, a published report with its next edition. Refuses before the
    closing, and numbers that do not fit what is known until they are ``confirmed``. The same again changes nothing."""
    if hold_state(workshop) != State.CLOSED:
        raise WrongState("close_needs_checklist")
    before = {"adults": workshop.adults_counted, "children": workshop.children_counted}
    after = {"adults": adults, "children": children}
    if before == after:
        return
    if not confirmed:
        refuse_doubtful(workshop, adults=adults, children=children)
    workshop.adults_counted, workshop.children_counted = adults, children
    record(workshop=workshop, actor=actor, act="correct_heads", now=now, subject="heads", before=before, after=after)
    raise_revision(workshop.id, stage=True)
    db.session.commit()
