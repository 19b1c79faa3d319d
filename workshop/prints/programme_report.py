"""The programme report as a document: for paper, and as one HTML file that can be sent and kept."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import render_template
from flask_babel import force_locale, lazy_gettext
from flask_babel import gettext as _

from workshop.models import Programme, Workshop
from workshop.prints.file_names import plain
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.programme_chapters import programme_chapters
from workshop.prints.programme_pieces import MOST_ON_PAPER
from workshop.prints.render import STATIC, Attachment
from workshop.prints.report_alone import LINK, style
from workshop.prints.report_plan import RingPlan, table_plans
from workshop.services.compare import compare_programme, programme_of
from workshop.services.compare_facts import Comparison
from workshop.services.programme_report_file import comparison_csv

FILE_WORDS = {"sl": "programsko-porocilo", "en": "programme-report"}
DATA_WORDS = {"sl": "primerjava", "en": "comparison"}
OWN_LINK = '<link rel="stylesheet" href="css/programme.css">'
MOST_DRAWN = 6
WIDE = 99
"""On a screen a table is as wide as it is, and scrolls in its own box."""


def programme_context(comparison: Comparison, *, paper: bool) -> dict[str, Any]:
    """Everything that the templates see, in the language of the moment."""
    return {
        "c": comparison,
        "language": comparison.language,
        "paper": paper,
        "most_columns": MOST_ON_PAPER if paper else WIDE,
        "title": _("Programme report: %(name)s", name=comparison.home.name),
        "running": running(comparison),
        "chapters": programme_chapters(comparison),
        "drawn": drawn(comparison),
    }


def drawn(comparison: Comparison) -> list[tuple[str, list[RingPlan], str]]:
    """The table plan of each community for the cover; none where there are too many to be read."""
    if len(comparison.columns) > MOST_DRAWN:
        return []
    found = [
        (column.place, table_plans(column.report.evening, len(column.report.stations))) for column in comparison.columns
    ]
    return [(place, plan["plans"], f"{place}. {plan['plan_words']}") for place, plan in found]


def running(comparison: Comparison) -> str:
    """What stands above each page."""
    return " · ".join([comparison.home.name, *([] if comparison.published else [str(_("draft"))])])


def programme_file_name(programme: Programme, words: dict[str, str], language: str, ending: str = "pdf") -> str:
    """»Skupni-prostori_programsko-porocilo.pdf«."""
    return f"{plain(programme.name) or programme.id}_{words[language]}.{ending}"


def build_programme(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """The report of the programme that this workshop belongs to. Raises NotFound where it belongs to none."""
    programme = programme_of(workshop)
    comparison = compare_programme(programme=programme, language=language, now=datetime.now(UTC))
    data_name = programme_file_name(programme, DATA_WORDS, language, "csv")
    html = render_template(
        "prints/programme/document.html", csv_name=data_name, **programme_context(comparison, paper=True)
    )
    described = str(_("All numbers of the comparison, as a table"))
    return PrintSource(
        html=html,
        file_name=programme_file_name(programme, FILE_WORDS, language),
        attachments=(Attachment(data_name, comparison_csv(comparison), described),),
    )


def programme_page_alone(workshop: Workshop, language: str) -> str:
    """The same as a page that asks for nothing: its style is inside."""
    comparison = compare_programme(programme=programme_of(workshop), language=language, now=datetime.now(UTC))
    with force_locale(language):
        html = render_template("prints/programme/alone.html", **programme_context(comparison, paper=False))
    own = (STATIC / "css" / "programme.css").read_text(encoding="utf-8")
    return html.replace(LINK, f"<style>\n{style()}\n</style>", 1).replace(OWN_LINK, f"<style>\n{own}\n</style>", 1)


programme = offer(
    Kind(
        name="programme",
        shelf="programme",
        title=lazy_gettext("Programme report"),
        note=lazy_gettext("The communities of a programme side by side."),
        build=build_programme,
    )
)
