"""Following up: who calls whom by when, and whom nobody has reached a week after the evening (C3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import flash, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.domain.calls import CALLED, DONE, NOT_REACHED, OPEN
from workshop.domain.hall_time import hall_day
from workshop.domain.refusals import NotAllowed
from workshop.facilitator import blueprint
from workshop.facilitator.contacts import HERE
from workshop.facilitator.contacts_forms import CallerForm
from workshop.facilitator.pages import Page, address, list_page, workshop_page
from workshop.guards import MAY_SEE_CONTACTS, actor, signed_in, vault_of
from workshop.models import Workshop
from workshop.services.contacts_calls import (
    count_overdue,
    list_calls,
    mark_call,
    promise_of,
    set_caller,
    set_role_caller,
)
from workshop.services.contacts_vault import open_vault
from workshop.services.sign_ups import list_roles
from workshop.web import moment, see_other

STATE_WORDS = {
    OPEN: _l("Not called yet"),
    NOT_REACHED: _l("Not reached"),
    CALLED: _l("Called"),
    DONE: _l("Done"),
}


def today() -> date:
    return hall_day(moment())


@blueprint.get("/workshops/calls")
def overdue_calls() -> Page:
    """Evenings of the centre with people who wait too long for a call: numbers alone."""
    account = signed_in()
    if account.role not in MAY_SEE_CONTACTS:
        raise NotAllowed("contacts_not_for_you")
    found = count_overdue(account.organisation_id, today())
    way_back = [(_("Workshops"), url_for("facilitator.workshops"))]
    return list_page("facilitator/contacts_overdue.html", overdue=found, breadcrumbs=way_back)


@blueprint.post(f"{HERE}/calls")
def open_calls(workshop_id: int) -> Page:
    """The people to be called. Asking for it is a look into the vault, and is journalled as one."""
    workshop = vault_of(workshop_id)
    note_look(workshop)
    return calls_page(workshop)


def note_look(workshop: Workshop) -> None:
    """Writes down that the calls are looked at; acts on a contact are journalled by themselves."""
    open_vault(workshop=workshop, actor=actor(), now=moment(), page="calls")


def calls_page(workshop: Workshop, forms: dict[int, CallerForm] | None = None) -> Page:
    """``forms`` are those that were refused, by contact."""
    calls = list_calls(workshop, today())
    shown = {
        call.contact.id: CallerForm(
            formdata=None, prefix=f"c{call.contact.id}", caller=call.contact.caller, by=call.contact.call_by
        )
        for call in calls
    }
    within = (_("Contacts"), address("contacts", workshop))
    text, status = workshop_page(
        "facilitator/contacts_calls.html",
        workshop,
        within=within,
        calls=calls,
        forms={**shown, **(forms or {})},
        state_words=STATE_WORDS,
        refused=frozenset(forms or {}),
    )
    return text, 422 if forms else status


@blueprint.post(f"{HERE}/<int:contact_id>/call")
def mark_called(workshop_id: int, contact_id: int) -> Page:
    """Called, not reached, done, or not yet."""
    workshop = vault_of(workshop_id)
    state = request.form.get("state", "?")
    mark_call(workshop=workshop, contact_id=contact_id, state=state, actor=actor(), now=moment())
    return calls_page(workshop)


@blueprint.post(f"{HERE}/<int:contact_id>/caller")
def name_caller(workshop_id: int, contact_id: int) -> Page:
    """Who calls this person, and by when."""
    workshop = vault_of(workshop_id)
    form = CallerForm(prefix=f"c{contact_id}")
    if not form.validate():
        note_look(workshop)
        return calls_page(workshop, {contact_id: form})
    set_caller(contact_id=contact_id, **promised(workshop, form))
    return calls_page(workshop)


@blueprint.route(f"{HERE}/callers", methods=["GET", "POST"])
def callers(workshop_id: int) -> Page | Response:
    """Who calls whoever ticks a task: told to people when they leave a contact."""
    workshop = vault_of(workshop_id)
    roles = list_roles(workshop.id)
    forms = {role.id: CallerForm(prefix=f"r{role.id}", caller=role.caller, by=role.call_by) for role in roles}
    wrong = [form for form in forms.values() if request.method == "POST" and not form.validate()]
    if request.method == "POST" and not wrong:
        keep_callers(workshop, forms)
        flash(_("Kept. People are told when they leave a contact."))
        return see_other(address("contacts", workshop))
    text, status = workshop_page(
        "facilitator/contacts_callers.html",
        workshop,
        within=(_("Contacts"), address("contacts", workshop)),
        roles=roles,
        forms=forms,
        usual=promise_of(workshop, None, []),
    )
    return text, 422 if wrong else status


def keep_callers(workshop: Workshop, forms: dict[int, CallerForm]) -> None:
    for role_id, form in forms.items():
        set_role_caller(role_id=role_id, **promised(workshop, form))


def promised(workshop: Workshop, form: CallerForm) -> dict[str, Any]:
    """Who calls and by when, as a service takes it."""
    return {
        "workshop": workshop,
        "caller": form.caller.data or "",
        "by": form.by.data,
        "actor": actor(),
        "now": moment(),
    }
