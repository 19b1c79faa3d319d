"""What to look at before a report is published: is it closed, what waits, what is covered, what may be a name."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from workshop.domain.editions import Part
from workshop.domain.findings import SMALL, Cell
from workshop.domain.names import may_be_names
from workshop.extensions import db
from workshop.models import Statement, Workshop
from workshop.services.editions import newest_edition
from workshop.services.report import gather_report
from workshop.services.report_crowd import Attendance
from workshop.services.report_publishing import waiting_changes

MOST_NAMED = 30


@dataclass(frozen=True)
class Named:
    """A shown statement by its row, and the words in it that may be somebody's name."""

    row: int
    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """``edition`` is the number that publishing would give; ``changes`` are empty where it would bring back an edition
    as it was. ``covered`` counts small numbers of people that are not shown, ``contact`` tells whether the report gives
    one, ``dated`` whether it gives the day. With ``few`` people in the hall everybody knows who said what; ``few`` is
    None where there were enough, or nobody was counted. ``named`` is cut at ``more`` further."""

    closed: bool
    edition: int
    changes: dict[Part, int]
    waiting: int
    covered: int
    contact: bool
    dated: bool
    few: int | None
    attendance: Attendance
    named: tuple[Named, ...]
    more: int
    written: tuple[str, ...]


def check_publication(*, workshop: Workshop, language: str, now: datetime) -> Check:
    """Reads alone."""
    report = gather_report(workshop=workshop, language=language, now=now)
    newest, found = newest_edition(workshop.id), waiting_changes(workshop, now)
    named = list_named(workshop)
    return Check(
        closed=workshop.closed_at is not None,
        edition=1 if newest is None else newest.number + bool(found),
        changes=found,
        waiting=report.waiting,
        covered=sum(cell.value is None for cell in cells_in((report.attendance, report.interest, report.opinion))),
        contact=bool(report.colophon.contact.strip()),
        dated=workshop.held_on is not None,
        few=report.attendance.present if 0 < report.attendance.present < SMALL else None,
        attendance=report.attendance,
        named=tuple(named[:MOST_NAMED]),
        more=max(0, len(named) - MOST_NAMED),
        written=tuple(written_names(workshop)),
    )


def cells_in(value: Any) -> list[Cell]:
    """Every number of people that may be covered, however deep it stands."""
    if isinstance(value, Cell):
        return [value]
    inside = value if isinstance(value, tuple) else ()
    if is_dataclass(value) and not isinstance(value, type):
        inside = tuple(getattr(value, one.name) for one in fields(value))
    return [cell for one in inside for cell in cells_in(one)]


def list_named(workshop: Workshop) -> list[Named]:
    asked = select(Statement.id, Statement.text).where(Statement.workshop_id == workshop.id, Statement.state == "shown")
    rows = db.session.execute(asked.order_by(Statement.id))
    found = [Named(row, text, tuple(may_be_names(text, places(workshop)))) for row, text in rows]
    return [one for one in found if one.words]


def written_names(workshop: Workshop) -> list[str]:
    """The same of what the staff wrote: finding, summary, requests."""
    words = (workshop.findings_text, workshop.summary_text, workshop.requests_text)
    return list(dict.fromkeys(name for text in words for name in may_be_names(text, places(workshop))))


def places(workshop: Workshop) -> tuple[str, ...]:
    community = workshop.community
    return (community.name, community.municipality, workshop.venue, workshop.title)
