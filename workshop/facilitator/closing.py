"""Closing an evening: a checklist, the heads, and no way back (F8); the heads can be mended afterwards."""

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
from workshop.services.head_correction import correct_heads
from workshop.web import moment, see_other

LINKED = ("moderation", "voting", "paper", "opinions")


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
            form.refuse_closing(refusal)
        else:
            return see_other(f"/workshops/{workshop.id}/report")
    return closing_page(workshop, form)


@blueprint.post("/workshops/<int:workshop_id>/closing/heads")
def heads(workshop_id: int) -> Response | Page:
    """Other numbers of people once the evening is closed; back to them."""
    workshop, form = own_workshop(workshop_id), ClosingForm()
    if form.validate():
        try:
            correct_heads(
                workshop=workshop,
                adults=form.adults.data or 0,
                children=form.children.data or 0,
                confirmed=form.confirmed,
                actor=actor(),
                now=moment(),
            )
        except Refusal as refusal:
            db.session.rollback()
            form.refuse_closing(refusal)
        else:
            return see_other(url_for("facilitator.closing", workshop_id=workshop.id))
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
        confirmed=form.confirmed,
    )


def closing_page(workshop: Workshop, form: ClosingForm) -> Page:
    """The stage goes into the form anew: whoever looks at the page again has seen where the evening stands now. Once
    closed, the numbers that were counted stand in it, to be mended."""
    checked = read_closing_list(workshop)
    form.expected.data = str(checked.expected)
    if workshop.closed_at is not None and request.method == "GET":
        form.adults.data, form.children.data = workshop.adults_counted, workshop.children_counted
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
