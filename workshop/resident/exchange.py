"""Asking and offering side by side: what, when, where, how often; all that this phone left, to mend or take back.

How to reach the person is asked later, apart."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import NotFound, Refusal
from workshop.domain.statements import LIMIT
from workshop.exchange_words import CATEGORIES, HOW_OFTEN
from workshop.models import Exchange
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import read_text
from workshop.resident.guards import KEPT, WITHOUT_SEATS, find_view, own_key
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.resident.sign_up import PURPOSE as SIGN_UP
from workshop.services.matches import SHORT_LIMIT, SIDES, ExchangeDraft, SideRefusal, save_exchange
from workshop.services.own_exchanges import list_own_exchanges, withdraw_exchange
from workshop.services.resident_view import View
from workshop.web import moment, see_other, wants_receipt

PURPOSE = "exchange"
MOST_FORMS = 12
"""How often one phone can add; whoever has more to say tells it at the desk."""


@dataclass(frozen=True)
class ExchangeForm:
    """Both sides as typed, under the form's key."""

    key: str
    sides: Mapping[str, ExchangeDraft] = field(default_factory=dict)

    def side(self, name: str) -> ExchangeDraft:
        return self.sides.get(name, ExchangeDraft())


@blueprint.get("/<code:code>/exchange")
def exchange(code: str) -> Response:
    """All that this phone wrote, or the form: with one of them to change it, empty for the first and for one more."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        return see_other(home(view))
    keys, rows = own_keys(view), list_own(view)
    chosen = [row for row in rows if row.key == request.args.get("change")]
    if chosen:
        return form_page(view, known_form(chosen))
    free = free_key(keys, rows)
    if free and (not rows or "another" in request.args):
        return form_page(view, ExchangeForm(free))
    return list_page(view, rows, more=free is not None)


@blueprint.post("/<code:code>/exchange")
def send_exchange(code: str) -> Response:
    """Keeps both sides; then, once its time has come, asks how to be reached, which may be left out."""
    view = find_view(code)
    form = ExchangeForm(read_text("key"), {side: read_side(side) for side in SIDES})
    try:
        signed = own_key(view.workshop.code, SIGN_UP)
        save_exchange(workshop=view.workshop, drafts=form.sides, key=form.key, now=moment(), sign_up_key=signed)
    except Refusal as refusal:
        if wants_receipt():
            raise
        if isinstance(refusal, SideRefusal):
            return form_page(view, form, refusal)
        if refusal.status == 422:
            return form_page(view, form, SideRefusal("need", "text", refusal))
        return stands(view, refusal, "\n".join(filter(None, (form.side(side).text for side in SIDES))))
    if KEPT in request.cookies or not view.reached(State.SIGN_UP):
        return see_other(url_for("resident.exchange", code=code))
    return see_other(url_for("resident.contact", code=code, sign_up=form.key))


@blueprint.get("/<code:code>/exchange/<uuid:key>/<side>/withdrawal")
def ask_exchange_withdrawal(code: str, key: uuid.UUID, side: str) -> Response:
    """Whether one of them is to be taken back; what is not of this phone leads to its list."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS:
        return see_other(home(view))
    found = find_own(view, key, side)
    return page("resident/exchange_back.html", view, row=found) if found else see_other(list_of(view))


@blueprint.post("/<code:code>/exchange/<uuid:key>/<side>/withdrawal")
def withdraw_own_exchange(code: str, key: uuid.UUID, side: str) -> Response:
    """Taken back. Taking back twice leads to the same list."""
    view = find_view(code)
    found = find_own(view, key, side)
    if found is None:
        return see_other(list_of(view))
    try:
        withdraw_exchange(workshop=view.workshop, key=found.key, side=found.side, now=moment())
    except NotFound:
        return see_other(list_of(view))
    except Refusal as refusal:
        return stands(view, refusal, found.text)
    return see_other(list_of(view))


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
        kept=KEPT in request.cookies,
        short_limit=SHORT_LIMIT,
        errors={at: say(refusal)} if refusal else {},
        page_errors=[(at, say(refusal))] if refusal else [],
    )


def list_page(view: View, rows: Sequence[Exchange], *, more: bool) -> Response:
    return page(
        "resident/exchanged.html",
        view,
        rows=rows,
        more=more,
        often=HOW_OFTEN,
        categories=CATEGORIES,
        asks_contact=view.reached(State.SIGN_UP) and KEPT not in request.cookies,
        kept=KEPT in request.cookies,
    )


def own_keys(view: View) -> list[str]:
    """The keys of this phone's forms, the same at every look, so that the phone finds again all that it sent."""
    purposes = [PURPOSE, *(f"{PURPOSE}-{number}" for number in range(2, MOST_FORMS + 1))]
    return [own_key(view.workshop.code, purpose) for purpose in purposes]


def list_own(view: View) -> list[Exchange]:
    return list_own_exchanges(workshop_id=view.workshop.id, keys=own_keys(view))


def find_own(view: View, key: uuid.UUID, side: str) -> Exchange | None:
    return next((row for row in list_own(view) if (row.key, row.side) == (str(key), side)), None)


def free_key(keys: Sequence[str], rows: Sequence[Exchange]) -> str | None:
    """The first key after all that are in use: one taken back in between is not given out again."""
    used = {row.key for row in rows}
    last = max((place for place, key in enumerate(keys) if key in used), default=-1)
    return next((key for key in (*keys[last + 1 :], *keys) if key not in used), None)


def known_form(rows: Sequence[Exchange]) -> ExchangeForm:
    """A form filled with what was sent under its key."""
    drafts = {row.side: ExchangeDraft(row.text, row.category, row.free_when, row.place, row.how_often) for row in rows}
    return ExchangeForm(rows[0].key, drafts)


def list_of(view: View) -> str:
    return url_for("resident.exchange", code=view.workshop.code)
