"""What this phone has sent: sent just now, all of it, mended, taken back (screens R4, R5)."""

from __future__ import annotations

import uuid

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.exchange import list_own as list_own_exchanges
from workshop.resident.forms import read_text
from workshop.resident.guards import KEPT, WITHOUT_SEATS, find_view, known_token
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.resident.sign_up import known_form
from workshop.resident.votes import own_dots
from workshop.services.contacts import find_keeper
from workshop.services.own_statements import edit_own, find_own, list_own, withdraw_own
from workshop.services.reactions import find_shown
from workshop.services.resident_view import View, find_station_by_id
from workshop.web import moment, see_other


@blueprint.get("/<code:code>/answers")
def answers(code: str) -> Response:
    """Everything this phone sent, and that it voted, not for what. No other phone can see it (screen R5.2)."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        return see_other(home(view))
    signed = known_form(view)
    return page(
        "resident/answers.html",
        view,
        statements=list_own(workshop_id=view.workshop.id, token=known_token()),
        voted=bool(own_dots(view)),
        signed=bool(signed.roles or signed.note),
        exchanges=len(list_own_exchanges(view)),
        keeper=find_keeper(view.workshop) if KEPT in request.cookies else None,
    )


@blueprint.get("/<code:code>/answers/<uuid:key>")
def answer(code: str, key: uuid.UUID) -> Response:
    """Screen R4.7: that it was sent, as often as it is looked at."""
    return answer_page("resident/sent.html", code, key)


@blueprint.get("/<code:code>/answers/<uuid:key>/edit")
def edit_answer(code: str, key: uuid.UUID) -> Response:
    return answer_page("resident/edit.html", code, key)


@blueprint.get("/<code:code>/answers/<uuid:key>/withdrawal")
def ask_withdrawal(code: str, key: uuid.UUID) -> Response:
    return answer_page("resident/withdraw.html", code, key)


@blueprint.post("/<code:code>/answers/<uuid:key>")
def change_answer(code: str, key: uuid.UUID) -> Response:
    """Other words, which wait for the moderator again, or another kind."""
    view = find_view(code)
    text, kind = read_text("text"), read_text("kind")
    try:
        edit_own(workshop=view.workshop, token=known_token(), key=str(key), text=text, kind=kind, now=moment())
    except NotFound:
        return see_other(answers_of(view))
    except Refusal as refusal:
        return answer_page("resident/edit.html", code, key, text=text, kind=kind, refusal=refusal)
    return see_other(url_for("resident.answer", code=view.workshop.code, key=key))


@blueprint.post("/<code:code>/answers/<uuid:key>/withdrawal")
def withdraw_answer(code: str, key: uuid.UUID) -> Response:
    """Taken back. Taking back twice leads to the same list."""
    view = find_view(code)
    try:
        withdraw_own(workshop=view.workshop, token=known_token(), key=str(key), now=moment())
    except NotFound:
        return see_other(answers_of(view))
    except Refusal as refusal:
        return answer_page("resident/withdraw.html", code, key, refusal=refusal)
    return see_other(answers_of(view))


def answer_page(
    template: str, code: str, key: uuid.UUID, *, text: str | None = None, kind: str = "", refusal: Refusal | None = None
) -> Response:
    """A page about one own statement; whoever may not see it is led to the list, or to where the evening stands."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        if refusal is not None:
            return stands(view, refusal, text or "")
        return see_other(home(view))
    try:
        statement = find_own(workshop_id=view.workshop.id, token=known_token(), key=str(key))
    except NotFound:
        return see_other(answers_of(view))
    station = find_station_by_id(statement.station_id)
    return page(
        template,
        view,
        refusal.status if refusal else 200,
        statement=statement,
        station=station,
        extended=find_shown(station=station, statement_id=statement.extends_id),
        text=statement.text if text is None else text,
        kind=kind or statement.kind,
        page_errors=[("text", say(refusal))] if refusal else [],
        limit=LIMIT,
        asks=view.reached(State.SIGN_UP),
    )


def answers_of(view: View) -> str:
    return url_for("resident.answers", code=view.workshop.code)
