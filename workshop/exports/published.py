"""Files of a published report, for whoever has its address: open data, and the event in the words of schema.org."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.exports import blueprint
from workshop.exports.files import file_name
from workshop.exports.open_data import open_zip
from workshop.exports.open_event import event_json
from workshop.models import Workshop
from workshop.services.editions import read_published
from workshop.services.report_facts import Report
from workshop.services.report_publishing import find_published
from workshop.web import moment

KEPT_SECONDS = 60
"""How long a cache may keep what is public: words that were taken back are gone within a minute."""


@blueprint.get("/report/<token>/data.zip")
def open_data(token: str) -> Response:
    """All tables that may be published, with their dictionary and licence."""
    workshop = find_published(token=token)
    data = open_zip(gather(workshop), report_address(workshop))
    answer = kept(Response(data, mimetype="application/zip"))
    answer.headers.set("Content-Disposition", "attachment", filename=file_name(workshop, "data", "zip"))
    return answer


@blueprint.get("/report/<token>/event.jsonld")
def event_file(token: str) -> Response:
    """The evening for search engines; the page of the report links to it."""
    workshop = find_published(token=token)
    data = event_json(gather(workshop).colophon, report_address(workshop))
    return kept(Response(data, mimetype="application/ld+json"))


def gather(workshop: Workshop) -> Report:
    """The newest edition in the language of the workshop, as its statements were written."""
    return read_published(workshop=workshop, language=workshop.language, now=moment())


def report_address(workshop: Workshop) -> str:
    """Where the report is read, as it is printed."""
    return public_base() + url_for("prints.published_report", token=workshop.report_token)


def kept(answer: Response) -> Response:
    """Public, the same for everybody, and not sent again while it is the same."""
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    answer.add_etag()
    return answer.make_conditional(request.environ)
