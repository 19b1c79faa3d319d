"""The home round at the table: the group's three key points, picked where nobody has a phone, and confirmed."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.host import blueprint
from workshop.host.doors import read_text
from workshop.host.table import back, table_page
from workshop.refusal_words import say
from workshop.services.hosting import read_table
from workshop.services.hosting_key_points import confirm_for_table, pick_for_table
from workshop.web import moment, number_in

ANCHOR = "points"


@blueprint.post("/host/<token>/<int:number>/key-points")
def pick_key_point(token: str, number: int) -> Response:
    """One statement picked or left out again."""
    table = read_table(token=token, number=number)
    statement, chosen = number_in(request.form, "statement") or 0, read_text("chosen") == "yes"
    try:
        pick_for_table(table=table, statement_id=statement, chosen=chosen, now=moment())
    except Gone:
        raise
    except NotFound:
        return back(table, ANCHOR)
    except Refusal as refusal:
        return table_page(read_table(token=token, number=number), error=say(refusal), status=refusal.status)
    return back(table, ANCHOR)


@blueprint.post("/host/<token>/<int:number>/key-points/confirmation")
def confirm_key_points(token: str, number: int) -> Response:
    """These are the three that the group reports."""
    table = read_table(token=token, number=number)
    try:
        confirm_for_table(table=table, now=moment())
    except Gone:
        raise
    except Refusal as refusal:
        return table_page(read_table(token=token, number=number), error=say(refusal), status=refusal.status)
    return back(table, ANCHOR)
