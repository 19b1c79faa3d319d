"""What an act on a next step touched, before and after, as the journal keeps it: each act can be taken back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime

from sqlalchemy import func, select

from workshop.domain.next_steps import Step
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import JournalEntry, NextStep, Workshop
from workshop.services.journal import record
from workshop.services.next_steps_sources import check_source, parted

SUBJECT = "next_step"
UNDO = "step_undo"
PLAIN = ("strand", "task", "holder", "partner", "due_on", "cost", "for_budget", "state")
SOURCES = {"s": "statement_id", "t": "theme_id", "m": "match_id"}


def read_step(row: NextStep) -> Step:
    """A row as plain values."""
    named = [f"{sort}{getattr(row, column)}" for sort, column in SOURCES.items() if getattr(row, column)]
    return Step(**{field: getattr(row, field) for field in PLAIN}, source=named[0] if named else "")


def write_step(row: NextStep, step: Step) -> None:
    """Plain values into a row."""
    for field in PLAIN:
        setattr(row, field, getattr(step, field))
    sort, number = parted(step.source)
    for letter, column in SOURCES.items():
        setattr(row, column, number if letter == sort else None)


def keep_act(
    workshop: Workshop,
    act: str,
    step_id: int,
    *,
    before: Step | None,
    after: Step | None,
    actor: str,
    now: datetime,
    undone: int | None = None,
) -> None:
    """Journal and the one commit of an act. ``undone`` is the entry that an undoing takes back."""
    db.session.flush()
    told = {"undone": undone} if undone else {}
    record(
        workshop=workshop,
        actor=actor,
        act=act,
        now=now,
        subject=SUBJECT,
        subject_id=undone or step_id,
        before={**(asdict(before) if before else {}), **told},
        after=asdict(after) if after else {},
    )
    db.session.commit()


def load_step(raw: str) -> Step | None:
    """From the journal; nothing for a step that was not there."""
    said = json.loads(raw)
    if not said:
        return None
    due = said.pop("due_on")
    return Step(**said, due_on=date.fromisoformat(due) if due else None)


def own_step(workshop_id: int, step_id: int) -> NextStep | None:
    """The step, when it is one of this evening."""
    return db.session.scalar(select(NextStep).where(NextStep.id == step_id, NextStep.workshop_id == workshop_id))


def put_back(workshop: Workshop, step_id: int, step: Step | None, now: datetime) -> None:
    """Makes the step stand so again, under its own number unless a step of another evening has got that since. What it
    came from may be gone."""
    row = own_step(workshop.id, step_id)
    if step is None:
        db.session.delete(row)
        return
    try:
        check_source(workshop.id, step.source)
    except Refusal:
        step = replace(step, source="")
    free = step_id if db.session.get(NextStep, step_id) is None else None
    row = row or NextStep(id=free, workshop_id=workshop.id, created_at=now)
    write_step(row, step)
    db.session.add(row)


def last_act(workshop_id: int, actor: str) -> JournalEntry | None:
    """This person's newest act on steps that is not taken back yet, as long as its words are kept."""
    mine = (JournalEntry.workshop_id == workshop_id, JournalEntry.subject == SUBJECT, JournalEntry.actor == actor)
    undone = select(func.coalesce(JournalEntry.subject_id, 0)).where(*mine, JournalEntry.act == UNDO)
    return db.session.scalar(
        select(JournalEntry)
        .where(*mine, JournalEntry.act != UNDO, JournalEntry.after != "", JournalEntry.id.not_in(undone))
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
