"""A report as one HTML file that can be sent and kept: its style is inside, it asks for nothing."""

from __future__ import annotations

from flask import render_template
from flask_babel import force_locale

from workshop.models import Workshop
from workshop.prints.file_names import report_name
from workshop.prints.kinds import Options, build_source, get_kind
from workshop.prints.render import STATIC
from workshop.prints.report_context import report_context
from workshop.prints.report_summary import fit_context
from workshop.prints.reports import find_report

PRINT_LINK = '<link rel="stylesheet" href="css/print.css">'
DRAFT_LINK = '<link rel="stylesheet" href="css/print_draft.css">'
LINK = '<link rel="stylesheet" href="css/report.css">'
SHEETS = ("tokens.css", "report_alone.css", "report.css")


def page_alone(workshop: Workshop, kind: str, language: str, options: Options | None = None) -> str:
    """``kind`` is report, summary, or one whose document is the same on paper and as a page."""
    if kind not in ("report", "summary"):
        source = build_source(get_kind(kind), workshop, language, options or {})
        return source.html.replace(PRINT_LINK, f"<style>\n{style()}\n</style>", 1).replace(DRAFT_LINK, "", 1)
    report = find_report(workshop, language, options or {})
    with force_locale(language):
        if kind == "summary":
            html = render_template(
                "report/alone_summary.html", **fit_context(report, report_name(workshop, report, "report"))
            )
        else:
            html = render_template("report/alone.html", **report_context(report, paper=False))
    return html.replace(LINK, f"<style>\n{style()}\n</style>", 1)


def style() -> str:
    """Our own sheets, one after another."""
    return "\n".join((STATIC / "css" / name).read_text(encoding="utf-8") for name in SHEETS)
