"""Writing the journal: what, from, to, who, when (design.md 7); never in words that somebody typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from workshop.extensions import db
from workshop.models import Account, EveningPass, JournalEntry, Workshop
from workshop.services.journal_words import UNDO_SUBJECTS, told


def unspent_id(table: type[Account] | type[EveningPass], subject: str) -> int | None:
    """The number for a new row of which the journal tells as ``subject``; None leaves it to the store.

    SQLite gives the number of the last row that went to the next one, and what somebody did who has left would then
    stand under another's name."""
    if db.engine.dialect.name != "sqlite":
        return None
    told = db.session.scalar(select(func.max(JournalEntry.subject_id)).where(JournalEntry.subject == subject)) or 0
    last = db.session.scalar(select(func.max(table.id))) or 0
    return told + 1 if told > last else None


def record(
    *,
    workshop: Workshop,
    actor: str,
    act: str,
    now: datetime,
    subject: str = "",
    subject_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Adds a row to the running transaction; the service that calls it commits."""
    record_for(
        workshop.organisation_id,
        workshop_id=workshop.id,
        actor=actor,
        act=act,
        now=now,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
    )


def record_for(
    organisation_id: int,
    *,
    actor: str,
    act: str,
    now: datetime,
    subject: str = "account",
    subject_id: int | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    workshop_id: int | None = None,
) -> None:
    """The same for what belongs to a centre and to no evening: its people and their rights."""
    sides: tuple[Mapping[str, Any], Mapping[str, Any]] = (before or {}, after or {})
    kept = sides if subject in UNDO_SUBJECTS else told(*sides)
    db.session.add(
        JournalEntry(
            organisation_id=organisation_id,
            workshop_id=workshop_id,
            actor=actor,
            act=act,
            subject=subject,
            subject_id=subject_id,
            before=json.dumps(kept[0], ensure_ascii=False, default=str),
            after=json.dumps(kept[1], ensure_ascii=False, default=str),
            at=now,
        )
    )
