"""Publishing a report: a short check first, one sentence where something has changed, and taking it back."""

from __future__ import annotations

from flask import make_response, render_template, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response
from wtforms import BooleanField, StringField

from workshop.domain.refusals import Refusal
from workshop.forms import SentForm
from workshop.guards import actor, own_workshop
from workshop.models import Workshop
from workshop.prints import blueprint
from workshop.prints.edition_words import change_words
from workshop.prints.jobs import start_print
from workshop.prints.report_desk import desk_address
from workshop.prints.report_heads import heads_words
from workshop.prints.reports import full
from workshop.refusal_words import say
from workshop.services.publication_check import check_publication
from workshop.services.report_publishing import LONGEST_SENTENCE, publish_report, withdraw_report
from workshop.web import moment, see_other

HERE = "/workshops/<int:workshop_id>/report/publication"
AT_FIELD = {"not_read": "read"}


class PublicationForm(SentForm):
    """``read``: somebody has looked for names; ``sentence``: what has changed since the last edition."""

    read = BooleanField()
    sentence = StringField()


@blueprint.get(HERE)
def publication(workshop_id: int) -> Response:
    """What to look at before."""
    return check_page(own_workshop(workshop_id))


@blueprint.post(HERE)
def publish(workshop_id: int) -> Response:
    """Publishes, and has the PDF made, so that the first reader need not wait."""
    workshop = own_workshop(workshop_id)
    form = PublicationForm()
    sentence = str(form.sentence.data or "")
    try:
        if workshop.closed_at is not None and not form.read.data:
            raise Refusal("not_read")
        publish_report(workshop=workshop, actor=actor(), now=moment(), sentence=sentence)
    except Refusal as refusal:
        return check_page(workshop, sentence, bool(form.read.data), refusal)
    start_print(workshop, full, workshop.language, {})
    return see_other(desk_address(workshop))


@blueprint.post("/workshops/<int:workshop_id>/report/withdrawal")
def withdraw(workshop_id: int) -> Response:
    workshop = own_workshop(workshop_id)
    withdraw_report(workshop=workshop, actor=actor(), now=moment())
    return see_other(desk_address(workshop))


def check_page(workshop: Workshop, sentence: str = "", read: bool = False, refusal: Refusal | None = None) -> Response:
    """The page; with a refusal 422 and what was written kept."""
    check = check_publication(workshop=workshop, language=str(get_locale()), now=moment())
    page = render_template(
        "prints/report/publication.html",
        workshop=workshop,
        check=check,
        heads=heads_words(check.attendance),
        changes=change_words(check.changes),
        sentence=sentence,
        read=read,
        limit=LONGEST_SENTENCE,
        here=url_for("prints.publication", workshop_id=workshop.id),
        page_errors=[(AT_FIELD.get(refusal.code, "sentence"), say(refusal))] if refusal else [],
    )
    return make_response(page, refusal.status if refusal else 200)
