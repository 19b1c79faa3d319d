"""Who hid a statement or covered words in it, and when: read from the journal, where every act of moderating stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select

from workshop.domain.personal_data import PLACEHOLDER
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import JournalEntry, Statement
from workshop.services.moderating import FINAL, SUBJECT, UNDOABLE
from workshop.services.staff_names import names_of

UNDO = "undo"
HIDES = frozenset({"hide", FINAL})
COVERS = frozenset({"mask", "mask_and_show", "cover"})


@dataclass(frozen=True)
class Deed:
    """Who did it, and when; no name where nobody is known by it any more."""

    who: str
    at: datetime


@dataclass(frozen=True)
class Handled:
    """Who hid a statement that is hidden, and who covered words that are covered."""

    hidden: Deed | None = None
    covered: Deed | None = None


Entry = Row[int | None, str, str, datetime]
"""(statement, act, actor, when) of a row of the journal."""


def read_handled(statements: Sequence[Statement]) -> dict[int, Handled]:
    """By the statement's id; those that are neither hidden nor covered are not in it. Three queries at most."""
    touched = [one for one in statements if one.state == Moderation.HIDDEN or PLACEHOLDER in one.text]
    standing = read_standing(touched)
    names = names_of(entry.actor for entries in standing.values() for entry in entries)
    found = {}
    for one in touched:
        entries = standing.get(one.id, [])
        hidden = last_of(entries, HIDES, names) if one.state == Moderation.HIDDEN else None
        covered = last_of(entries, COVERS, names) if PLACEHOLDER in one.text else None
        found[one.id] = Handled(hidden, covered)
    return found


def read_standing(statements: Sequence[Statement]) -> dict[int, list[Entry]]:
    """The acts on each that were not taken back, the oldest first; an undo takes back the one before it."""
    if not statements:
        return {}
    asked = (
        select(JournalEntry.subject_id, JournalEntry.act, JournalEntry.actor, JournalEntry.at)
        .where(
            JournalEntry.workshop_id == statements[0].workshop_id,
            JournalEntry.subject == SUBJECT,
            JournalEntry.subject_id.in_([one.id for one in statements]),
            JournalEntry.act.in_(UNDOABLE | {UNDO, FINAL}),
        )
        .order_by(JournalEntry.id)
    )
    found: dict[int, list[Entry]] = {one.id: [] for one in statements}
    for entry in db.session.execute(asked):
        standing = found[entry.subject_id or 0]
        if entry.act != UNDO:
            standing.append(entry)
        elif standing:
            standing.pop()
    return found


def last_of(entries: Sequence[Entry], acts: frozenset[str], names: dict[str, str]) -> Deed | None:
    """The newest of these acts; None where the journal knows of none, as for a statement from a file."""
    for entry in reversed(entries):
        if entry.act in acts:
            return Deed(names.get(entry.actor, ""), entry.at)
    return None
