"""Writing for somebody without a phone."""

from __future__ import annotations

from dataclasses import replace

from flask import jsonify, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.host import blueprint
from workshop.host.doors import read_text
from workshop.host.table import back, new_key, table_page
from workshop.refusal_words import say
from workshop.services.hosting import HostTable, read_table
from workshop.services.hosting_notes import submit_for_table
from workshop.services.statements import Draft
from workshop.web import moment, number_in, wants_receipt

FORM = "write"
"""Where one stands after sending: beside the form."""


@blueprint.post("/host/<token>/<int:number>/notes")
def write_note(token: str, number: int) -> Response:
    """Stores it; a receipt alone for our script, which sends what may have waited without a network."""
    table = read_table(token=token, number=number)
    draft = read_draft(table)
    try:
        key = submit_for_table(table=table, draft=draft, now=moment())
    except (Gone, NotFound):
        raise
    except Refusal as refusal:
        if wants_receipt():
            raise
        if refusal.code == "form_expired":
            draft = replace(draft, key=new_key())
        return table_page(read_table(token=token, number=number), draft, error=say(refusal), status=refusal.status)
    if wants_receipt():
        return jsonify({"sent": url_for("host.show_table", token=token, number=number, sent=key, _anchor=FORM)})
    return back(table, FORM, sent=key)


def read_draft(table: HostTable) -> Draft:
    """The form: what was said, and what the page showed when it was typed."""
    return Draft(
        station_number=table.station.number,
        kind=read_text("kind"),
        text=read_text("text"),
        key=read_text("key"),
        group_id=number_in(request.form, "group"),
        round_number=number_in(request.form, "round"),
    )
