"""Suggested groups: the machine reads, a person decides; both are counted."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.domain.themes import LONGEST_NAME
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.evening_pages import Page, evening_page, refusal_of
from workshop.facilitator.themes import facts, themes_of, ticked
from workshop.guards import own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.themes_board import list_themes
from workshop.services.themes_suggest import (
    GROUP,
    SAME,
    accept_group,
    count_decisions,
    dismiss,
    list_offers,
    look_for_groups,
    offer_suggestions,
)
from workshop.web import local_path, moment, number_in, only_reading, see_other

SUGGESTED = "/workshops/<int:workshop_id>/themes/suggestions"
AT_A_TIME = 10


@blueprint.get(SUGGESTED)
def suggested_themes(workshop_id: int) -> Page:
    """Undecided groups, the largest first, and how many were taken over so far."""
    return suggested_page(own_workshop(workshop_id))


@blueprint.post(SUGGESTED)
def look_for_themes(workshop_id: int) -> Response | Page:
    """Looks through everything; nobody who answers meanwhile has to wait for it."""
    workshop = own_workshop(workshop_id)
    back = local_path(request.form.get("next"), suggested_of(workshop))
    try:
        with only_reading():
            found = look_for_groups(workshop)
        fresh = offer_suggestions(workshop=workshop, found=found, now=moment())
    except Refusal as refusal:
        db.session.rollback()
        return suggested_page(workshop, refusal)
    new = sum(one.kind == (GROUP if back == suggested_of(workshop) else SAME) for one in fresh)
    flash(ngettext("%(num)s new suggestion.", "%(num)s new suggestions.", new) if new else _("Nothing new was found."))
    return see_other(back)


@blueprint.post(f"{SUGGESTED}/<int:suggestion_id>/acceptance")
def accept_theme(workshop_id: int, suggestion_id: int) -> Response | Page:
    """The ticked ones as a theme of this name, or into a theme that is there."""
    workshop = own_workshop(workshop_id)
    name, into = request.form.get("name", ""), number_in(request.form, "into")
    return decide(
        workshop,
        lambda: accept_group(
            suggestion_id=suggestion_id, statement_ids=ticked(), name=name, into=into, **facts(workshop)
        ),
        field=f"name-{suggestion_id}",
    )


@blueprint.post(f"{SUGGESTED}/<int:suggestion_id>/dismissal")
def dismiss_theme(workshop_id: int, suggestion_id: int) -> Response | Page:
    """Of a group, or of near-duplicates on the page of the vote."""
    workshop = own_workshop(workshop_id)
    return decide(workshop, lambda: dismiss(suggestion_id=suggestion_id, **facts(workshop)))


def decide(workshop: Workshop, service: Callable[[], object], *, field: str = "suggested") -> Response | Page:
    """Calls the service; back to the suggestions, or the page with what was refused and what was typed."""
    if refusal := refusal_of(service):
        return suggested_page(workshop, refusal, field=field)
    return see_other(local_path(request.form.get("next"), suggested_of(workshop)))


def suggested_of(workshop: Workshop) -> str:
    return url_for("facilitator.suggested_themes", workshop_id=workshop.id)


def suggested_page(workshop: Workshop, refusal: Refusal | None = None, *, field: str = "suggested") -> Page:
    """``field`` is where the refusal is said."""
    offers = list_offers(workshop.id, GROUP, most=AT_A_TIME + 1)
    return evening_page(
        "themes_suggested",
        workshop,
        errors=[(field, say(refusal))] if refusal else [],
        status=refusal.status if refusal else 200,
        offers=offers[:AT_A_TIME],
        more=len(offers) > AT_A_TIME,
        tally=count_decisions(workshop.id),
        themes=list_themes(workshop.id),
        ticked=set(ticked()) if refusal else None,
        typed=request.form.get("name", "") if refusal else "",
        refused=say(refusal) if refusal else "",
        refused_at=field,
        longest=LONGEST_NAME,
        themes_at=themes_of(workshop),
    )
