"""The home round answers what was unclear to later groups: an answer is a statement that waits like all (R13)."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.evening import Stage, arrival
from workshop.domain.statements import check_text
from workshop.extensions import db
from workshop.services.holding import hold_code, whole
from workshop.services.key_picks import find_at_home, sit_at_home
from workshop.services.statements import check_key, refuse_state, store_once


@whole
def clarify(
    *, code: str, token: str, statement_id: int, text: str, key: str, group_id: int | None, now: datetime
) -> str:
    """Stores what the group says to a statement of its own station; returns the key under which it stands.

    It has the kind of what it explains. The same words under the same key change nothing. After the home round it is
    taken too, and marked late where statements are (A-10). Refuses another group's station, what the room may not
    see, and words that are no statement."""
    at = hold_code(code)
    refuse_state(at.state)
    cleaned = check_text(text)
    form_key = check_key(key)
    sitter = sit_at_home(at, token, group_id, now)
    unclear = find_at_home(at, sitter, statement_id)
    round_number, late = arrival(Stage(at.state, at.round_number), None)
    values: dict[str, object] = {
        "workshop_id": at.workshop_id,
        "station_id": unclear.station_id,
        "group_id": sitter.group_id,
        "seat_id": sitter.id,
        "extends_id": unclear.id,
        "clarifies": True,
        "ring": unclear.ring,
        "round_number": round_number,
        "kind": unclear.kind,
        "text": cleaned,
        "origin": "phone",
        "state": "waiting",
        "late": late,
        "key": form_key,
        "created_at": now,
    }
    stored = store_once(values)
    db.session.commit()
    return stored
