"""The table's hand: up with a reason, and down again."""

from __future__ import annotations

from werkzeug.wrappers import Response

from workshop.domain.refusals import Gone, Refusal
from workshop.host import blueprint
from workshop.host.doors import read_text
from workshop.host.table import back, table_page
from workshop.refusal_words import say
from workshop.services.hands import raise_hand, take_back_hand
from workshop.services.hosting import read_table
from workshop.web import moment

LOWER = "lower"


@blueprint.post("/host/<token>/<int:number>/hand")
def move_hand(token: str, number: int) -> Response:
    """The facilitator sees it on the console; the page says so."""
    table, reason = read_table(token=token, number=number), read_text("reason")
    workshop_id = table.workshop.id
    try:
        if reason == LOWER:
            take_back_hand(workshop_id=workshop_id, table_number=number)
        else:
            raise_hand(workshop_id=workshop_id, table_number=number, reason=reason, now=moment())
    except Gone:
        raise
    except Refusal as refusal:
        return table_page(read_table(token=token, number=number), error=say(refusal), status=refusal.status)
    return back(table, "hand")
