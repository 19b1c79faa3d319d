"""Holding the evening's row: whoever stores something takes it first, so that closing, and the end of the vote, come
wholly before an act or wholly after it. The row is the one lock of an evening, and always the first that is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from sqlalchemy import ColumnElement, Executable, bindparam, exists, select, update

from workshop.domain.evening import State, reached
from workshop.domain.refusals import Gone, NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evening
from workshop.services.narrow import run, table_of

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True)
class Held:
    """Where the evening stands, and will stand until the running transaction ends."""

    workshop_id: int
    state: State
    round_number: int


EVENINGS = table_of(Evening)
BY_CODE = EVENINGS.c.code == bindparam("wanted")
BY_WORKSHOP = EVENINGS.c.workshop_id == bindparam("wanted")


def taking(which: ColumnElement[bool]) -> Executable:
    """Raises the revision of an evening that is not closed; the row is then kept until the transaction ends."""
    return (
        update(EVENINGS)
        .where(which, EVENINGS.c.state != State.CLOSED)
        .values(revision=EVENINGS.c.revision + 1)
        .returning(EVENINGS.c.workshop_id, EVENINGS.c.state, EVENINGS.c.round_number)
    )


TAKE_BY_CODE, TAKE_BY_WORKSHOP = taking(BY_CODE), taking(BY_WORKSHOP)
CODE_THERE, WORKSHOP_THERE = select(exists().where(BY_CODE)), select(exists().where(BY_WORKSHOP))


def whole(act: Callable[Given, Made]) -> Callable[Given, Made]:
    """For services: a refused act leaves nothing behind, lets go of the row, and what follows reads anew."""

    @wraps(act)
    def refusing(*args: Given.args, **named: Given.kwargs) -> Made:
        try:
            return act(*args, **named)
        except Refusal:
            db.session.rollback()
            raise

    return refusing


def hold_code(code: str) -> Held:
    """The evening behind a printed code. Raises NotFound, and Gone once it is closed."""
    return hold(TAKE_BY_CODE, CODE_THERE, code)


def hold_workshop(workshop_id: int) -> Held:
    """The same by the workshop's id."""
    return hold(TAKE_BY_WORKSHOP, WORKSHOP_THERE, workshop_id)


def hold_since(workshop_id: int, state: State, refusal: str) -> Held:
    """Refuses an act before its time and once the evening is closed; between them nothing is too late (A-10)."""
    held = hold_workshop(workshop_id)
    if not reached(held.state, state):
        raise WrongState(refusal)
    return held


def hold(take: Executable, there: Executable, wanted: str | int) -> Held:
    """Waits for the row, raises its revision and keeps it until the caller commits."""
    row = run(take, wanted=wanted)
    if row is None:
        known = run(there, wanted=wanted)
        raise Gone("evening_closed") if known and known[0] else NotFound("code_unknown")
    return Held(row[0], State(row[1]), row[2])
