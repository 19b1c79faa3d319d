"""The summary of attendance: heads, roads, ages, channels and sizes of groups; nobody's name, small numbers covered."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.report_context import report_context, running
from workshop.services.report import gather_report
from workshop.services.report_walks import gather_walks


def build_attendance(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """The chapter of the report, and the groups by round: the same numbers in both."""
    report = gather_report(workshop=workshop, language=language, now=datetime.now(UTC))
    html = render_template(
        "prints/after/attendance.html",
        walks=gather_walks(workshop, report.evening),
        **report_context(report, paper=True) | {"running": running(report, str(_("Attendance summary")))},
    )
    return PrintSource(html=html, file_name=file_name(workshop, "attendance", language))


attendance = offer(
    Kind(
        name="attendance",
        shelf="report",
        title=lazy_gettext("Attendance summary"),
        note=lazy_gettext("How many came and how, groups by round; no names, small numbers covered."),
        build=build_attendance,
    )
)
