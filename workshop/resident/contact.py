"""How to reach whoever wants to be reached: by consent, shown before it is kept, erased by one link (screen R8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, request, url_for
from werkzeug.wrappers import Response

from workshop.consent_words import consent_words
from workshop.domain.consents import PURPOSES
from workshop.domain.contact_details import ContactDetails, check_details, detail_faults
from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.models import Workshop
from workshop.phone_words import doubt_words
from workshop.refusal_words import say
from workshop.resident import blueprint
from workshop.resident.forms import new_key, read_text
from workshop.resident.guards import KEPT, WITHOUT_SEATS, find_view, set_cookie_later
from workshop.resident.pages import page, stands
from workshop.resident.seats import home
from workshop.services.contacts import consent_faults, find_keeper, save_contact
from workshop.services.matches_contacts import tie_contact
from workshop.services.resident_view import View
from workshop.web import moment, see_other

FIELDS = {
    "contact_missing": "phone",
    "contact_phone_wrong": "phone",
    "contact_email_wrong": "email",
    "contact_name_long": "name",
    "consent_missing": "consents",
    "contact_too_young": "fifteen",
}
SAVE, MEND = "save", "mend"


@dataclass(frozen=True)
class ContactForm:
    """What is typed and ticked. ``sign_up`` is the key of the sign-up it belongs to, empty when there is none."""

    key: str
    sign_up: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    purposes: tuple[str, ...] = ()
    fifteen: bool = False


@blueprint.get("/<code:code>/contact")
def contact(code: str) -> Response:
    """The form, with an equal button to leave it out."""
    view = find_view(code)
    if view.state in WITHOUT_SEATS or not view.reached(State.SIGN_UP):
        return see_other(home(view))
    return form_page(view, ContactForm(new_key(), request.args.get("sign_up", "")[:36]))


@blueprint.post("/<code:code>/contact")
def send_contact(code: str) -> Response:
    """First shows what would be kept; only the second button keeps it (F-15)."""
    view = find_view(code)
    form = read_form()
    if view.state in WITHOUT_SEATS or not view.reached(State.SIGN_UP):
        refusal = Refusal("evening_closed" if view.reached(State.CLOSED) else "sign_up_not_begun")
        return stands(view, refusal, "\n".join(filter(None, (form.name, form.phone, form.email))))
    if request.form.get("step") == MEND:
        return form_page(view, form)
    faults = detail_faults(name=form.name, phone=form.phone, email=form.email)
    faults += consent_faults(form.purposes, form.fifteen)
    if faults:
        return form_page(view, form, *faults)
    details = check_details(name=form.name, phone=form.phone, email=form.email)
    given = consents_given(view.workshop, form)
    try:
        if request.form.get("step") != SAVE:
            return check_page(view, form, details, given)
        token = keep(view, form, details, given)
    except Refusal as refusal:
        return form_page(view, form, refusal)
    set_cookie_later(code, "yes", KEPT)
    return see_other(url_for("resident.kept_contact", token=token))


def keep(view: View, form: ContactForm, details: ContactDetails, given: Mapping[str, str]) -> str:
    token = save_contact(
        workshop=view.workshop,
        details=details,
        consents=given,
        fifteen=form.fifteen,
        key=form.key,
        secret=str(current_app.config["SECRET_KEY"]),
        now=moment(),
        sign_up_key=form.sign_up,
    )
    tie_contact(workshop=view.workshop, key=form.sign_up, token=token)
    return token


def read_form() -> ContactForm:
    ticked = set(request.form.getlist("consent"))
    return ContactForm(
        key=read_text("key"),
        sign_up=read_text("sign_up")[:36],
        name=read_text("name"),
        phone=read_text("phone"),
        email=read_text("email"),
        fifteen=request.form.get("fifteen") == "yes",
        purposes=tuple(purpose for purpose in PURPOSES if purpose in ticked),
    )


def consents_given(workshop: Workshop, form: ContactForm) -> dict[str, str]:
    """Purpose -> the very words that the person read."""
    words = consent_words(find_keeper(workshop).name)
    return {purpose: words[purpose] for purpose in form.purposes}


def form_page(view: View, form: ContactForm, *faults: Refusal) -> Response:
    """The form, with all that is to be mended at once."""
    errors = {FIELDS.get(fault.code, "name"): say(fault) for fault in faults}
    centre = find_keeper(view.workshop)
    return page(
        "resident/contact.html",
        view,
        faults[0].status if faults else 200,
        form=form,
        centre=centre,
        words=consent_words(centre.name),
        errors=errors,
        page_errors=list(errors.items()),
    )


def check_page(view: View, form: ContactForm, details: ContactDetails, given: Mapping[str, str]) -> Response:
    doubt = doubt_words(details.phone)
    return page("resident/contact_check.html", view, form=form, details=details, words=given, doubt=doubt)
