"""The pulse: one packet, the same for everyone in the room, cacheable for a second (design.md 6)."""

from __future__ import annotations

from flask import Response, jsonify, request

from workshop.resident import blueprint
from workshop.services.pulse import Pulse, read_pulse
from workshop.web import moment

NOTHING_NEW = "204 NO CONTENT"
SHARED = ("Cache-Control", "public, max-age=1")


@blueprint.get("/<code:code>/pulse")
def pulse(code: str) -> Response:
    """204 while the revision that the screen knows still stands; 204, not 304, so that nothing is swapped."""
    now = read_pulse(code)
    known = request.args.get("v", "")
    response = Response(status=NOTHING_NEW) if known == str(now.revision) else jsonify(packet(now))
    response.headers.set(*SHARED)
    return response


def packet(now: Pulse) -> dict[str, object]:
    """Times in milliseconds since 1970, for clocks that count locally."""
    return {
        "v": now.revision,
        "s": now.stage,
        "state": now.state,
        "round": now.round_number,
        "ends": None if now.ends_at is None else int(now.ends_at.timestamp() * 1000),
        "left": now.left_seconds,
        "blank": now.blank,
        "now": int(moment().timestamp() * 1000),
    }
