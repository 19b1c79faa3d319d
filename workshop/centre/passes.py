"""Helpers of one evening: links that let them in until it ends, and the page from which they help."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from flask import flash, render_template, session, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.centre import blueprint
from workshop.centre.settings_forms import PassForm
from workshop.domain.hall_time import ZONE, hall_day
from workshop.domain.refusals import Refusal
from workshop.guards import actor, own_workshop, visitor
from workshop.models import EveningPass, Workshop
from workshop.services.evening_passes import ends_of, is_over, list_passes, make_pass, take_pass_back
from workshop.web import moment, see_other

PASSES = "/workshops/<int:workshop_id>/passes"
FRESH_LINK = "fresh_evening_link"
"""Where a new link waits for the next page: only its hash is in the store, so it can be shown this once."""
USUAL_END = time(23, 59)
Page = tuple[str, int]


@blueprint.get(PASSES)
def passes(workshop_id: int) -> Page:
    workshop = own_workshop(workshop_id)
    return passes_page(workshop, PassForm(data=proposed(workshop)))


@blueprint.post(PASSES)
def new_pass(workshop_id: int) -> Page | Response:
    workshop, form = own_workshop(workshop_id), PassForm()
    if not form.validate():
        return passes_page(workshop, form)
    usual = proposed(workshop)
    ends_at = datetime.combine(form.day.data or usual["day"], form.time.data or USUAL_END, tzinfo=ZONE)
    try:
        token = make_pass(
            workshop=workshop,
            name=form.name.data or "",
            may_moderate=bool(form.may_moderate.data),
            ends_at=ends_at,
            language=str(get_locale()),
            actor=actor(),
            now=moment(),
        )
    except Refusal as refusal:
        form.refuse("day" if refusal.code.startswith("pass_end") else "name", refusal)
        return passes_page(workshop, form)
    session[FRESH_LINK] = {"name": form.name.data, "token": token}
    return see_other(url_for("centre.passes", workshop_id=workshop.id))


@blueprint.post(f"{PASSES}/<int:pass_id>/removal")
def take_pass(workshop_id: int, pass_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    taken = take_pass_back(workshop=workshop, pass_id=pass_id, actor=actor(), now=moment())
    flash(_("The link of %(name)s opens nothing any more.", name=taken.name))
    return see_other(url_for("centre.passes", workshop_id=workshop.id))


@blueprint.get("/workshops/<int:workshop_id>/helping")
def helping(workshop_id: int) -> str:
    """Where a helper begins: what there is to do this evening, each a link."""
    workshop, who = own_workshop(workshop_id), visitor()
    moderates = not isinstance(who, EveningPass) or who.may_moderate
    return render_template(
        "centre/helping.html",
        workshop=workshop,
        moderates=moderates,
        person=who if isinstance(who, EveningPass) else None,
    )


def proposed(workshop: Workshop) -> dict[str, Any]:
    """The end that the form begins with: midnight of the evening's day, or of today when that has passed."""
    today = hall_day(moment())
    return {"day": max(workshop.held_on or today, today), "time": USUAL_END}


def passes_page(workshop: Workshop, form: PassForm) -> Page:
    fresh, now = session.pop(FRESH_LINK, None), moment()
    text = render_template(
        "centre/passes.html",
        workshop=workshop,
        form=form,
        page_errors=form.page_errors,
        passes=[(row, ends_of(row), is_over(row, now)) for row in list_passes(workshop.id)],
        fresh=fresh,
        link=f"{public_base()}/sign-in/pass/{fresh['token']}" if fresh else "",
        nav_current="workshops",
        breadcrumbs=[(_("Workshops"), "/workshops"), (workshop.title, f"/workshops/{workshop.id}")],
    )
    return text, form.status
