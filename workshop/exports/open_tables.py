"""The tables of an evening as open data: those that may be published, and whatever else its report says in lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from workshop.domain.hall_time import ZONE
from workshop.services.exporting import Row, Rows, Table, cell_text, public_tables
from workshop.services.report_course_facts import Evening
from workshop.services.report_facts import Report
from workshop.services.report_theme_facts import ThemesFacts

THEMES = ("theme", "statements", "agree", "groups", "votes", "rank")
STATIONS = ("station", "title", "question")
ROUNDS = ("round", "minutes", "started_at", "ended_at")
GROUPS = ("group", "colour", "turn", "ring", "start", "joined_from")
OPINIONS = ("asked", "answer", "people")
REQUESTS = ("request", "text")
ASSURANCES = ("assurance", "text", "function")
DEEDS = ("about", "of", "text", "done_on")


def open_tables(report: Report) -> tuple[Table, ...]:
    """From the very values of the report: hidden and unread statements are in none, small numbers of people covered."""
    return (
        *public_tables(report),
        Table(
            "themes",
            THEMES,
            theme_rows(report.themes),
        ),
        Table("stations", STATIONS, tuple((one.number, one.title, one.question) for one in report.stations)),
        Table(
            "rounds",
            ROUNDS,
            tuple(round_rows(report.evening)),
        ),
        Table("groups", GROUPS, group_rows(report)),
        Table("opinions", OPINIONS, tuple(opinion_rows(report))),
        Table("requests", REQUESTS, tuple(enumerate(report.requests, start=1))),
        Table("assurances", ASSURANCES, assurance_rows(report)),
        Table("deeds", DEEDS, tuple(deed_rows(report))),
    )


def theme_rows(themes: ThemesFacts | None) -> Rows:
    """As the report has them; a theme without a dot keeps its line and has no place."""
    if themes is None:
        return ()
    return tuple(
        (one.name, len(one.statements), one.agree, one.groups, one.votes, themes.place(one)) for one in themes.themes
    )


def round_rows(evening: Evening) -> Iterator[Row]:
    """Each round, and »home« for the home round, with its planned minutes and its real times."""
    for one in evening.rounds:
        yield one.number, one.planned, local(one.started_at), local(one.ended_at)
    if evening.home_minutes:
        began, ended = (evening.home.started_at, evening.home.ended_at) if evening.home else (None, None)
        yield "home", evening.home_minutes, local(began), local(ended)


def group_rows(report: Report) -> Rows:
    """The key to the letters in the other tables. Nobody's number: how many sat in a group is small."""
    return tuple(
        (one.letter, one.colour, one.turn, one.ring, one.start, one.joined_from) for one in report.evening.groups
    )


def opinion_rows(report: Report) -> Iterator[Row]:
    """How many gave each mark, where enough answered; who would come again, small numbers covered."""
    for rating in report.opinion.ratings:
        yield from ((rating.key, mark, people) for mark, people in enumerate(rating.spread, start=1))
    yield from (("again", answer, cell_text(cell)) for answer, cell in report.opinion.again)


def assurance_rows(report: Report) -> Rows:
    """Confirmed ones alone, as in the report; here without the name of who gave them."""
    return tuple((number, one.sentence, one.function) for number, one in enumerate(report.evening.promises, start=1))


def deed_rows(report: Report) -> Iterator[Row]:
    """What was done; ``of`` is the theme, the task, or the question of the station."""
    for row in report.answered:
        asked = row.about in ("station", "rest")
        of = row.asked if asked else next(iter(row.said), None)
        for one in row.done:
            yield "station" if asked else row.about, of, one.text, one.done_on.isoformat()


def local(moment: datetime | None) -> str | None:
    """»2026-11-06T18:10:00+01:00«: the time of the hall, with its distance from UTC."""
    return moment.astimezone(ZONE).isoformat(timespec="seconds") if moment else None
