"""Writing the journal: what, from, to, who, when (design.md 7)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from workshop.extensions import db
from workshop.models import JournalEntry, Workshop


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
    db.session.add(
        JournalEntry(
            organisation_id=organisation_id,
            workshop_id=workshop_id,
            actor=actor,
            act=act,
            subject=subject,
            subject_id=subject_id,
            before=json.dumps(before or {}, ensure_ascii=False, default=str),
            after=json.dumps(after or {}, ensure_ascii=False, default=str),
            at=now,
        )
    )
