"""Which languages phones offer besides those of the house; stations can then be worded in them."""

from __future__ import annotations

from flask import flash
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.config import DRAFTS
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.forms import SharedForm, SomeInView, choices
from workshop.guards import actor, own_workshop
from workshop.languages import NAMES
from workshop.services.phone_languages import drafts_of, offer_drafts
from workshop.web import moment, see_other


class LanguagesForm(SharedForm):
    """Any number of the drafts."""

    further = SomeInView(
        _l("Further languages on phones"),
        choices=choices({code: NAMES[code] for code in DRAFTS}),
        description=_l("Drafts: nobody who speaks them has read them yet"),
    )


@blueprint.route("/workshops/<int:workshop_id>/languages", methods=["GET", "POST"])
def phone_languages(workshop_id: int) -> Page | Response:
    workshop = own_workshop(workshop_id)
    stored: dict[str, object] = {"further": list(drafts_of(workshop))}
    form = LanguagesForm(data=stored)
    form.remember(stored)
    if form.validate_on_submit() and not form.is_overtaken(stored):
        offer_drafts(workshop=workshop, chosen=form.further.data or [], actor=actor(), now=moment())
        flash(_("Saved."))
        return see_other(address("phone_languages", workshop))
    return workshop_page(
        "facilitator/phone_languages.html",
        workshop,
        form,
        within=(_("Questions"), address("stations", workshop)),
        action=address("phone_languages", workshop),
    )
