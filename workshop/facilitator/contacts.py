"""The vault of an evening: closed at first sight; opening it and every file of it are journalled (C3)."""

from __future__ import annotations

from flask import current_app, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.consent_words import NAMES, consent_words
from workshop.domain.contact_details import check_details, check_phone
from workshop.domain.csv_safe import write_csv
from workshop.domain.hall_time import hall_day
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.contacts_forms import SlipForm
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.guards import actor, vault_of
from workshop.models import Workshop
from workshop.phone_words import doubt_words
from workshop.services.contacts import find_keeper
from workshop.services.contacts_calls import late_in
from workshop.services.contacts_consented import INTRODUCTION
from workshop.services.contacts_paper import save_paper_contact
from workshop.services.contacts_vault import EXPORT, HEADER, Look, erase_for, export_purpose, open_vault, read_door
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/contacts"
REPORT = "report"
"""What cannot be done by e-mail without an address."""
AT_FIELD = {
    "slip_unknown": "code",
    "slip_known": "code",
    "contact_missing": "phone",
    "contact_phone_wrong": "phone",
    "contact_email_wrong": "email",
    "contact_name_long": "name",
    "consent_missing": "consents",
    "contact_too_young": "fifteen",
}


@blueprint.get(HERE)
def contacts(workshop_id: int) -> Page:
    """Numbers, and who has looked: nobody's name."""
    workshop = vault_of(workshop_id)
    late = late_in(workshop, hall_day(moment()))
    return workshop_page(
        "facilitator/contacts.html", workshop, door=read_door(workshop), names=NAMES, look_words=look_words, late=late
    )


def look_words(look: Look) -> str:
    """What somebody saw: a file, or one of the pages."""
    if look.act == EXPORT:
        return str(_("File: %(what)s", what=NAMES.get(look.purpose, look.purpose)))
    pages = {"calls": _("Opened the calls"), INTRODUCTION: _("How to reach the people of a match")}
    return str(pages.get(look.purpose, _("Opened the list")))


@blueprint.post(f"{HERE}/list")
def open_contacts(workshop_id: int) -> Page:
    """Everybody who left a contact. Answers at once and not by another address: asking for it is the look."""
    return list_page_of(vault_of(workshop_id))


def list_page_of(workshop: Workshop) -> Page:
    people = open_vault(workshop=workshop, actor=actor(), now=moment())
    within = (_("Contacts"), address("contacts", workshop))
    return workshop_page("facilitator/contacts_list.html", workshop, within=within, people=people, names=NAMES)


@blueprint.post(f"{HERE}/files/<purpose>")
def export_contacts(workshop_id: int, purpose: str) -> Response:
    """Those who agreed to one purpose, as a file that Excel opens right."""
    workshop = vault_of(workshop_id)
    rows = export_purpose(workshop=workshop, purpose=purpose, actor=actor(), now=moment())
    answer = Response(write_csv(HEADER, rows), mimetype="text/csv; charset=utf-8")
    answer.headers.set("Content-Disposition", "attachment", filename=f"{workshop.code}_contacts_{purpose}.csv")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@blueprint.post(f"{HERE}/<int:contact_id>/erasure")
def erase_contact_for(workshop_id: int, contact_id: int) -> Page:
    """Somebody asks for it by telephone: everything goes."""
    workshop = vault_of(workshop_id)
    erase_for(workshop=workshop, contact_id=contact_id, purpose="", actor=actor(), now=moment())
    flash(_("The contact is erased."))
    return list_page_of(workshop)


@blueprint.post(f"{HERE}/<int:contact_id>/purposes/<purpose>")
def take_back_for(workshop_id: int, contact_id: int, purpose: str) -> Page:
    """One purpose goes, the others stand; with the last one the contact goes too."""
    workshop = vault_of(workshop_id)
    stands = erase_for(workshop=workshop, contact_id=contact_id, purpose=purpose, actor=actor(), now=moment())
    what = NAMES.get(purpose, purpose)
    gone = _("The last consent is taken back, so the contact is erased.")
    flash(_("Taken back: %(what)s. The other consents stand.", what=what) if stands else gone)
    return list_page_of(workshop)


@blueprint.route(f"{HERE}/slips", methods=["GET", "POST"])
def type_slip(workshop_id: int) -> Page | Response:
    """A contact slip typed in; the form then stands ready for the next."""
    workshop = vault_of(workshop_id)
    form = SlipForm()
    if form.validate_on_submit():
        try:
            keep_slip(workshop, form)
        except Refusal as refusal:
            db.session.rollback()
            form.refuse(AT_FIELD.get(refusal.code, "code"), refusal)
            if refusal.code == "contact_too_young":
                form.fifteen.errors = [_("15 or older must be ticked on the slip; otherwise enter no contact.")]
        else:
            flash(_("The contact is kept."))
            if doubt := doubt_words(check_phone(form.phone.data or "")):
                flash(doubt)
                flash(_("Look at the slip once more."))
            if REPORT in (form.consents.data or ()) and not form.email.data:
                flash(_("The slip has no e-mail address: the report can only be posted or told by telephone."))
            return see_other(url_for("facilitator.type_slip", workshop_id=workshop.id))
    within = (_("Contacts"), address("contacts", workshop))
    return workshop_page("facilitator/contacts_slip.html", workshop, form, within=within)


def keep_slip(workshop: Workshop, form: SlipForm) -> None:
    words = consent_words(find_keeper(workshop).name)
    save_paper_contact(
        workshop=workshop,
        details=check_details(name=form.name.data or "", phone=form.phone.data or "", email=form.email.data or ""),
        consents={purpose: words[purpose] for purpose in form.consents.data or ()},
        fifteen=bool(form.fifteen.data),
        code=form.code.data or "",
        secret=str(current_app.config["SECRET_KEY"]),
        actor=actor(),
        now=moment(),
    )
