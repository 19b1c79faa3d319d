"""What was typed at this table: mended, deleted, until the evening closes."""

from __future__ import annotations

import uuid

from werkzeug.wrappers import Response

from workshop.domain.refusals import Gone, NotFound, Refusal
from workshop.domain.statements import LIMIT, Moderation
from workshop.host import blueprint
from workshop.host.doors import closed_page, page, read_text
from workshop.host.table import back
from workshop.refusal_words import say
from workshop.services.hosting import HostTable, read_table
from workshop.services.hosting_notes import edit_typed, find_typed, withdraw_typed
from workshop.web import moment

LIST = "typed"


@blueprint.get("/host/<token>/<int:number>/notes/<uuid:key>")
def ask_edit(token: str, number: int, key: uuid.UUID) -> Response:
    return note_page("host/edit.html", read_table(token=token, number=number), key)


@blueprint.get("/host/<token>/<int:number>/notes/<uuid:key>/removal")
def ask_removal(token: str, number: int, key: uuid.UUID) -> Response:
    return note_page("host/remove.html", read_table(token=token, number=number), key)


@blueprint.post("/host/<token>/<int:number>/notes/<uuid:key>")
def mend_note(token: str, number: int, key: uuid.UUID) -> Response:
    """Other words; they wait for the moderator again."""
    table, text = read_table(token=token, number=number), read_text("text")
    try:
        edit_typed(table=table, key=str(key), text=text, now=moment())
    except Gone:
        raise
    except NotFound:
        return back(table, LIST)
    except Refusal as refusal:
        return note_page("host/edit.html", table, key, text=text, refusal=refusal)
    return back(table, LIST, done="saved")


@blueprint.post("/host/<token>/<int:number>/notes/<uuid:key>/removal")
def remove_note(token: str, number: int, key: uuid.UUID) -> Response:
    """Deleting twice leads to the same list."""
    table = read_table(token=token, number=number)
    try:
        withdraw_typed(table=table, key=str(key), now=moment())
    except Gone:
        raise
    except NotFound:
        return back(table, LIST)
    except Refusal as refusal:
        return note_page("host/remove.html", table, key, refusal=refusal)
    return back(table, LIST, done="deleted")


def note_page(
    template: str, table: HostTable, key: uuid.UUID, *, text: str | None = None, refusal: Refusal | None = None
) -> Response:
    """A page about one of them; where it is gone, the table's page."""
    if not table.open:
        return closed_page(table)
    try:
        statement = find_typed(table, str(key))
    except NotFound:
        return back(table, LIST)
    return page(
        template,
        table,
        refusal.status if refusal else 200,
        statement=statement,
        text=statement.text if text is None else text,
        changeable=statement.state != Moderation.HIDDEN,
        page_errors=[("text", say(refusal))] if refusal else [],
        limit=LIMIT,
    )
