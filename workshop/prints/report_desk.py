"""The report on the desk of the centre: read it, write its finding and its requests, see its editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import make_response, render_template, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response
from wtforms import TextAreaField

from workshop.domain.refusals import Refusal
from workshop.forms import SentForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.prints.edition_words import change_words, edition_line, hidden_since
from workshop.prints.report_context import report_context
from workshop.refusal_words import say
from workshop.services.edition_standing import standing_report
from workshop.services.editions import list_editions
from workshop.services.report import said
from workshop.services.report_publishing import waiting_changes
from workshop.services.report_writing import (
    LONGEST_FINDING,
    LONGEST_SUMMARY,
    read_words,
    save_finding,
    save_requests,
    save_summary,
)
from workshop.web import moment, see_other

FIELDS = {"finding": "finding", "summary": "summary-words", "requests": "requests"}
"""Each part of the report that is written here, and the field of the page that holds it."""


class FindingForm(SentForm):
    """One sentence; the rule of its length is the service's."""

    finding = TextAreaField()


class SummaryForm(SentForm):
    """Some paragraphs; how long they may be is the service's."""

    summary = TextAreaField()


class RequestsForm(SentForm):
    """A request a line; how many and how long is the service's."""

    requests = TextAreaField()


@blueprint.get("/workshops/<int:workshop_id>/report")
def show_report(workshop_id: int) -> Response:
    """The report as it stands, with what can be done with it."""
    workshop = own_workshop(workshop_id)
    return desk(workshop)


@blueprint.post("/workshops/<int:workshop_id>/report/finding")
def write_finding(workshop_id: int) -> Response:
    return write(own_workshop(workshop_id), "finding", FindingForm().finding.data, save_finding)


@blueprint.post("/workshops/<int:workshop_id>/report/summary")
def write_summary(workshop_id: int) -> Response:
    return write(own_workshop(workshop_id), "summary", SummaryForm().summary.data, save_summary)


@blueprint.post("/workshops/<int:workshop_id>/report/requests")
def write_requests(workshop_id: int) -> Response:
    return write(own_workshop(workshop_id), "requests", RequestsForm().requests.data, save_requests)


def write(workshop: Workshop, part: str, written: str | None, save: Callable[..., None]) -> Response:
    """Keeps what was written and shows the page again; with a refusal beside the field that holds it."""
    words = str(written or "")
    try:
        save(workshop=workshop, text=words, actor=actor(), now=moment())
    except Refusal as refusal:
        return desk(workshop, {part: words}, (FIELDS[part], refusal))
    return see_other(desk_address(workshop))


def desk_address(workshop: Workshop) -> str:
    return url_for("prints.show_report", workshop_id=workshop.id)


def desk(
    workshop: Workshop, typed: Mapping[str, str] | None = None, refused: tuple[str, Refusal] | None = None
) -> Response:
    """The page; with a refusal of a field 422, and what was ``typed`` kept in place of what stands."""
    report = standing_report(workshop=workshop, language=str(get_locale()), now=moment())
    changes = change_words(waiting_changes(workshop, moment()))
    editions = list_editions(workshop.id)
    page = render_template(
        "prints/report/desk.html",
        workshop=workshop,
        all_editions=[(one.number, edition_line(one), hidden_since(editions, one.number)) for one in editions],
        changes=changes,
        **{**read_words(workshop), **(typed or {})},
        summary_limit=LONGEST_SUMMARY,
        proposed=said(workshop, str(get_locale()), "requests") or (),
        limit=LONGEST_FINDING,
        page_errors=[(refused[0], say(refused[1]))] if refused else [],
        **report_context(report, paper=False),
    )
    return make_response(page, refused[1].status if refused else 200)
