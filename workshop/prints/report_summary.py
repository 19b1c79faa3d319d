"""The one page for the municipality: cut by rank until it holds no more than a page does (C.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import render_template
from flask_babel import gettext as _

from workshop.domain.next_steps import Standing
from workshop.presentation import by_day
from workshop.prints.qr import evening_address, qr_svg, spoken
from workshop.prints.report_context import report_context, shorten
from workshop.prints.report_fit import MOST_POINTS, MOST_WORDS, count_points, count_words
from workshop.prints.shorter import ever_shorter
from workshop.services.report_facts import Report, TopList, TopRow
from workshop.services.report_step_facts import StepFacts
from workshop.services.report_tops import top_concerns, top_needs, top_offers
from workshop.step_words import standing_word

MOST_ROLES = 3
WORDS_OF_ONE, CHARACTERS_OF_ONE = 20, 130
WORDS_OF_FINDING, CHARACTERS_OF_FINDING = 40, 240
LONGEST_PLACE, LONGEST_TITLE = 50, 90
WORDS_OF_STEP, CHARACTERS_OF_STEP, LONGEST_HOLDER = 10, 70, 60


@dataclass(frozen=True)
class Lengths:
    """How many of each list stand on the page."""

    needs: int = 5
    offers: int = 3
    requests: int = 3
    steps: int = 4
    concerns: int = 2


SHORTER = (
    *("concerns", "steps", "offers", "needs", "steps", "needs", "offers", "needs", "steps", "needs", "concerns"),
    *("requests", "requests"),
)
"""What gives way first, one line a step; what is asked of the municipality is what the page is for, so it goes last."""


def fit_context(report: Report, whole: str) -> dict[str, Any]:
    """The values of the page with as many lines as fit; what is left out is said with its number. ``whole`` is the name
    of the full report's file."""
    context: dict[str, Any] = {}
    for lengths in ever_shorter(Lengths(), SHORTER):
        context = summary_context(report, lengths, whole)
        page = render_template("report/_one_page.html", **context)
        if count_words(page) <= MOST_WORDS and count_points(page) <= MOST_POINTS:
            break
    return context


def summary_context(report: Report, lengths: Lengths, whole: str) -> dict[str, Any]:
    """The report's values with lists cut to ``lengths`` and every line short enough to be read."""
    return {
        **report_context(report, paper=True),
        **way_to_report(report, whole),
        "summary_title": _(
            "Summary for the municipality: workshop in the local community of %(community)s",
            community=report.colophon.community,
        ),
        "place": shorten(report.colophon.community, LONGEST_PLACE),
        "workshop_title": shorten(report.colophon.title, LONGEST_TITLE),
        "finding": excerpt(report.finding, WORDS_OF_FINDING, CHARACTERS_OF_FINDING),
        "needs": excerpts(top_needs(report, lengths.needs)),
        "offers": excerpts(top_offers(report, lengths.offers)),
        "concerns": excerpts(top_concerns(report, lengths.concerns)),
        "roles": [f"{name} ({cell.value})" for name, cell in report.interest.roles if cell.value][:MOST_ROLES],
        "steps": [step_line(step) for step in report.plan.steps[: lengths.steps]],
        "steps_left": max(0, len(report.plan.steps) - lengths.steps),
        "requests": [excerpt(one) for one in report.requests[: lengths.requests]],
        "requests_left": max(0, len(report.requests) - lengths.requests),
    }


def step_line(step: StepFacts) -> str:
    """Who, what, by when, in one line; a proposal says that it is one."""
    task = excerpt(step.task, WORDS_OF_STEP, CHARACTERS_OF_STEP)
    parts = [shorten(step.holder, LONGEST_HOLDER), task, by_when(step)]
    parts += [standing_word(step.state)] if step.state != Standing.CONFIRMED else []
    return " · ".join(part for part in parts if part)


def by_when(step: StepFacts) -> str:
    return str(_("by %(date)s", date=by_day(step.due_on))) if step.due_on else ""


def way_to_report(report: Report, whole: str) -> dict[str, Any]:
    """The evening's short address leads to the report once published; a draft is found by the name of its file."""
    if not report.colophon.published:
        return {"address": whole}
    address = evening_address(report.colophon.code)
    return {"qr": qr_svg(address), "address": spoken(address)}


def excerpts(top: TopList) -> TopList:
    rows: tuple[TopRow, ...] = tuple(replace(row, text=excerpt(row.text)) for row in top.rows)
    return replace(top, rows=rows)


def excerpt(text: str, words: int = WORDS_OF_ONE, characters: int = CHARACTERS_OF_ONE) -> str:
    """The beginning of a long text, with a sign that there is more; the whole stands in the report."""
    parts = text.split()
    cut = " ".join(parts[:words])
    return shorten(cut, characters) if len(parts) <= words else shorten(cut, characters).removesuffix(" …") + " …"
