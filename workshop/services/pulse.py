"""The pulse: the tiny shared state that every phone and wall polls (design.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Evening


@dataclass(frozen=True)
class Pulse:
    """The same for everyone in the room. ``stage`` rises only when the state, the clock or the plan moves."""

    revision: int
    stage: int
    state: str
    round_number: int
    ends_at: datetime | None
    left_seconds: float | None
    blank: bool


def read_pulse(code: str) -> Pulse:
    """One row, one statement of SQL. Raises NotFound for a code nobody has."""
    row = db.session.execute(
        select(
            Evening.revision,
            Evening.stage_revision,
            Evening.state,
            Evening.round_number,
            Evening.ends_at,
            Evening.left_seconds,
            Evening.blank,
        ).where(Evening.code == code)
    ).one_or_none()
    if row is None:
        raise NotFound("code_unknown")
    return Pulse(*row)


def raise_revision(workshop_id: int, *, stage: bool = False) -> None:
    """Says, in the running transaction, that a screen may have something new to show."""
    values = {Evening.revision: Evening.revision + 1}
    if stage:
        values[Evening.stage_revision] = Evening.stage_revision + 1
    db.session.execute(
        update(Evening)
        .where(Evening.workshop_id == workshop_id)
        .values(values)
        .execution_options(synchronize_session=False)
    )
