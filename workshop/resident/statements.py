"""The question of a station, and the answer to it: the shortest way through the house."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import jsonify, url_for
from werkzeug.wrappers import Response

from workshop.domain.carousel.rotation import Mode
from workshop.domain.evening import CHANGING, State
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import asked_number, new_key, read_draft
from workshop.resident.guards import find_view, phone_token, refuse_unknown
from workshop.resident.pages import language, page, stands
from workshop.resident.seats import choose_page, home
from workshop.services.probes import list_probes
from workshop.services.reactions import count_earlier, find_shown
from workshop.services.resident_view import View, find_station
from workshop.services.statements import Draft, submit_statement
from workshop.services.whereabouts import find_place
from workshop.web import moment, see_other, wants_receipt

FIELD = "text"


@blueprint.get("/<code:code>/statements")
def question(code: str) -> Response:
    """The question, also when the evening has gone on: what comes late is taken and marked (A-10)."""
    view = find_view(code)
    if not view.takes_statements:
        return see_other(home(view))
    return choose_page(view) if view.group is None else question_page(of_its_own(view))


@blueprint.post("/<code:code>/statements")
def send_statement(code: str) -> Response:
    """Stores it and shows that it was sent; our script gets a receipt alone, or the sentence of the rule."""
    draft = read_draft()
    try:
        key = submit_statement(code=code, token=phone_token(code), draft=draft, now=moment())
    except NotFound as refusal:
        refuse_unknown(code, refusal)
    except Refusal as refusal:
        if wants_receipt():
            raise
        return refused(code, draft, refusal)
    sent = url_for("resident.answer", code=code, key=key)
    if wants_receipt():
        return jsonify({"sent": sent})
    return see_other(sent)


def refused(code: str, draft: Draft, refusal: Refusal) -> Response:
    """The same form with the words kept; where the evening takes none, the words to copy onto paper."""
    view = find_view(code, draft.table_number)
    station = find_station(view.workshop.id, draft.station_number) or view.station
    if not view.takes_statements or station is None:
        return stands(view, refusal, draft.text)
    if refusal.code == "form_expired":
        draft = replace(draft, key=new_key())
    return question_page(replace(view, station=station), draft, error=say(refusal))


def question_page(
    view: View,
    draft: Draft | None = None,
    *,
    error: str = "",
    template: str = "resident/question.html",
    **more: object,
) -> Response:
    """Screen R3. Without a station in the plan there is nothing to answer here, so the group's own page. ``more`` is
    what another template needs."""
    if view.station is None:
        return page("resident/group.html", view)
    errors = [(FIELD, error)] if error else []
    return page(template, view, 422 if error else 200, page_errors=errors, **asked(view, draft, error=error), **more)


def asked(view: View, draft: Draft | None = None, *, error: str = "") -> dict[str, Any]:
    """What every page with the answer form knows: the station and its open probing questions, the draft, and how
    much others left here to read."""
    assert view.station is not None
    draft = draft or fresh_draft(view)
    ring, group = (view.group.ring, view.group.id) if view.group else (1, None)
    table = table_answered(view, draft)
    return {
        "station": view.station,
        "probes": open_probes(view, draft),
        "draft": draft,
        "error": error,
        "limit": LIMIT,
        "moving": view.state in CHANGING,
        "earlier": count_earlier(station=view.station, ring=ring, group_id=group),
        "still_table": table,
        "elsewhere": is_elsewhere(view, draft),
        "extended": find_shown(station=view.station, statement_id=draft.extends_id),
    }


def is_elsewhere(view: View, draft: Draft) -> bool:
    """Whether the form is of another table than the group's; on the gallery walk everybody writes everywhere."""
    walking = view.state is State.GALLERY
    return not walking and (not view.table_number or is_of_before(view, draft))


def is_of_before(view: View, draft: Draft) -> bool:
    """Whether the form was begun in another round than the one that runs."""
    return draft.round_number not in {None, view.evening.round_number}


def table_answered(view: View, draft: Draft) -> int | None:
    """The table of which the form is; None where nobody knows it, as in the café, where each person sits apart."""
    if view.station is None or view.group is None:
        return None
    if not is_of_before(view, draft):
        return view.table_number
    place = None if view.workshop.plan_mode == Mode.CAFE else find_place(view.group.id, draft.round_number or 0)
    return place[1] if place and place[0] == view.station.number else None


def open_probes(view: View, draft: Draft) -> tuple[str, ...]:
    """Those of the round that the form is of; what is added to somebody's words needs none."""
    assert view.station is not None
    asked_in = 0 if draft.extends_id else draft.round_number or 0
    return list_probes(
        station=view.station, round_number=asked_in, language=language(), otherwise=view.workshop.language
    )


def of_its_own(view: View) -> View:
    """The view at the station for which a draft in the phone was begun, when its link names one: the group may sit
    elsewhere by now."""
    number = asked_number("station")
    station = find_station(view.workshop.id, number) if number else None
    if station is None or (view.station and view.station.id == station.id):
        return view
    return replace(view, station=station, table_number=None)


def fresh_draft(view: View) -> Draft:
    """An empty form that remembers what it showed."""
    return Draft(
        station_number=view.station.number if view.station else 0,
        kind="",
        text="",
        key=new_key(),
        table_number=view.table_scanned,
        group_id=view.group.id if view.group else None,
        round_number=round_asked(view.evening.round_number),
        extends_id=asked_number("extends"),
    )


def round_asked(running: int) -> int:
    """The round of a draft as its link names it: never one that is still to come. After the rounds (0) any of them."""
    asked = asked_number("round") or running
    return min(asked, running) if running else asked
