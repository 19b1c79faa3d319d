"""The home round on a phone: three key points together, and answers to what was unclear (R13)."""

from __future__ import annotations

from flask import jsonify, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_number, read_text
from workshop.resident.guards import find_view, phone_token, refuse_unknown
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.clarifying import clarify
from workshop.services.home_sheet import read_home_sheet
from workshop.services.key_picks import pick_key_point
from workshop.services.key_places import MOST
from workshop.services.plan_news import is_closed
from workshop.services.resident_view import View
from workshop.services.whereabouts import HOME, began_at
from workshop.web import moment, see_other, wants_receipt


@blueprint.get("/<code:code>/key-points")
@blueprint.get("/<code:code>/clarifications")
def sheet(code: str) -> Response:
    """Where an act was refused, looked at again, as after a change of the language: the evening's own page."""
    return see_other(home(find_view(code)))


@blueprint.post("/<code:code>/key-points")
def pick(code: str) -> Response:
    """One tap: a key point more, one less, or one place higher; back to the same line."""
    statement = read_number("statement") or 0
    try:
        pick_key_point(
            code=code,
            token=phone_token(code),
            statement_id=statement,
            act=read_text("act"),
            group_id=read_number("group"),
            now=moment(),
        )
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    except Refusal as refusal:
        return refused(find_view(code), refusal)
    return see_other(url_for("resident.evening", code=code, _anchor=f"statement-{statement}"))


@blueprint.post("/<code:code>/clarifications")
def send_clarification(code: str) -> Response:
    """What the group answers to a question mark; kept and shown as sent like every answer."""
    statement = read_number("statement") or 0
    text = read_text(f"text-{statement}")
    try:
        key = clarify(
            code=code,
            token=phone_token(code),
            statement_id=statement,
            text=text,
            key=read_text(f"key-{statement}"),
            group_id=read_number("group"),
            now=moment(),
        )
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    except Refusal as refusal:
        if wants_receipt():
            raise
        return refused(find_view(code), refusal, field=f"text-{statement}")
    sent = url_for("resident.answer", code=code, key=key)
    return jsonify({"sent": sent}) if wants_receipt() else see_other(sent)


def refused(view: View, refusal: Refusal, field: str = "") -> Response:
    """The sheet with the reason, and all that was typed on it; elsewhere the words to copy onto paper."""
    if view.state is not State.HOME_ROUND or view.station is None or view.group is None:
        return stands(view, refusal, read_text(field))
    return home_round_page(view, error=say(refusal), field=field)


def home_round_page(view: View, *, error: str = "", field: str = "") -> Response:
    """The group's own station as all the groups left it, with ``field`` as the one that was refused. Without a station
    in the plan, the group's own page."""
    if view.station is None or view.group is None:
        return page("resident/group.html", view)
    return page(
        "resident/home_round.html",
        view,
        422 if error else 200,
        sheet=read_home_sheet(station=view.station, ring=view.group.ring),
        hosted=not is_closed(view.station, view.group.ring, HOME),
        began_here=began_at(view.group.id) == view.station.number,
        most=MOST,
        new_key=new_key,
        limit=LIMIT,
        typed={name: read_text(name) for name in request.form} if field else {},
        field=field,
        error=error,
        page_errors=[(field or "main", error)] if error else [],
    )
