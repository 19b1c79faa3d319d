"""The minutes of an evening: when, who led, what was decided, how to object. Two pages at most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.models import Workshop
from workshop.presentation import clock
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.minutes_fit import MOST_POINTS, points_of_minutes
from workshop.prints.report_context import report_context, running
from workshop.prints.report_summary import excerpt, step_line
from workshop.prints.shorter import ever_shorter
from workshop.services.drawing import read_drum
from workshop.services.report import gather_report
from workshop.services.report_facts import Report
from workshop.services.report_held import PartHeld, gather_held

SHORTER = (
    *("words", "ranked", "points", "words", "steps", "ranked", "ranked", "words"),
    *("points", "steps", "steps", "words", "steps", "ranked", "words"),
)
"""What gives way, one line a step; assurances stand in their whole wording to the end."""
LESS = {"words": 4}


@dataclass(frozen=True)
class Lengths:
    """How many of each stand in the minutes; ``words`` are those of a line."""

    ranked: int = 8
    points: int = 3
    steps: int = 8
    words: int = 26


def build_minutes(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """From the journal of the evening and the values of the report."""
    report = gather_report(workshop=workshop, language=language, now=datetime.now(UTC))
    held = gather_held(workshop)
    base = {
        **report_context(report, paper=True) | {"running": running(report, str(_("Minutes of the workshop")))},
        "held": held,
        "parts": [(part.titles, planned_words(part), real_words(part)) for part in held.parts],
        "drum": read_drum(workshop),
    }
    html = render_template("prints/after/minutes.html", **fit_minutes(report, base))
    return PrintSource(html=html, file_name=file_name(workshop, "minutes", language))


def fit_minutes(report: Report, base: dict[str, Any]) -> dict[str, Any]:
    """With as many lines as fit; what is left out is said with its number."""
    found: dict[str, Any] = {}
    for lengths in ever_shorter(Lengths(), SHORTER, LESS):
        found = {**base, **lists_of(report, lengths)}
        if points_of_minutes(render_template("prints/after/_minutes.html", **found)) <= MOST_POINTS:
            break
    return found


def lists_of(report: Report, lengths: Lengths) -> dict[str, Any]:
    """What was decided: the first of the vote, key points, next steps."""
    ranked = report.votes.ranked if report.votes else ()
    steps = report.plan.steps
    return {
        "ranked": [
            (row.place, excerpt(row.item.text or "", lengths.words, lengths.words * 7), row.count)
            for row in ranked[: lengths.ranked]
        ],
        "ranked_left": max(0, len(ranked) - lengths.ranked),
        "pointed": [
            (station.number, excerpt(station.title, 8, 60), said)
            for station in report.stations
            if (
                said := [
                    excerpt(one.text, lengths.words, lengths.words * 7) for one in station.key_points[: lengths.points]
                ]
            )
        ],
        "points_left": sum(max(0, len(station.key_points) - lengths.points) for station in report.stations),
        "without_points": [str(station.number) for station in report.stations if not station.key_points],
        "steps": [step_line(step) for step in steps[: lengths.steps]],
        "steps_left": max(0, len(steps) - lengths.steps),
    }


def planned_words(part: PartHeld) -> str:
    """»18.00–18.05«; nothing where no time of beginning was entered."""
    return "–".join(clock(one) for one in part.planned) if part.planned else ""


def real_words(part: PartHeld) -> str:
    """»18.02–18.09«, and the beginning alone where nobody ended it."""
    return "–".join(clock(one) for one in (part.began, part.ended) if one)


minutes = offer(
    Kind(
        name="minutes",
        shelf="report",
        title=lazy_gettext("Minutes of the workshop"),
        note=lazy_gettext("When, who led, what was decided and promised; two pages at most, with room for signatures."),
        build=build_minutes,
    )
)
