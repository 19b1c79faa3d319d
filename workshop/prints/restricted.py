"""Prints with contacts in them: written down before they are made, answered at once, kept nowhere (method P3, D.5)."""

from __future__ import annotations

from flask import make_response, render_template
from werkzeug.wrappers import Response

from workshop.guards import actor
from workshop.models import PrintJob, Workshop
from workshop.prints.jobs import turns
from workshop.prints.kinds import Kind, Options, build_source
from workshop.prints.render import PrintFailed, render_pdf
from workshop.prints.words import failure_word
from workshop.services.contacts_vault import export_purpose
from workshop.web import moment, only_reading


def send_restricted(workshop: Workshop, kind: Kind, language: str, options: Options) -> Response:
    """The file itself. No row of a print job is made, so nothing has to be erased later, and no backup holds it.
    Raises NotFound for a purpose that nobody is asked about."""
    export_purpose(workshop=workshop, purpose=options.get("purpose", ""), actor=actor(), now=moment())
    with only_reading():
        source = build_source(kind, workshop, language, options)
    try:
        with turns:
            data = render_pdf(source.html, attachments=source.attachments)
    except PrintFailed as failure:
        words = failure_word(PrintJob(kind=kind.name, error=failure.reason))
        return make_response(render_template("prints/jobs/restricted_failed.html", kind=kind, words=words), 503)
    answer = Response(data, mimetype="application/pdf")
    answer.headers.set("Content-Disposition", "attachment", filename=source.file_name)
    answer.headers["Cache-Control"] = "no-store"
    return answer
