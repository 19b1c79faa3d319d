"""The three places for key points at a station in one ring, given out one at a time (R6, R13)."""

from __future__ import annotations

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import KeyPoint, Station

MOST = 3
"""Key points of one station in one ring (R13)."""


def free_places(station_id: int, ring: int) -> list[int]:
    """The places that are free, the first first. Whoever asks holds the station until the transaction ends, so that
    two people cannot fill the same place; answers still come in meanwhile."""
    db.session.execute(select(Station.id).where(Station.id == station_id).with_for_update(key_share=True))
    here = KeyPoint.station_id == station_id, KeyPoint.ring == ring
    taken = set(db.session.scalars(select(KeyPoint.position).where(*here)))
    free = [place for place in range(1, MOST + 1) if place not in taken]
    return free[: max(0, MOST - len(taken))]
