"""Running the evening: on, back, more time, pause, closing. Each move leaves a journal row and raises the pulse."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from workshop.domain import clock as clocks
from workshop.domain.clock import Clock
from workshop.domain.evening import Stage, State, next_stage, previous_stage
from workshop.domain.punctuality import Lengths
from workshop.domain.refusals import NotFound, WrongState
from workshop.extensions import db
from workshop.models import Evening, JournalEntry, Round, Workshop
from workshop.services.evening_snapshot import restore, snapshot
from workshop.services.holding import whole
from workshop.services.journal import record

UNDO_SECONDS = 12
"""The console offers undo for ten seconds (F5.2); two more for the way to the server."""

UNDONE = frozenset({"move_on", "move_back", "replan", "clock_cut"})
"""What can be taken back."""
STATION_MINUTES = 2
"""For the report of a station in the plenary (B.5)."""


def find_evening(workshop_id: int) -> Evening:
    """The live row as it is now, locked against a second facilitator where the store can lock a row."""
    held = select(Evening).where(Evening.workshop_id == workshop_id).with_for_update()
    found = db.session.scalar(held.execution_options(populate_existing=True))
    if found is None:
        raise NotFound("not_found")
    return found


def stage_of(evening: Evening) -> Stage:
    return Stage(State(evening.state), evening.round_number)


def stages_of(workshop: Workshop) -> tuple[Stage, ...]:
    """The sequence of this workshop's evening, from its planned rounds."""
    return lengths_of(workshop).stages


def lengths_of(workshop: Workshop) -> Lengths:
    """The planned minutes of all that has a clock."""
    rounds = db.session.scalars(select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number))
    return Lengths(
        rounds=tuple(float(minutes) for minutes in rounds),
        move=workshop.move_seconds / 60,
        home=workshop.home_minutes,
        break_after=workshop.break_after_round,
        pause=workshop.break_minutes,
        gallery=workshop.gallery_minutes,
    )


def clock_of(evening: Evening) -> Clock:
    left = None if evening.left_seconds is None else timedelta(seconds=evening.left_seconds)
    return Clock(started_at=evening.started_at, ends_at=evening.ends_at, left=left)


def move_on(*, workshop: Workshop, expected: int, actor: str, now: datetime) -> Evening:
    """To the next stage. ``expected`` is the stage revision that the facilitator saw, so that a double
    press or a second console moves once. Closing has its own checklist: see close_evening."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    following = next_stage(stages_of(workshop), stage_of(evening))
    if following.state is State.CLOSED:
        raise WrongState("close_needs_checklist")
    enter(workshop, evening, following, act="move_on", actor=actor, now=now)
    db.session.commit()
    return evening


def move_back(*, workshop: Workshop, expected: int, actor: str, now: datetime) -> Evening:
    """To the stage before, its clock begun anew."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    earlier = previous_stage(stages_of(workshop), stage_of(evening))
    enter(workshop, evening, earlier, act="move_back", actor=actor, now=now)
    db.session.commit()
    return evening


@whole
def undo_move(*, workshop: Workshop, expected: int, actor: str, now: datetime) -> JournalEntry:
    """The last move, change of the plan or end of the clock, taken back with the clock as it ran before (F5.2).
    Returns what was taken back."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    last = last_move(workshop.id)
    if last is None or now - last.at > timedelta(seconds=UNDO_SECONDS) or evening.state == State.CLOSED:
        raise WrongState("undo_too_late")
    before = json.loads(last.before)
    keep = snapshot(evening)
    restore(evening, before)
    finish_move(workshop, evening, keep, act="undo_move", actor=actor, now=now)
    db.session.commit()
    return last


def change_clock(
    *, workshop: Workshop, change: str, expected: int, actor: str, now: datetime, minutes: float = 1
) -> Evening:
    """``change`` is extend, pause, resume or cut (R18)."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    keep = snapshot(evening)
    ticking = clock_of(evening)
    changed = {
        "extend": lambda: clocks.extend(ticking, now, minutes),
        "pause": lambda: clocks.pause(ticking, now),
        "resume": lambda: clocks.resume(ticking, now),
        "cut": lambda: clocks.cut(ticking, now),
    }[change]()
    set_clock(evening, changed)
    finish_move(workshop, evening, keep, act=f"clock_{change}", actor=actor, now=now)
    db.session.commit()
    return evening


def set_blank(*, workshop: Workshop, blank: bool, actor: str, now: datetime) -> Evening:
    """The wall dark, or back."""
    evening = find_evening(workshop.id)
    keep = snapshot(evening)
    evening.blank = blank
    finish_move(workshop, evening, keep, act="blank", actor=actor, now=now)
    db.session.commit()
    return evening


def turn_page(*, workshop: Workshop, page: int, now: datetime) -> None:
    """Another page of the same state on the wall, counted from 0. Only the wall has anything new to show.

    While the groups report, a page is a station and has two minutes (B.5); the first page lists who reports."""
    evening = find_evening(workshop.id)
    evening.page = max(0, page)
    if evening.state == State.PLENARY:
        began = evening.started_at
        set_clock(evening, clocks.start(now, STATION_MINUTES if page > 0 else None))
        evening.started_at = began
    evening.revision += 1
    db.session.commit()


def enter(workshop: Workshop, evening: Evening, stage: Stage, *, act: str, actor: str, now: datetime) -> None:
    """Puts the evening into ``stage``: clock, real times of the round, journal, pulse. The caller commits."""
    keep = snapshot(evening)
    mark_round_ended(evening, now)
    evening.state, evening.round_number = str(stage.state), stage.round_number
    evening.blank, evening.page = False, 0
    set_clock(evening, clocks.start(now, planned_minutes(workshop, stage)))
    mark_round_started(workshop, stage, now)
    finish_move(workshop, evening, keep, act=act, actor=actor, now=now)


def planned_minutes(workshop: Workshop, stage: Stage) -> float | None:
    """What the plan gives this stage; None where nobody is hurried."""
    return lengths_of(workshop).of(stage)


def finish_move(
    workshop: Workshop,
    evening: Evening,
    before: dict[str, Any],
    *,
    act: str,
    actor: str,
    now: datetime,
    facts: dict[str, Any] | None = None,
) -> None:
    """The journal row and both revisions of a change that every screen must see. ``facts`` go into the row beside
    where the evening stands after it."""
    evening.revision += 1
    evening.stage_revision += 1
    record(
        workshop=workshop,
        actor=actor,
        act=act,
        now=now,
        subject="evening",
        subject_id=workshop.id,
        before=before,
        after=snapshot(evening) | (facts or {}),
    )


def refuse_stale(evening: Evening, expected: int) -> None:
    if evening.stage_revision != expected:
        raise WrongState("already_moved")


def last_move(workshop_id: int) -> JournalEntry | None:
    """The newest press that can be taken back, unless it has been undone or something else was pressed since."""
    newest = db.session.scalar(
        select(JournalEntry)
        .where(JournalEntry.workshop_id == workshop_id, JournalEntry.subject == "evening")
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
    return newest if newest is not None and newest.act in UNDONE else None


def set_clock(evening: Evening, clock: Clock) -> None:
    evening.started_at, evening.ends_at = clock.started_at, clock.ends_at
    evening.left_seconds = None if clock.left is None else clock.left.total_seconds()


def mark_round_started(workshop: Workshop, stage: Stage, now: datetime) -> None:
    """The real beginning of a round; one that is entered again by Back begins anew, as its clock does."""
    if stage.state is not State.ROUND:
        return
    found = db.session.scalar(select(Round).where(Round.workshop_id == workshop.id, Round.number == stage.round_number))
    if found is not None:
        found.started_at, found.ended_at = now, None


def mark_round_ended(evening: Evening, now: datetime) -> None:
    if evening.state != State.ROUND:
        return
    found = db.session.scalar(
        select(Round).where(Round.workshop_id == evening.workshop_id, Round.number == evening.round_number)
    )
    if found is not None:
        found.ended_at = now
