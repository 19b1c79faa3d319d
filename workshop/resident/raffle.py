"""The raffle for everybody: its seal before the draws, and what checks them afterwards (D.6)."""

from __future__ import annotations

import json

from werkzeug.wrappers import Response

from workshop.resident import blueprint
from workshop.resident.guards import find_view
from workshop.resident.pages import page
from workshop.services.raffle_record import build_record


@blueprint.get("/<code:code>/raffle")
def raffle(code: str) -> Response:
    """Read by anybody who has the code; it names nobody."""
    view = find_view(code)
    return page("resident/raffle.html", view, record=build_record(view.workshop))


@blueprint.get("/<code:code>/raffle.json")
def raffle_file(code: str) -> Response:
    """The record of docs/raffle.md, for `check-draw` or ten lines of Python."""
    record = build_record(find_view(code).workshop)
    answer = Response(json.dumps(record, ensure_ascii=False, indent=1) + "\n", mimetype="application/json")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{record['code']}_raffle.json")
    answer.headers["Cache-Control"] = "no-store"
    return answer
