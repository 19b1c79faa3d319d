"""The try-out before the doors open (F3): one page, every check with a result and a way out; works without scripts."""

from __future__ import annotations

from flask import current_app, request
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.domain.refusals import Refusal
from workshop.facilitator import blueprint
from workshop.facilitator.pages import Page, address, workshop_page
from workshop.facilitator.preflight_words import Row, rows_of
from workshop.forms import StaffForm
from workshop.guards import own_workshop
from workshop.models import Workshop
from workshop.refusal_words import say
from workshop.services.preflight import answer_check, begin_preflight, read_preflight
from workshop.services.preflight_computer import look_at_computer
from workshop.web import moment, see_other


@blueprint.get("/workshops/<int:workshop_id>/preflight")
def preflight(workshop_id: int) -> Page:
    return show(own_workshop(workshop_id), StaffForm())


@blueprint.post("/workshops/<int:workshop_id>/preflight")
def answer_preflight(workshop_id: int) -> Page | Response:
    """Without a check it begins anew; with one, its verdict is kept."""
    workshop = own_workshop(workshop_id)
    form = StaffForm()
    if not form.validate_on_submit():
        return show(workshop, form)
    name = request.form.get("check", "")
    if not name:
        begin_preflight(workshop=workshop, now=moment())
        return see_other(address("preflight", workshop))
    try:
        answer_check(workshop=workshop, name=name, verdict=request.form.get("verdict", ""), now=moment())
    except Refusal as refusal:
        return show(workshop, form, error=say(refusal))
    return see_other(address("preflight", workshop, _anchor=name))


def show(workshop: Workshop, form: StaffForm, *, error: str = "") -> Page:
    found = read_preflight(workshop=workshop, now=moment())
    computer = look_at_computer(current_app.config["SETTINGS"].instance)
    base = public_base()
    rows: list[Row] = rows_of(found, computer, base)
    text, status = workshop_page(
        "facilitator/preflight.html",
        workshop,
        form,
        rows=rows,
        found=found,
        plain_http=not base.startswith("https://"),
        now=moment(),
        error=error,
    )
    return text, 422 if error else status
