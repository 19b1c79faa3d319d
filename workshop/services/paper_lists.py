"""A table's flip chart typed in as a list: one statement a line, nothing twice (B.8)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from workshop.domain.paper_lines import read_lines
from workshop.domain.refusals import Refusal
from workshop.domain.statements import Moderation, Origin, check_kind, kinds_on_paper
from workshop.extensions import db
from workshop.models import Group, Statement, Workshop
from workshop.services.holding import hold_workshop, whole
from workshop.services.journal import record
from workshop.services.once import insert_once
from workshop.services.paper import (
    LONGEST_REASON,
    Typed,
    check_round,
    find_group,
    find_station,
    lateness,
    standing,
    state_for,
)
from workshop.services.paper_places import refuse_off_plan
from workshop.services.plans import rings_of
from workshop.services.pulse import raise_revision
from workshop.services.statements import check_key

ROADS = (Origin.FLIPCHART, Origin.PAPER, Origin.HOST, Origin.DESK)
"""A chart, loose sheets, what a host without a phone wrote down for others, or what somebody said at the desk."""


@dataclass(frozen=True)
class Listed:
    """A list as typed. Without a group ``ring`` says which ring's sheet it was; ``round_number`` 0 is not known."""

    station_id: int
    kind: str
    text: str
    key: str
    group_id: int | None = None
    ring: int = 1
    round_number: int = 0
    origin: str = Origin.FLIPCHART
    show: bool = True
    reason: str = ""
    accepted: str = ""


@dataclass(frozen=True)
class Preview:
    """What would be stored: the new lines, and those that stand at the station already."""

    added: tuple[str, ...]
    known: tuple[str, ...]


def preview_list(*, workshop: Workshop, listed: Listed) -> Preview:
    """The lines as they would be stored. Refuses what storing would refuse; stores nothing."""
    lines, _group, _kind = check_list(workshop, listed)
    stored = said_at(workshop.id, listed)
    return Preview(tuple(line for line in lines if line not in stored), tuple(line for line in lines if line in stored))


@whole
def enter_list(*, workshop: Workshop, listed: Listed, actor: str, now: datetime) -> Typed:
    """Stores the lines that do not stand at this station from this sheet already; the same form again adds nothing."""
    late = workshop.closed_at is not None
    if late and not listed.reason.strip():
        raise Refusal("late_reason")
    if not late:
        hold_workshop(workshop.id)
    lines, group, kind = check_list(workshop, listed)
    key, stored = check_key(listed.key), said_at(workshop.id, listed)
    common = {**values_of(workshop, listed, group, now), **lateness(late, listed.reason)}
    values = {**common, "kind": kind, "typed_by": actor}
    states = []
    for line in lines:
        state = state_for(line, show=listed.show and not late)
        own = {"text": line, "key": str(uuid.uuid5(uuid.UUID(key), line)), **standing(state, now)}
        if line not in stored and insert_once(Statement, {**values, **own}):
            states.append(state)
    if states:
        keep_journal(workshop, listed, len(states), late=late, actor=actor, now=now)
    db.session.commit()
    return Typed(states.count(Moderation.SHOWN), states.count(Moderation.WAITING))


def check_list(workshop: Workshop, listed: Listed) -> tuple[list[str], Group | None, str]:
    """(lines, group, kind) once all of it can be stored."""
    station = find_station(workshop.id, listed.station_id)
    group = find_group(workshop.id, listed.group_id)
    check_round(workshop.id, listed.round_number)
    refuse_off_plan(workshop, station, group, listed.round_number, listed.accepted)
    if listed.origin not in ROADS:
        raise Refusal("choice_unknown")
    kind = str(check_kind(listed.kind, kinds_on_paper(station.kinds)))
    if group is None and listed.ring not in rings_of(workshop.id):
        raise Refusal("choice_unknown")
    return read_lines(listed.text), group, kind


def said_at(workshop_id: int, listed: Listed) -> set[str]:
    """What stands at the station by the same road, from the same group and round."""
    asked = select(Statement.text, Statement.original).where(
        Statement.workshop_id == workshop_id,
        Statement.station_id == listed.station_id,
        Statement.origin == listed.origin,
        Statement.group_id.is_not_distinct_from(listed.group_id),
        Statement.round_number == listed.round_number,
    )
    return {words for row in db.session.execute(asked) for words in row if words is not None}


def values_of(workshop: Workshop, listed: Listed, group: Group | None, now: datetime) -> dict[str, object]:
    """What all lines of a list have in common."""
    return {
        "workshop_id": workshop.id,
        "station_id": listed.station_id,
        "group_id": group.id if group else None,
        "ring": group.ring if group else listed.ring,
        "round_number": listed.round_number,
        "origin": str(listed.origin),
        "created_at": now,
    }


def keep_journal(workshop: Workshop, listed: Listed, lines: int, *, late: bool, actor: str, now: datetime) -> None:
    """How many lines of which station, and why so late; never the words."""
    reason = {"late": listed.reason.strip()[:LONGEST_REASON]} if late else {}
    record(
        workshop=workshop,
        actor=actor,
        act="paper_list",
        now=now,
        subject="station",
        subject_id=listed.station_id,
        after={"answers": lines, "origin": str(listed.origin), **reason},
    )
    raise_revision(workshop.id)
