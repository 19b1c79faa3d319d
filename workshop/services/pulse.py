"""The pulse: the tiny shared state that every phone and wall polls (design.md 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, literal, select, update

from workshop.domain.refusals import NotFound
from workshop.models import Evening
from workshop.services.narrow import run, table_of

EVENINGS = table_of(Evening)
COLUMNS = EVENINGS.c["revision", "stage_revision", "state", "round_number", "ends_at", "left_seconds", "blank"]
BY_CODE = select(*COLUMNS).where(EVENINGS.c.code == bindparam("code"))
STANDS = select(literal(1)).where(EVENINGS.c.code == bindparam("code"), EVENINGS.c.revision == bindparam("revision"))
RAISE = (
    update(EVENINGS)
    .where(EVENINGS.c.workshop_id == bindparam("wanted"))
    .values(
        revision=EVENINGS.c.revision + 1,
        stage_revision=EVENINGS.c.stage_revision + bindparam("stages"),
    )
)


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
    row = run(BY_CODE, code=code)
    if row is None:
        raise NotFound("code_unknown")
    return Pulse(*row)


def stands(code: str, revision: int) -> bool:
    """Whether an evening is still as a screen knows it; the same one row."""
    return run(STANDS, code=code, revision=revision) is not None


def raise_revision(workshop_id: int, *, stage: bool = False) -> None:
    """Says, in the running transaction, that a screen may have something new to show."""
    run(RAISE, wanted=workshop_id, stages=int(stage))
