"""What of a change the journal keeps: that words became others, never the words; for undoing, and not for long."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update

from workshop.extensions import db
from workshop.models import JournalEntry

FREE_WORDS = frozenset(
    {
        *("title", "note", "speaker", "venue", "moderators", "community", "warm_up", "wifi_name", "wifi_password"),
        *("sentence", "person", "function", "caller", "holder", "partner", "task", "text", "texts", "names"),
        *("finding", "summary", "requests", "prize", "late"),
    }
)
"""The fields into which somebody types as they like, names too: of these a row says that they changed."""
UNDO_SUBJECTS = ("next_step", "themes")
"""Their acts are taken back by what the journal holds, so their rows keep the words for UNDO_KEPT."""
UNDO_KEPT = timedelta(days=7)
MARKS_KEPT = timedelta(days=1)
"""The print of a statement's words tells undoing, for some seconds, which words stood there; whoever knew most of
them could find out the rest by trying."""
Values = dict[str, Any]


def told(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Values, Values]:
    """Both sides without free words; ``changed`` on the second names the fields whose words are others now."""
    free = FREE_WORDS & (before.keys() | after.keys())
    changed = sorted(name for name in free if (before.get(name) or None) != (after.get(name) or None))
    sides = [{name: value for name, value in side.items() if name not in free} for side in (before, after)]
    return sides[0], {**sides[1], **({"changed": changed} if changed else {})}


def blank_undone(now: datetime) -> int:
    """Takes out what only undoing needed and is past its time: of how many rows. The caller commits."""
    return blank_words(now - UNDO_KEPT) + blank_marks(now - MARKS_KEPT)


def blank_words(moment: datetime) -> int:
    """Acts of before on next steps and themes: that there was one stays, and it can be taken back no longer."""
    done = db.session.execute(
        update(JournalEntry)
        .where(JournalEntry.subject.in_(UNDO_SUBJECTS), JournalEntry.at < moment)
        .where(or_(JournalEntry.before != "", JournalEntry.after != ""))
        .values(before="", after="")
        .execution_options(synchronize_session=False)
    )
    return int(getattr(done, "rowcount", 0))


def blank_marks(moment: datetime) -> int:
    marked = or_(JournalEntry.before.like('%"mark"%'), JournalEntry.after.like('%"mark"%'))
    old = select(JournalEntry).where(JournalEntry.subject == "statement", JournalEntry.at < moment, marked)
    rows = db.session.scalars(old).all()
    for row in rows:
        row.before, row.after = without_mark(row.before), without_mark(row.after)
    db.session.flush()
    return len(rows)


def without_mark(raw: str) -> str:
    return json.dumps({name: value for name, value in json.loads(raw or "{}").items() if name != "mark"})
