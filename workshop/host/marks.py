"""Marks for people without a phone, one tap a person."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from workshop.domain.refusals import Gone, Refusal
from workshop.host import blueprint
from workshop.host.doors import read_text
from workshop.host.table import back, table_page
from workshop.refusal_words import say
from workshop.services.hosting import read_table
from workshop.services.hosting_marks import mark_for_table, unmark_for_table
from workshop.web import moment, number_in


@blueprint.post("/host/<token>/<int:number>/marks")
def set_mark(token: str, number: int) -> Response:
    """One more, or the last one taken back; then the same line of the list again."""
    table = read_table(token=token, number=number)
    statement, mark, undo = number_in(request.form, "statement") or 0, read_text("mark"), read_text("undo")
    group = number_in(request.form, "group")
    try:
        if undo:
            unmark_for_table(
                table=table,
                statement_id=statement,
                mark=undo,
                group_id=group,
                counted=number_in(request.form, "counted"),
            )
        else:
            mark_for_table(
                table=table,
                statement_id=statement,
                mark=mark,
                key=read_text("key"),
                now=moment(),
                group_id=group,
                round_number=number_in(request.form, "round"),
            )
    except Gone:
        raise
    except Refusal as refusal:
        return table_page(read_table(token=token, number=number), error=say(refusal), status=refusal.status)
    return back(table, f"mark-{statement}", marks="open")
