"""The hand-out of the same night: two sides of A4 that residents take home when the evening is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from flask import render_template
from flask_babel import lazy_gettext

from workshop.domain.hall_time import hall_day
from workshop.models import Workshop
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.qr import evening_address, qr_svg, spoken
from workshop.prints.report_context import report_context
from workshop.prints.report_fit import FIGURES, MOST_POINTS, count_points
from workshop.prints.report_summary import excerpt, excerpts, step_line
from workshop.prints.shorter import ever_shorter
from workshop.services.contacts_calls import last_call_day
from workshop.services.editions import read_published
from workshop.services.report import gather_report
from workshop.services.report_facts import Report, StatementFacts, StationFacts
from workshop.services.report_tops import all_needs, most_supported, top_offers

SHORTER = (
    *("points",) * 7,
    *("words",) * 5,
    *("offers", "needs", "steps", "offers", "needs", "points", "offers", "needs", "steps", "words", "points"),
    *("offers", "needs", "needs", "steps", "offers", "words", "needs", "needs"),
)
"""What gives way, one line a step: first what a station has beyond three lines, then what they have beyond 20 words;
at the end one point a station in few words stays."""
LESS = {"words": 6}
SIDES = {"heard": ("finding", "needs", "offers"), "points": ("stations", "steps", "steps_left")}
"""What stands on which side: a full second side takes nothing away from the first."""
MOST = {"heard": MOST_POINTS, "points": MOST_POINTS + FIGURES}
"""In points; the second side has no large figures, for which room is reckoned on every page."""


@dataclass(frozen=True)
class Lengths:
    """How many of each stand on the hand-out; ``points`` are the lines of a station, ``words`` those of a line."""

    needs: int = 8
    offers: int = 6
    points: int = 10
    steps: int = 4
    words: int = 50


@dataclass(frozen=True)
class StationLines:
    """A station on the hand-out: its key points where some were ``chosen``, then what else was ``said``. ``left``
    counts its statements that are among neither."""

    number: int
    title: str
    chosen: tuple[str, ...]
    said: tuple[str, ...]
    left: int


def build_handout(workshop: Workshop, language: str, _options: Options) -> PrintSource:
    """Two sides, whatever was said. It does not wait for the report: it tells what is known when people go home, so
    only before the closing it is a draft. Of a published report it says what everybody reads there."""
    now = datetime.now(UTC)
    gather = gather_report if workshop.published_at is None else read_published
    call_by = last_call_day(workshop)
    still_to_come = call_by if call_by and call_by >= hall_day(now) else None
    facts = fit_handout(gather(workshop=workshop, language=language, now=now), still_to_come)
    html = render_template("prints/handout/handout.html", closed=workshop.closed_at is not None, **facts)
    return PrintSource(html=html, file_name=file_name(workshop, "handout", language))


def fit_handout(report: Report, call_by: date | None) -> dict[str, Any]:
    """The values of both sides with as many lines as fit."""
    address = evening_address(report.colophon.code)
    paper = {"qr": qr_svg(address), "address": spoken(address), "call_by": call_by}
    base = {**report_context(report, paper=True), **paper}
    fitting: dict[str, Any] = {}
    for side, shown in SIDES.items():
        lists: dict[str, Any] = {}
        for lengths in ever_shorter(Lengths(), SHORTER, LESS):
            lists = lists_of(report, lengths)
            if count_points(render_template(f"prints/handout/_{side}.html", **{**base, **lists})) <= MOST[side]:
                break
        fitting |= {name: lists[name] for name in shown}
    return base | fitting


def lists_of(report: Report, lengths: Lengths) -> dict[str, Any]:
    plan = report.plan.steps
    return {
        "finding": excerpt(report.finding, 40, 240),
        "needs": excerpts(all_needs(report, lengths.needs)),
        "offers": excerpts(top_offers(report, lengths.offers)),
        "stations": [points_of(station, lengths) for station in report.stations if station.statements],
        "steps": [step_line(step) for step in plan[: lengths.steps]],
        "steps_left": max(0, len(plan) - lengths.steps),
    }


def points_of(station: StationFacts, lengths: Lengths) -> StationLines:
    """As many lines for every station: its key points, then what was supported most, then what was said first."""
    chosen = station.key_points[: lengths.points]
    known = {one.number for one in station.key_points}
    rest = (*most_supported(station, len(station.statements)), *station.statements)
    others = list({one.number: one for one in rest if one.number not in known}.values())
    said = others[: lengths.points - len(chosen)]
    left = len(station.statements) - len(chosen) - len(said)
    title = excerpt(station.title, 6, 40)
    return StationLines(station.number, title, lines_in(chosen, lengths), lines_in(said, lengths), left)


def lines_in(statements: Iterable[StatementFacts], lengths: Lengths) -> tuple[str, ...]:
    return tuple(excerpt(one.text, lengths.words, lengths.words * 7) for one in statements)


handout = offer(
    Kind(
        name="handout",
        shelf="report",
        title=lazy_gettext("Hand-out for residents"),
        note=lazy_gettext("Two sides in black and white, to take home the same evening."),
        build=build_handout,
    )
)
