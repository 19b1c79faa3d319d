"""The tables of an evening as open data: those that may be published, and its themes, stations and rounds."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.hall_time import ZONE
from workshop.services.exporting import Table, public_tables
from workshop.services.report_facts import Report

THEMES = ("theme", "statements", "agree", "groups", "votes", "rank")
STATIONS = ("station", "title", "question")
ROUNDS = ("round", "minutes", "started_at", "ended_at")


def open_tables(report: Report) -> tuple[Table, ...]:
    """From the very values of the report: hidden and unread statements are in none, small numbers of people covered."""
    themes = report.themes.themes if report.themes else ()
    return (
        *public_tables(report),
        Table(
            "themes",
            THEMES,
            tuple((one.name, len(one.statements), one.agree, one.groups, one.votes, one.rank) for one in themes),
        ),
        Table("stations", STATIONS, tuple((one.number, one.title, one.question) for one in report.stations)),
        Table(
            "rounds",
            ROUNDS,
            tuple(
                (one.number, one.minutes, local(one.started_at), local(one.ended_at)) for one in report.evening.rounds
            ),
        ),
    )


def local(moment: datetime | None) -> str | None:
    """»2026-11-06T18:10:00+01:00«: the time of the hall, with its distance from UTC."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds") if moment else None
