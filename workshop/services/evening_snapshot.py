"""What an evening looked like before a move, as plain values: the journal keeps it and undo brings it back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Evening, Round
from workshop.services.replanning_rows import put_plan


def snapshot(evening: Evening) -> dict[str, Any]:
    """What undo needs, as plain values."""
    return {
        "state": evening.state,
        "round_number": evening.round_number,
        "started_at": evening.started_at.isoformat() if evening.started_at else None,
        "ends_at": evening.ends_at.isoformat() if evening.ends_at else None,
        "left_seconds": evening.left_seconds,
        "page": evening.page,
        "rounds": round_times(evening.workshop_id),
    }


def restore(evening: Evening, kept: dict[str, Any]) -> None:
    """The evening as it was kept, and the plan where a change of it is taken back. The caller commits."""
    evening.state, evening.round_number = kept["state"], kept["round_number"]
    evening.started_at = datetime.fromisoformat(kept["started_at"]) if kept["started_at"] else None
    evening.ends_at = datetime.fromisoformat(kept["ends_at"]) if kept["ends_at"] else None
    evening.left_seconds, evening.page = kept["left_seconds"], kept["page"]
    if "plan" in kept:
        put_plan(evening.workshop_id, kept["plan"])
    restore_round_times(evening.workshop_id, kept["rounds"])


def round_times(workshop_id: int) -> dict[str, list[str | None]]:
    """Each round's real beginning and end, so that an undone press leaves no trace in the report."""
    rounds = db.session.scalars(select(Round).where(Round.workshop_id == workshop_id))
    return {
        str(each.number): [moment.isoformat() if moment else None for moment in (each.started_at, each.ended_at)]
        for each in rounds
    }


def restore_round_times(workshop_id: int, kept: dict[str, list[str | None]]) -> None:
    for each in db.session.scalars(select(Round).where(Round.workshop_id == workshop_id)):
        began, ended = kept.get(str(each.number), [None, None])
        each.started_at = datetime.fromisoformat(began) if began else None
        each.ended_at = datetime.fromisoformat(ended) if ended else None
