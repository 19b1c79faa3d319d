"""Picking what stands in the report word for word: one or two statements a station (method C.3, 5)."""

from __future__ import annotations

from flask import make_response, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from workshop.domain.refusals import Refusal
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.refusal_words import say
from workshop.services.report_writing import MOST_QUOTES, choose_quotes, list_quotable, list_quotes
from workshop.web import moment, numbers_in, see_other

HERE = "/workshops/<int:workshop_id>/report/quotes"


@blueprint.get(HERE)
def quotes(workshop_id: int) -> Response:
    """Every shown statement by station, the picked ones ticked."""
    workshop = own_workshop(workshop_id)
    return quotes_page(workshop, set(list_quotes(workshop.id)))


@blueprint.post(HERE)
def pick_quotes(workshop_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    ticked = numbers_in(request.form, "quote")
    try:
        choose_quotes(workshop=workshop, statement_ids=ticked, actor=actor(), now=moment())
    except Refusal as refusal:
        return quotes_page(workshop, set(ticked), refusal)
    return see_other(url_for("prints.show_report", workshop_id=workshop.id))


def quotes_page(workshop: Workshop, ticked: set[int], refusal: Refusal | None = None) -> Response:
    page = render_template(
        "prints/report/quotes.html",
        workshop=workshop,
        stations=list_quotable(workshop, str(get_locale())),
        ticked=ticked,
        most=MOST_QUOTES,
        page_errors=[("quotes", say(refusal))] if refusal else [],
    )
    return make_response(page, refusal.status if refusal else 200)
