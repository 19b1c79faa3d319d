"""The full report and the one page for the municipality, as documents to be printed."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.domain.number_lists import read_plain
from workshop.models import Workshop
from workshop.prints.edition_words import newer_words
from workshop.prints.file_names import report_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.render import Attachment
from workshop.prints.report_context import report_context
from workshop.prints.report_key import key_csv
from workshop.prints.report_summary import fit_context
from workshop.services.edition_standing import standing_report
from workshop.services.editions import list_editions, read_edition
from workshop.services.report_edition_facts import EditionFacts
from workshop.services.report_facts import Report
from workshop.services.report_file import statements_csv


def find_report(workshop: Workshop, language: str, options: Options) -> Report:
    """The edition that was asked for by its number, else the report as it stands."""
    number, now = options.get("edition", ""), datetime.now(UTC)
    if number:
        return read_edition(workshop=workshop, number=read_plain(number) or 0, language=language)
    return standing_report(workshop=workshop, language=language, now=now)


def newer_than(workshop: Workshop, report: Report) -> EditionFacts | None:
    """The newest edition, where ``report`` is one before it."""
    newest = list_editions(workshop.id)[-1:]
    return newest[0] if newest and report.colophon.published and report.edition < newest[0].number else None


def build_full(workshop: Workshop, language: str, options: Options) -> PrintSource:
    """All chapters, with every shown statement inside as a file, and what the codes in it mean as another."""
    report = find_report(workshop, language, options)
    newer = newer_than(workshop, report)
    names = {
        name: report_name(workshop, report, name, "csv", older=newer is not None) for name in ("statements", "key")
    }
    values = {"csv_name": names["statements"], "key_name": names["key"], **report_context(report, paper=True)}
    values["newer_words"] = newer_words(newer, report.edition, list_editions(workshop.id)) if newer else []
    said = str(_("All statements of this report, as a table"))
    meant = str(_("What the codes in the table of statements mean"))
    return PrintSource(
        html=render_template("prints/report/full.html", **values),
        file_name=report_name(workshop, report, "report", older=newer is not None),
        attachments=(
            Attachment(names["statements"], statements_csv(report), said),
            Attachment(names["key"], key_csv(report), meant, "Supplement"),
        ),
    )


def build_summary(workshop: Workshop, language: str, options: Options) -> PrintSource:
    """One page, whatever was said (C.4)."""
    report = find_report(workshop, language, options)
    whole = report_name(workshop, report, "report")
    html = render_template("prints/report/summary.html", **fit_context(report, whole))
    return PrintSource(html=html, file_name=report_name(workshop, report, "summary"))


full = offer(
    Kind(
        name="report",
        shelf="report",
        title=lazy_gettext("Report on public involvement"),
        note=lazy_gettext(
            "Everything that was said, counted and voted, with all statements; the more statements, the more pages."
        ),
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
