"""The table's page from the second round on: first what others left, to read and to mark, then own words (B.4)."""

from __future__ import annotations

from flask import url_for
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound, Refusal
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_number, read_text
from workshop.resident.guards import find_view, known_token, phone_token, refuse_unknown
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.resident.statements import asked, question_page
from workshop.services.reactions import count_earlier, list_earlier, react
from workshop.services.resident_view import View
from workshop.web import moment, see_other


@blueprint.get("/<code:code>/reactions")
def earlier(code: str) -> Response:
    """What others left at the station where the group is now, as far as the room may see it."""
    view = find_view(code)
    if not view.takes_statements or view.station is None or view.group is None:
        return see_other(home(view))
    return handover_page(view)


@blueprint.post("/<code:code>/reactions")
def send_reaction(code: str) -> Response:
    """A mark set, changed or taken away; back to the same line of the list."""
    statement = read_number("statement") or 0
    try:
        react(
            code=code,
            token=phone_token(code),
            statement_id=statement,
            mark=read_text("mark"),
            key=read_text("key"),
            group_id=read_number("group"),
            now=moment(),
        )
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    except Refusal as refusal:
        view = find_view(code)
        if not view.takes_statements or view.station is None or view.group is None:
            return stands(view, refusal)
        return handover_page(view, error=say(refusal))
    return back(code, statement)


def back(code: str, statement: int) -> Response:
    """The same line of the same list."""
    place, anchor = read_number("walk"), f"statement-{statement}"
    if place:
        return see_other(url_for("resident.gallery", code=code, number=place, _anchor=anchor))
    return see_other(url_for("resident.earlier", code=code, _anchor=anchor))


def table_page(view: View) -> Response:
    """The question alone while there is nothing to read; from then on what others left, and the question after it."""
    if view.station is None or view.group is None:
        return question_page(view)
    found = count_earlier(station=view.station, ring=view.group.ring, group_id=view.group.id)
    return handover_page(view) if found else question_page(view)


def handover_page(view: View, *, error: str = "") -> Response:
    assert view.station is not None
    assert view.group is not None
    statements = list_earlier(station=view.station, ring=view.group.ring, token=known_token(), group_id=view.group.id)
    return page(
        "resident/handover.html",
        view,
        422 if error else 200,
        statements=statements,
        key=new_key(),
        page_errors=[("main", error)] if error else [],
        **asked(view),
    )
