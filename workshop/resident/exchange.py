"""Asking and offering side by side: what, when, where, how often. How to reach the person is asked later, apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT
from workshop.exchange_words import CATEGORIES, HOW_OFTEN
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_text
from workshop.resident.guards import KEPT, WITHOUT_SEATS, find_view, phone_token
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.resident.sign_up import own_key as sign_up_key
from workshop.services.matches import SHORT_LIMIT, SIDES, ExchangeDraft, SideRefusal, find_exchanges, save_exchange
from workshop.services.phone_keys import phone_key
from workshop.services.resident_view import View
from workshop.web import moment, see_other

PURPOSE = "exchange"


@dataclass(frozen=True)
class ExchangeForm:
    """Both sides as typed, under the form's key."""

    key: str
    sides: Mapping[str, ExchangeDraft] = field(default_factory=dict)

    def side(self, name: str) -> ExchangeDraft:
        return self.sides.get(name, ExchangeDraft())


@blueprint.get("/<code:code>/exchange")
def exchange(code: str) -> Response:
    """What this phone wrote, or the form: with it to change it, empty for the first time and for one more."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        return see_other(home(view))
    if "another" in request.args:
        return form_page(view, ExchangeForm(new_key()))
    form = known_form(view)
    if form.sides and "change" not in request.args:
        return sent_page(view, form)
    return form_page(view, form)


@blueprint.post("/<code:code>/exchange")
def send_exchange(code: str) -> Response:
    """Keeps both sides; then, once its time has come, asks how to be reached, which may be left out."""
    view = find_view(code)
    form = ExchangeForm(read_text("key"), {side: read_side(side) for side in SIDES})
    try:
        save_exchange(
            workshop=view.workshop, drafts=form.sides, key=form.key, now=moment(), sign_up_key=sign_up_key(view)
        )
    except SideRefusal as refusal:
        return form_page(view, form, refusal)
    except Refusal as refusal:
        if refusal.status == 422:
            return form_page(view, form, SideRefusal("need", "text", refusal))
        return stands(view, refusal, form.side("need").text or form.side("offer").text)
    if KEPT in request.cookies or not view.reached(State.SIGN_UP):
        return see_other(url_for("resident.exchange", code=code))
    return see_other(url_for("resident.contact", code=code, sign_up=form.key))


def read_side(side: str) -> ExchangeDraft:
    names = ("text", "category", "free_when", "place", "how_often")
    return ExchangeDraft(**{name: read_text(f"{side}-{name}") for name in names})


def form_page(view: View, form: ExchangeForm, refusal: SideRefusal | None = None) -> Response:
    at = f"{refusal.side}-{refusal.field}" if refusal else ""
    return page(
        "resident/exchange.html",
        view,
        refusal.status if refusal else 200,
        form=form,
        categories=CATEGORIES,
        often=HOW_OFTEN,
        limit=LIMIT,
        short_limit=SHORT_LIMIT,
        errors={at: say(refusal)} if refusal else {},
        page_errors=[(at, say(refusal))] if refusal else [],
    )


def sent_page(view: View, form: ExchangeForm) -> Response:
    return page(
        "resident/exchanged.html",
        view,
        form=form,
        often=HOW_OFTEN,
        categories=CATEGORIES,
        asks_contact=view.reached(State.SIGN_UP),
        kept=KEPT in request.cookies,
    )


def known_form(view: View) -> ExchangeForm:
    """This phone's own form, filled with what it sent before."""
    secret = str(current_app.config["SECRET_KEY"])
    key = phone_key(token=phone_token(view.workshop.code), secret=secret, purpose=PURPOSE)
    kept = find_exchanges(workshop_id=view.workshop.id, key=key)
    drafts = {
        side: ExchangeDraft(row.text, row.category, row.free_when, row.place, row.how_often)
        for side, row in kept.items()
    }
    return ExchangeForm(key, drafts)
