"""Published reports as anybody may list them: of all centres, or of one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Organisation, Workshop

PAGE = 50


def list_public(*, organisation_id: int | None, page: int) -> tuple[Sequence[tuple[Workshop, Organisation]], bool]:
    """The latest published first, ``page`` from 1, and whether there are more. One query."""
    asked = (
        select(Workshop, Organisation)
        .join(Organisation, Organisation.id == Workshop.organisation_id)
        .where(Workshop.published_at.is_not(None))
        .order_by(Workshop.published_at.desc(), Workshop.id.desc())
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
    )
    if organisation_id is not None:
        asked = asked.where(Workshop.organisation_id == organisation_id)
    rows = [(row[0], row[1]) for row in db.session.execute(asked)]
    return rows[:PAGE], len(rows) > PAGE


def find_public(code: str) -> tuple[Workshop, Organisation] | None:
    """The published workshop of this code; a draft does not exist."""
    asked = select(Workshop, Organisation).join(Organisation, Organisation.id == Workshop.organisation_id)
    row = db.session.execute(asked.where(Workshop.code == code, Workshop.published_at.is_not(None))).first()
    return (row[0], row[1]) if row else None
