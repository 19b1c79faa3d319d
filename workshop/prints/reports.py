"""The full report and the one page for the municipality, as documents to be printed."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.render import Attachment
from workshop.prints.report_context import report_context
from workshop.prints.report_summary import fit_context
from workshop.services.report import gather_report
from workshop.services.report_file import statements_csv


def build_full(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """All chapters, with every shown statement inside as a file."""
    report = gather_report(workshop=workshop, language=language, now=datetime.now(UTC))
    csv_name = file_name(workshop, "statements", language, "csv")
    html = render_template("prints/report/full.html", csv_name=csv_name, **report_context(report, paper=True))
    described = str(_("All statements of this report, as a table"))
    return PrintSource(
        html=html,
        file_name=file_name(workshop, "report", language),
        attachments=(Attachment(csv_name, statements_csv(report), described),),
    )


def build_summary(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """One page, whatever was said (C.4)."""
    report = gather_report(workshop=workshop, language=language, now=datetime.now(UTC))
    html = render_template("prints/report/summary.html", **fit_context(report, file_name(workshop, "report", language)))
    return PrintSource(html=html, file_name=file_name(workshop, "summary", language))


full = offer(
    Kind(
        name="report",
        shelf="report",
        title=lazy_gettext("Report on public involvement"),
        note=lazy_gettext("Everything that was said, counted and voted, with all statements; 6 to 14 pages."),
        build=build_full,
    )
)
summary = offer(
    Kind(
        name="summary",
        shelf="report",
        title=lazy_gettext("Summary for the municipality"),
        note=lazy_gettext("One page for the agenda of the council."),
        build=build_summary,
    )
)
