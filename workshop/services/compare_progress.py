"""What became of a community's next steps: agreed, due, done, done in time (method C.5, 11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from workshop.domain.next_steps import Standing, Strand
from workshop.extensions import db
from workshop.models import Deed, NextStep


@dataclass(frozen=True)
class Progress:
    """Confirmed steps of one evening. ``due`` are those whose day has come; ``done`` of them are told as done, and
    ``in_time`` by their day. ``begun`` are programmes, confirmed or not, of which something was done."""

    confirmed: int = 0
    due: int = 0
    done: int = 0
    in_time: int = 0
    begun: int = 0


def gather_progress(workshop_id: int, today: date) -> Progress:
    """One query. A step is done once something done was told of it."""
    first = func.min(Deed.done_on)
    rows = db.session.execute(
        select(NextStep.strand, NextStep.state, NextStep.due_on, first)
        .outerjoin(Deed, Deed.step_id == NextStep.id)
        .where(NextStep.workshop_id == workshop_id)
        .group_by(NextStep.id, NextStep.strand, NextStep.state, NextStep.due_on)
    ).all()
    confirmed = [(due, done) for _strand, state, due, done in rows if state == Standing.CONFIRMED]
    over = [(due, done) for due, done in confirmed if due is not None and due <= today]
    return Progress(
        confirmed=len(confirmed),
        due=len(over),
        done=sum(done is not None for _due, done in over),
        in_time=in_time(over),
        begun=sum(strand == Strand.PROGRAMME and done is not None for strand, _state, _due, done in rows),
    )


def in_time(over: Sequence[tuple[date, date | None]]) -> int:
    return sum(done is not None and done <= due for due, done in over)
