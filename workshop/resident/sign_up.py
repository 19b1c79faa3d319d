"""What a person can do, ticked; who it is nobody asks here."""

from __future__ import annotations

from dataclasses import dataclass

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_numbers, read_text
from workshop.resident.guards import KEPT, WITHOUT_SEATS, draft_name, find_view, own_key
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.contacts import find_keeper, has_contact
from workshop.services.contacts_calls import promise_of
from workshop.services.resident_view import View
from workshop.services.sign_ups import HOURS, find_sign_up, list_roles, save_sign_up
from workshop.web import moment, see_other, wants_receipt

PURPOSE = "sign-up"


@dataclass(frozen=True)
class SignUpForm:
    """What is ticked and written on the form."""

    key: str
    roles: tuple[int, ...] = ()
    hours: str = ""
    note: str = ""


@blueprint.get("/<code:code>/sign-up")
def sign_up(code: str) -> Response:
    """The form, from its time until the evening closes: with what this phone ticked, or empty for one more person."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS or not view.reached(State.SIGN_UP):
        return see_other(home(view))
    return form_page(view, SignUpForm(new_key()) if "another" in request.args else known_form(view))


@blueprint.post("/<code:code>/sign-up")
def send_sign_up(code: str) -> Response:
    """Keeps the interest, then asks how to be reached."""
    view = find_view(code)
    form = SignUpForm(read_text("key"), read_numbers("role"), read_text("hours"), read_text("note"))
    try:
        kept = save_sign_up(
            workshop=view.workshop, roles=form.roles, hours=form.hours, note=form.note, key=form.key, now=moment()
        )
    except Refusal as refusal:
        if wants_receipt():
            raise
        if view.state in WITHOUT_SEATS or not view.reached(State.SIGN_UP):
            return stands(view, refusal, form.note)
        return form_page(view, form, error=say(refusal), field="note" if form.note else "roles")
    return see_other(url_for("resident.contact", code=code, sign_up=kept.key))


def sign_up_page(view: View) -> Response:
    """Where the evening asks for it: the form, or what this phone has ticked already."""
    form = known_form(view)
    if not form.roles and not form.note:
        return form_page(view, form)
    roles = [role for role in list_roles(view.workshop.id) if role.number in form.roles]
    kept = has_contact(view.workshop.id, form.key)
    promise, centre = promise_of(view.workshop, None, roles), find_keeper(view.workshop)
    return page("resident/signed_up.html", view, form=form, roles=roles, kept=kept, promise=promise, centre=centre)


def form_page(view: View, form: SignUpForm, *, error: str = "", field: str = "roles") -> Response:
    return page(
        "resident/sign_up.html",
        view,
        422 if error else 200,
        form=form,
        draft_name=draft_name(view.workshop.code, PURPOSE, form.key),
        roles=list_roles(view.workshop.id),
        hours=HOURS,
        limit=LIMIT,
        error=error,
        error_field=field,
        kept=KEPT in request.cookies,
        page_errors=[(field, error)] if error else [],
    )


def known_form(view: View) -> SignUpForm:
    """This phone's own form, filled with what it sent before."""
    key = own_key(view.workshop.code, PURPOSE)
    kept = find_sign_up(workshop_id=view.workshop.id, key=key)
    return SignUpForm(key) if kept is None else SignUpForm(key, tuple(kept.role_numbers), kept.hours, kept.note)
