"""Typing in the slips about the evening itself, one after the other (C.7, F7)."""

from __future__ import annotations

import uuid

from flask import flash, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.facilitator.opinion_forms import OpinionForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.evaluations import count_on_paper, enter_slip
from workshop.web import moment, see_other

OPINIONS = "/workshops/<int:workshop_id>/opinions"


@blueprint.get(OPINIONS)
def opinions(workshop_id: int) -> Page:
    return opinions_page(own_workshop(workshop_id), OpinionForm(formdata=None))


@blueprint.post(OPINIONS)
def enter_opinion(workshop_id: int) -> Response | Page:
    """One slip; stored, the same page opens again for the next one."""
    workshop, form = own_workshop(workshop_id), OpinionForm()
    if not form.validate():
        return opinions_page(workshop, form)
    try:
        enter_slip(workshop=workshop, opinion=form.opinion(), key=form.key.data or "", actor=actor(), now=moment())
    except Refusal as refusal:
        return opinions_page(workshop, form, refusal)
    flash(_("The slip is stored. Put it aside."))
    return see_other(url_for("facilitator.opinions", workshop_id=workshop.id))


def opinions_page(workshop: Workshop, form: OpinionForm, refusal: Refusal | None = None) -> Page:
    """The page with what was chosen and typed, and the sentence at the first line."""
    if refusal is not None:
        db.session.rollback()
    typed = count_on_paper(workshop.id)
    return evening_page(
        "opinions",
        workshop,
        errors=[*form.page_errors, *([("heard", say(refusal))] if refusal else [])],
        status=refusal.status if refusal else form.status,
        form=form,
        key=form.key.data or str(uuid.uuid4()),
        typed=ngettext("%(num)s slip has been typed in.", "%(num)s slips have been typed in.", typed),
        limit=LIMIT,
    )
