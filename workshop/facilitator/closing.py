"""Closing an evening: a checklist, the heads, and no way back (F8)."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.domain.number_lists import read_plain
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.facilitator import blueprint
from workshop.facilitator.closing_forms import ClosingForm
from workshop.facilitator.desk_words import head_words
from workshop.facilitator.evening_pages import Page, evening_page
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.services.closing import close_evening
from workshop.services.closing_list import read_closing_list
from workshop.web import moment, see_other

LINKED = ("moderation", "voting", "paper", "opinions")
AT_FIELD = {"statements_waiting": "with_waiting"}


@blueprint.route("/workshops/<int:workshop_id>/closing", methods=["GET", "POST"])
def closing(workshop_id: int) -> Response | Page:
    """The checklist; confirmed, it leads to the report."""
    workshop = own_workshop(workshop_id)
    form = ClosingForm()
    if request.method == "POST" and form.validate():
        try:
            close(workshop, form)
        except Refusal as refusal:
            db.session.rollback()
            form.refuse(AT_FIELD.get(refusal.code, "adults"), refusal)
        else:
            return see_other(f"/workshops/{workshop.id}/report")
    return closing_page(workshop, form)


def close(workshop: Workshop, form: ClosingForm) -> None:
    seen = read_plain(form.expected.data or "")
    close_evening(
        workshop=workshop,
        expected=-1 if seen is None else seen,
        actor=actor(),
        now=moment(),
        adults=form.adults.data,
        children=form.children.data,
        with_waiting=bool(form.with_waiting.data),
    )


def closing_page(workshop: Workshop, form: ClosingForm) -> Page:
    """The stage goes into the form anew: whoever looks at the page again has seen where the evening stands now."""
    checked = read_closing_list(workshop)
    form.expected.data = str(checked.expected)
    return evening_page(
        "closing",
        workshop,
        errors=form.page_errors,
        status=form.status,
        form=form,
        checked=checked,
        head_words=head_words(checked.heads),
        links={name: url_for(f"facilitator.{name}", workshop_id=workshop.id) for name in LINKED},
    )
