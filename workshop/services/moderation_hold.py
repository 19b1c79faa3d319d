"""Taking a card in hand: nobody else has handled it meanwhile, and a closed evening allows the act."""

from __future__ import annotations

import hashlib

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.personal_data import PLACEHOLDER
from workshop.domain.refusals import NotFound, WrongState
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Evening, Statement, Workshop

AFTERWARDS = frozenset({"hide", "take_out", "mask", "cover", "undo"})
"""What stays possible for ever: whatever should not be public can be taken out."""
SHOWING = frozenset({"show", "mask_and_show"})
"""After closing only what still waits may be let in, and what was hidden may come back."""


def card_mark(state: str, text: str) -> str:
    """What a moderator saw of a card, short: whoever acts on another state or other words is stopped (F6.5)."""
    return hashlib.sha256(f"{state}\n{text}".encode()).hexdigest()[:12]


def find_untouched(workshop: Workshop, statement_id: int, seen: str, act: str) -> Statement:
    """The statement as the moderator saw it, locked. Raises NotFound, and WrongState when it was handled meanwhile or
    waits with other words now, or when the evening is closed and the act not one that stays possible."""
    closed = hold_state(workshop) == State.CLOSED
    statement = db.session.scalar(
        select(Statement)
        .where(Statement.id == statement_id, Statement.workshop_id == workshop.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if statement is None:
        raise NotFound("not_found")
    if closed and not may_afterwards(act, statement):
        raise WrongState("closed_fixed")
    if card_mark(statement.state, statement.text) != seen:
        raise WrongState("answer_changed" if statement.state == Moderation.WAITING else "already_handled")
    return statement


def may_afterwards(act: str, statement: Statement) -> bool:
    return act in AFTERWARDS or (act in SHOWING and statement.state != Moderation.SHOWN and not is_taken_out(statement))


def is_taken_out(statement: Statement) -> bool:
    """Whether it was taken out for good: hidden, and nothing left of its words."""
    return statement.state == Moderation.HIDDEN and statement.text == PLACEHOLDER


def refuse_closed(workshop: Workshop) -> None:
    """A closed evening is read-only (F8.3)."""
    if hold_state(workshop) == State.CLOSED:
        raise WrongState("closed_fixed")


def hold_state(workshop: Workshop) -> str | None:
    """Where the evening stands. From here on its row is held, as whoever answers holds it (holding.py)."""
    held = select(Evening.state).where(Evening.workshop_id == workshop.id).with_for_update()
    return db.session.scalar(held)
