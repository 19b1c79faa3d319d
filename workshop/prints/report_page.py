"""A published report for everybody who has its address: page, PDF, and the statements as a file."""

from __future__ import annotations

from datetime import timedelta

from flask import make_response, render_template, request, url_for
from flask_babel import force_locale, get_locale
from werkzeug.wrappers import Response

from workshop.config import LANGUAGES
from workshop.models import PrintJob, Workshop
from workshop.prints import blueprint
from workshop.prints.file_names import report_name
from workshop.prints.jobs import ensure_source
from workshop.prints.kinds import PrintSource, build_source
from workshop.prints.progress import send_job
from workshop.prints.report_context import report_context
from workshop.prints.reports import full
from workshop.services.editions import newest_edition, read_published
from workshop.services.printing import same_content, standing
from workshop.services.report_file import statements_csv
from workshop.services.report_publishing import find_published
from workshop.web import moment

PATIENCE = timedelta(minutes=1)
"""After a failure the public may ask for another attempt once a minute."""
REFRESH_SECONDS = 2


@blueprint.get("/report/<token>")
def published_report(token: str) -> str:
    """The newest edition as a page. It is made anew for each reader: a kept page could show words that have been
    taken back."""
    workshop = find_published(token=token)
    report = read_published(workshop=workshop, language=str(get_locale()), now=moment())
    return render_template(
        "report/page.html",
        pdf_address=url_for("prints.published_pdf", token=token, language=report.language),
        data_address=url_for("prints.published_statements", token=token),
        **report_context(report, paper=False),
    )


@blueprint.get("/report/<token>.pdf")
def published_pdf(token: str) -> Response:
    """The same on paper. It is made when somebody first asks for it; until then a page that loads itself again."""
    workshop = find_published(token=token)
    language = asked_language()
    source = public_source(workshop, language)
    newest = next(iter(same_content(workshop.id, source.digest)), None)
    if newest is not None and newest.state == "done":
        return send_job(newest, save=request.args.get("save") == "1")
    if newest is not None and has_just_failed(newest):
        return make_response(render_template("report/pdf_failed.html", token=token), 503)
    return please_wait(workshop, language, source)


@blueprint.get("/report/<token>.csv")
def published_statements(token: str) -> Response:
    """The statements, as they are attached to the PDF."""
    workshop = find_published(token=token)
    report = read_published(workshop=workshop, language=workshop.language, now=moment())
    answer = make_response(statements_csv(report))
    answer.headers["Content-Type"] = "text/csv; charset=utf-8"
    name = report_name(workshop, report, "statements", "csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def public_source(workshop: Workshop, language: str) -> PrintSource:
    """The document of the newest edition, whatever has changed since."""
    newest = newest_edition(workshop.id)
    return build_source(full, workshop, language, {"edition": str(newest.number)} if newest else {})


def asked_language() -> str:
    """The language of the link, else that of the page."""
    asked = request.args.get("language", "")
    return asked if asked in LANGUAGES else str(get_locale())


def has_just_failed(job: PrintJob) -> bool:
    return standing(job, moment()) == "failed" and moment() - (job.finished_at or job.created_at) < PATIENCE


def please_wait(workshop: Workshop, language: str, source: PrintSource) -> Response:
    """Begins the work, once however many ask, and says when to look again."""
    ensure_source(workshop, full.name, language, source)
    with force_locale(language):
        answer = make_response(render_template("report/pdf_waiting.html", token=workshop.report_token), 202)
    answer.headers["Refresh"] = str(REFRESH_SECONDS)
    return answer
