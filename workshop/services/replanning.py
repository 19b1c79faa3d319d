"""Changing the plan while the evening runs: looked at first, then written from the next round on (R11, R20-R22)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from workshop.domain.carousel import naming
from workshop.domain.carousel.replan import NewPlan, replan
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.standing import Standing
from workshop.domain.clock import time_left
from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Evening, Group, Workshop
from workshop.services.evening import clock_of, find_evening, finish_move, refuse_stale
from workshop.services.evening_snapshot import snapshot
from workshop.services.holding import whole
from workshop.services.replanning_rows import kept_plan, new_kept, put_plan
from workshop.services.replanning_standing import REPLAN, count_people, read_standing, suggested_merges

Named = tuple[str, int]
"""(colour key, turn): how a group is called."""


@dataclass(frozen=True)
class Running:
    """The plan as it stands. ``expected`` goes back with the change, ``small`` are pairs to merge where the desk
    counts, ``ends`` is when the carousel ends as far as anybody can know, None before it begins. In the ``cafe`` the
    ways of the groups hold for the first round and the home round alone (B.1)."""

    standing: Standing
    expected: int
    names: dict[str, Named]
    small: tuple[tuple[str, str], ...]
    ends: datetime | None
    cafe: bool = False


@dataclass(frozen=True)
class Preview:
    """What a change would come to; ``ends`` is the end of the carousel with it."""

    running: Running
    plan: NewPlan
    names: dict[str, Named]
    ends: datetime | None


def read_running(*, workshop: Workshop, now: datetime) -> Running:
    """The plan that can be changed now. Raises WrongState before the doors open and after the last round."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    standing, cafe = read_standing(workshop, evening), workshop.plan_mode == Mode.CAFE
    rows = db.session.execute(
        select(Group.letter, Group.colour, Group.turn).where(Group.workshop_id == workshop.id).order_by(Group.id)
    )
    return Running(
        standing=standing,
        expected=evening.stage_revision,
        names={letter: (colour, turn) for letter, colour, turn in rows},
        small=() if cafe or count_people(workshop.id) is None else suggested_merges(standing),
        ends=carousel_end(workshop, evening, standing.minutes, now),
        cafe=cafe,
    )


def preview_replan(*, workshop: Workshop, change: Change, now: datetime) -> Preview:
    """What ``change`` would come to; nothing is written. Raises Refusal where it cannot be."""
    running = read_running(workshop=workshop, now=now)
    plan = replan(running.standing, change)
    ends = None if running.ends is None else running.ends + timedelta(minutes=plan.later)
    added = [way.letter for way in plan.ways if way.new]
    first = len(running.names)
    new = {letter: (naming.colour(place), naming.turn(place)) for place, letter in enumerate(added, start=first)}
    return Preview(running, plan, running.names | new, ends)


@whole
def apply_replan(*, workshop: Workshop, change: Change, expected: int, actor: str, now: datetime) -> Evening:
    """Writes the new plan from the next round on. ``expected`` is the stage revision that was seen with the preview:
    where the evening has moved meanwhile the change is refused and has to be looked at again."""
    evening = find_evening(workshop.id)
    refuse_stale(evening, expected)
    standing = read_standing(workshop, evening)
    plan = replan(standing, change)
    before = kept_plan(workshop.id, standing.done + 1)
    after = new_kept(before, plan, change.split)
    if after == before:
        raise Refusal("replan_nothing")
    keep = snapshot(evening) | {"plan": before}
    put_plan(workshop.id, after)
    facts = {"plan": after, "change": plain(change)}
    finish_move(workshop, evening, keep, act=REPLAN, actor=actor, now=now, facts=facts)
    db.session.commit()
    return evening


def plain(change: Change) -> dict[str, Any]:
    """The change as the journal keeps it."""
    facts = asdict(change)
    return facts | {"close": sorted(change.close), "reopen": sorted(change.reopen)}


def carousel_end(workshop: Workshop, evening: Evening, minutes: tuple[int, ...], now: datetime) -> datetime | None:
    """When the home round will be over if all goes on as planned; None while no clock of the carousel has begun."""
    left = time_left(clock_of(evening), now)
    if left is None or evening.state not in {State.ROUND, State.MOVE, State.BREAK}:
        return None
    done, move = evening.round_number, workshop.move_seconds / 60
    ahead = len(minutes) - done
    moves = ahead if evening.state == State.ROUND else max(0, ahead - 1)
    first_change = done if evening.state == State.ROUND else done + 1
    rest = workshop.break_minutes - move if first_change <= workshop.break_after_round < len(minutes) else 0.0
    whole_minutes = sum(minutes[done:]) + moves * move + rest + workshop.gallery_minutes + workshop.home_minutes
    return now + left + timedelta(minutes=whole_minutes)
