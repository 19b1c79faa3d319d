"""The report on the desk of the centre: read it, write its opening sentence, publish it or withdraw it."""

from __future__ import annotations

from flask import make_response, render_template, url_for
from flask_babel import get_locale
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from workshop.domain.refusals import Refusal
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.prints.jobs import start_print
from workshop.prints.report_context import report_context
from workshop.prints.reports import full
from workshop.refusal_words import say
from workshop.services.report import gather_report
from workshop.services.report_publishing import LONGEST_FINDING, publish_report, save_finding, withdraw_report
from workshop.web import moment, see_other


class FindingForm(FlaskForm):  # type: ignore[misc]
    """One sentence; the rule of its length is the service's."""

    finding = TextAreaField()


@blueprint.get("/workshops/<int:workshop_id>/report")
def show_report(workshop_id: int) -> Response:
    """The report as it stands, with what can be done with it."""
    workshop = own_workshop(workshop_id)
    return desk(workshop, workshop.findings_text)


@blueprint.post("/workshops/<int:workshop_id>/report/finding")
def write_finding(workshop_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    written = str(FindingForm().finding.data or "")
    try:
        save_finding(workshop=workshop, text=written, actor=actor(), now=moment())
    except Refusal as refusal:
        return desk(workshop, written, refusal)
    return see_other(desk_address(workshop))


@blueprint.post("/workshops/<int:workshop_id>/report/publication")
def publish(workshop_id: int) -> Response:
    """Publishes, and has the PDF made, so that the first reader need not wait."""
    workshop = own_workshop(workshop_id)
    publish_report(workshop=workshop, actor=actor(), now=moment())
    start_print(workshop, full, workshop.language, {})
    return see_other(desk_address(workshop))


@blueprint.post("/workshops/<int:workshop_id>/report/withdrawal")
def withdraw(workshop_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    withdraw_report(workshop=workshop, actor=actor(), now=moment())
    return see_other(desk_address(workshop))


def desk_address(workshop: Workshop) -> str:
    return url_for("prints.show_report", workshop_id=workshop.id)


def desk(workshop: Workshop, finding: str, refusal: Refusal | None = None) -> Response:
    """The page; with a refusal 422, and the text kept."""
    report = gather_report(workshop=workshop, language=str(get_locale()), now=moment())
    page = render_template(
        "prints/report/desk.html",
        workshop=workshop,
        finding=finding,
        limit=LONGEST_FINDING,
        page_errors=[("finding", say(refusal))] if refusal else [],
        **report_context(report, paper=False),
    )
    return make_response(page, refusal.status if refusal else 200)
