"""What the facilitator's console shows: where the evening stands, what comes next, and how every table is doing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from workshop.domain.clock import Clock
from workshop.domain.evening import Stage, State, position
from workshop.domain.hall_time import ZONE
from workshop.domain.punctuality import Timing, minutes_behind, plan_timing
from workshop.extensions import db
from workshop.models import AgendaBlock, Evening, Hand, Seat, Workshop
from workshop.services.console_tables import TableRow, list_tables
from workshop.services.evening import clock_of, last_move, lengths_of, planned_minutes, stage_of, stages_of
from workshop.services.hands import list_open
from workshop.services.presses import Press, read_press
from workshop.services.scene import Scene, read_scene

"""Where evenings are held: their date and hour are meant there."""
UNDO_OFFERED = 10
"""Seconds (F5.2); the service takes it a little longer, for the way to the server."""


@dataclass(frozen=True)
class Console:
    """Everything at one glance. ``expected`` goes back with every press, so that a double one moves once;
    ``behind`` is minutes, ``closes`` the planned end, ``back_minutes`` what the clock begins with
    after a step back, ``undo_seconds`` is 0 when nothing can be undone, ``undo`` what would be."""

    stage: Stage
    next: Stage | None
    previous: Stage | None
    back_minutes: float | None
    clock: Clock
    expected: int
    revision: int
    blank: bool
    undo_seconds: float
    undo: Press | None
    behind: int | None
    closes: datetime | None
    tables: tuple[TableRow, ...]
    scene: Scene
    seats: int
    waiting: int
    hands: tuple[Hand, ...]

    @property
    def timed(self) -> bool:
        return self.clock.ends_at is not None or self.clock.paused


def read_console(workshop: Workshop, now: datetime) -> Console:
    """The number of queries does not grow with the evening."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    stages, stage = stages_of(workshop), stage_of(evening)
    place = position(stages, stage) if stage in stages else 0
    timing, clock = read_timing(workshop), clock_of(evening)
    behind = minutes_behind(timing, stage, clock, now) if timing and stage in stages else None
    tables = list_tables(workshop, stage)
    undo, seconds = offered_undo(evening, now)
    previous = stages[place - 1] if place and stage.state is not State.CLOSED else None
    return Console(
        stage=stage,
        next=stages[place + 1] if place + 1 < len(stages) else None,
        previous=previous,
        back_minutes=None if previous is None else planned_minutes(workshop, previous),
        clock=clock,
        expected=evening.stage_revision,
        revision=evening.revision,
        blank=evening.blank,
        undo_seconds=seconds,
        undo=undo,
        behind=behind,
        closes=None if timing is None else timing.closes,
        tables=tables,
        scene=read_scene(workshop),
        seats=count_seats(workshop.id),
        waiting=sum(row.waiting for row in tables),
        hands=tuple(list_open(workshop.id)),
    )


def offered_undo(evening: Evening, now: datetime) -> tuple[Press | None, float]:
    """The last press, if it can be taken back, and for how long it still may (F5.2)."""
    last = last_move(evening.workshop_id)
    if last is None or evening.state == State.CLOSED:
        return None, 0.0
    seconds = max(0.0, UNDO_OFFERED - (now - last.at).total_seconds())
    return (read_press(last), seconds) if seconds else (None, 0.0)


def read_timing(workshop: Workshop) -> Timing | None:
    """The planned times; None while the day or the hour is not known."""
    if workshop.held_on is None or workshop.starts_at is None:
        return None
    lines = db.session.execute(
        select(AgendaBlock.kind, AgendaBlock.minutes)
        .where(AgendaBlock.workshop_id == workshop.id)
        .order_by(AgendaBlock.position)
    )
    return plan_timing(
        datetime.combine(workshop.held_on, workshop.starts_at, ZONE),
        [(kind, minutes) for kind, minutes in lines],
        lengths_of(workshop),
    )


def count_seats(workshop_id: int) -> int:
    """Who is in the room now: whoever has left no longer counts."""
    here = select(func.count(Seat.id)).where(Seat.workshop_id == workshop_id, Seat.left_at.is_(None))
    return db.session.scalar(here) or 0
