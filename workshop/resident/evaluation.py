"""Five answers and two open lines about the evening itself (method C.7)."""

from __future__ import annotations

from dataclasses import asdict

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT
from workshop.opinion_words import ITEMS
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_number, read_text
from workshop.resident.guards import draft_name, find_view, own_key
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.evaluations import RATED, Opinion, find_evaluation, save_evaluation
from workshop.services.resident_view import View
from workshop.web import moment, see_other, wants_receipt

PURPOSE = "evaluation"


@blueprint.get("/<code:code>/evaluation")
def evaluation(code: str) -> Response:
    """The sheet, to mend what was sent or for one more person on the same phone."""
    view = find_view(code)
    if view.state is not State.EVALUATION:
        return see_other(home(view))
    if "another" in request.args:
        return sheet(view, new_key(), Opinion())
    key = own_key(view.workshop.code, PURPOSE)
    return sheet(view, key, known_opinion(view, key) or Opinion())


@blueprint.post("/<code:code>/evaluation")
def send_evaluation(code: str) -> Response:
    view = find_view(code)
    key, opinion = read_text("key"), read_opinion()
    try:
        save_evaluation(workshop=view.workshop, opinion=opinion, key=key, now=moment())
    except Refusal as refusal:
        if wants_receipt():
            raise
        if view.state is not State.EVALUATION:
            return stands(view, refusal, " ".join((opinion.praise, opinion.change)).strip())
        return sheet(view, key, opinion, refusal)
    return see_other(url_for("resident.evening", code=code))


def evaluation_page(view: View) -> Response:
    """Where the evening asks for it: the sheet, or thanks to whoever has sent it."""
    key = own_key(view.workshop.code, PURPOSE)
    if known_opinion(view, key):
        return page("resident/evaluated.html", view)
    return sheet(view, key, Opinion())


def sheet(view: View, key: str, opinion: Opinion, refusal: Refusal | None = None) -> Response:
    return page(
        "resident/evaluation.html",
        view,
        refusal.status if refusal else 200,
        key=key,
        draft_name=draft_name(view.workshop.code, PURPOSE, key),
        opinion=asdict(opinion),
        items=ITEMS,
        limit=LIMIT,
        page_errors=[("item-heard", say(refusal))] if refusal else [],
    )


def read_opinion() -> Opinion:
    marks = {field: read_number(field) for field in RATED}
    return Opinion(**marks, again=read_text("again"), praise=read_text("praise"), change=read_text("change"))


def known_opinion(view: View, key: str) -> Opinion | None:
    """What this phone sent before."""
    kept = find_evaluation(workshop_id=view.workshop.id, key=key)
    if kept is None:
        return None
    marks = {field: getattr(kept, field) for field in RATED}
    return Opinion(**marks, again=kept.again, praise=kept.praise, change=kept.change)
