"""Next steps: added, changed, taken away and brought back, until the report is published (method C.3, section 10)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from workshop.domain.next_steps import MOST_STEPS, Step, check_limits, check_step
from workshop.domain.refusals import NotFound, Refusal, WrongState
from workshop.extensions import db
from workshop.models import Deed, NextStep, Workshop
from workshop.services.holding import whole
from workshop.services.journal import record
from workshop.services.next_steps_record import (
    UNDO,
    keep_act,
    last_act,
    load_step,
    own_step,
    put_back,
    read_step,
    write_step,
)
from workshop.services.next_steps_sources import check_source


def list_steps(workshop_id: int) -> list[NextStep]:
    """The soonest first, those without a day last."""
    asked = select(NextStep).where(NextStep.workshop_id == workshop_id)
    return list(db.session.scalars(asked.order_by(NextStep.due_on.is_(None), NextStep.due_on, NextStep.id)))


def find_step(workshop_id: int, step_id: int) -> NextStep:
    """Raises NotFound for a step of another evening, or one that was taken away."""
    found = own_step(workshop_id, step_id)
    if found is None:
        raise NotFound("not_found")
    return found


@whole
def add_step(*, workshop: Workshop, step: Step, actor: str, now: datetime) -> int:
    """One more. Returns its id."""
    hold_steps(workshop)
    if len(list_steps(workshop.id)) >= MOST_STEPS:
        raise Refusal("step_many", most=MOST_STEPS)
    new = check_step(step)
    check_source(workshop.id, new.source)
    row = NextStep(workshop_id=workshop.id, created_at=now)
    write_step(row, new)
    db.session.add(row)
    db.session.flush()
    keep_act(workshop, "step_add", row.id, before=None, after=new, actor=actor, now=now)
    return row.id


@whole
def change_step(*, workshop: Workshop, step_id: int, step: Step, actor: str, now: datetime) -> None:
    """Other words, another day; the same once more changes nothing."""
    hold_steps(workshop)
    row, new = find_step(workshop.id, step_id), check_step(step)
    before = read_step(row)
    if new == before:
        return
    check_source(workshop.id, new.source)
    write_step(row, new)
    keep_act(workshop, "step_change", row.id, before=before, after=new, actor=actor, now=now)


@whole
def remove_step(*, workshop: Workshop, step_id: int, actor: str, now: datetime) -> None:
    """One fewer. Refuses where it was already told what came of it."""
    hold_steps(workshop)
    row = find_step(workshop.id, step_id)
    if db.session.scalar(select(Deed.id).where(Deed.step_id == row.id).limit(1)) is not None:
        raise WrongState("step_answered")
    before = read_step(row)
    db.session.delete(row)
    keep_act(workshop, "step_remove", step_id, before=before, after=None, actor=actor, now=now)


@whole
def undo_step(*, workshop: Workshop, entry_id: int, actor: str, now: datetime) -> None:
    """This person's last act on steps taken back, then the one before it, and so on.

    Refuses an act that is not the last any more, and one whose step another person has changed since."""
    hold_steps(workshop)
    entry = last_act(workshop.id, actor)
    if entry is None or entry.id != entry_id or entry.subject_id is None:
        raise WrongState("step_undo_over")
    row = own_step(workshop.id, entry.subject_id)
    stands, before = read_step(row) if row else None, load_step(entry.before)
    if stands != load_step(entry.after):
        raise WrongState("step_undo_over")
    put_back(workshop, entry.subject_id, before, now)
    keep_act(workshop, UNDO, entry.subject_id, before=stands, after=before, actor=actor, now=now, undone=entry.id)


@whole
def save_limits(*, workshop: Workshop, sums: tuple[int | None, ...], actor: str, now: datetime) -> None:
    """Other sums between the classes of cost (C.6)."""
    hold_steps(workshop)
    before, after = workshop.cost_limits, check_limits(sums)
    if before == after:
        return
    workshop.cost_limits = after
    record(
        workshop=workshop,
        actor=actor,
        act="cost_limits",
        now=now,
        subject="report",
        subject_id=workshop.id,
        before={"limits": before},
        after={"limits": after},
    )
    db.session.commit()


def hold_steps(workshop: Workshop) -> None:
    """The workshop's row until the commit. Refuses once people read the report: what they read stays."""
    asked = select(Workshop.published_at).where(Workshop.id == workshop.id)
    if db.session.execute(asked.with_for_update(of=Workshop)).scalar_one() is not None:
        raise WrongState("steps_published")
