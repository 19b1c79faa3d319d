"""»We asked, you said, we did« on paper: for the notice board, months after the evening."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import render_template
from flask_babel import lazy_gettext

from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.qr import evening_address, qr_svg, spoken
from workshop.prints.report_context import report_context
from workshop.services.report import gather_report


def build_answered(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """Three columns, with what was done so far."""
    report = gather_report(workshop=workshop, language=language, now=datetime.now(UTC))
    address = evening_address(report.colophon.code)
    html = render_template(
        "prints/handout/answered.html",
        qr=qr_svg(address),
        address=spoken(address),
        **report_context(report, paper=True),
    )
    return PrintSource(html=html, file_name=file_name(workshop, "answered", language))


answered = offer(
    Kind(
        name="answered",
        shelf="report",
        title=lazy_gettext("We asked, you said, we did"),
        note=lazy_gettext("Three columns for the notice board, with what was done since."),
        build=build_answered,
    )
)
