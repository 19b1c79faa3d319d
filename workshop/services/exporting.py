"""The figures of an evening as tables: for the public from the values of the report, for the staff with states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from sqlalchemy import Subquery, case, func, select

from workshop.domain.csv_safe import Cell
from workshop.domain.evening import State
from workshop.domain.findings import Cell as MaskedCell
from workshop.domain.statement_rows import OPTIONAL, REQUIRED
from workshop.domain.statements import Mark
from workshop.extensions import db
from workshop.models import Group, Reaction, Statement, Station, Workshop
from workshop.services.report_facts import Report, VoteFacts
from workshop.services.report_file import HEADER, statement_rows
from workshop.services.report_steps import HEADER as STEPS
from workshop.services.report_steps import step_rows

Row = tuple[Cell, ...]
Rows = tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """``name`` is that of its file; ``header`` and code words in the rows are the same in every language."""

    name: str
    header: tuple[str, ...]
    rows: Rows


def public_tables(report: Report) -> tuple[Table, ...]:
    """What may be published: shown statements alone, small cells masked as in the report, nobody's contact."""
    return (
        Table("statements", HEADER, tuple(statement_rows(report))),
        Table("reactions", ("number", "mark", "count", "group", "round", "origin"), tuple(mark_rows(report))),
        Table("votes", ("rank", "option", "text", "phone", "paper", "together"), vote_rows(report.votes)),
        Table("summary", ("what", "count", "unit"), tuple(summary_rows(report))),
        Table("next-steps", STEPS, tuple(step_rows(report.plan))),
        Table("sign-ups", ("role", "people"), tuple((role, cell_text(cell)) for role, cell in report.interest.roles)),
    )


def mark_rows(report: Report) -> Iterator[Row]:
    """Marks on each statement, by group, round and origin; ``number`` is the statement's in the report."""
    for one in report.marks:
        letter = one.group.letter if one.group else None
        yield one.number, one.mark, one.count, letter, one.round_number or None, one.origin


def vote_rows(votes: VoteFacts | None) -> Rows:
    """The ranking; a withdrawn statement keeps its line and loses its words."""
    if votes is None:
        return ()
    return tuple(
        (row.place, row.item.number, row.item.text or "", row.item.phone, row.item.paper, row.item.votes)
        for row in votes.ranked
    )


def summary_rows(report: Report) -> Iterator[Row]:
    """Totals with their units, which are never added together."""
    there = report.attendance
    yield "present", there.present, "people"
    yield "adults", there.adults, "people"
    yield "children", there.children, "people"
    yield "seats", there.seats, "people"
    yield "adults_seated", there.heads.adults, "people"
    yield "children_seated", there.heads.children, "people"
    for what, people in there.roads:
        yield what, people, "people"
    yield "shown", len(report.statements), "statements"
    yield "waiting", report.waiting, "statements"
    yield "hidden", report.hidden, "statements"
    yield "agree", sum(station.agree for station in report.stations), "marks"
    yield "unclear", sum(station.unclear for station in report.stations), "marks"
    if report.votes is not None:
        yield "phone", report.votes.phone, "votes"
        yield "paper", report.votes.paper, "votes"
        yield "voters", report.votes.voters, "people"
    yield "signed_up", report.evening.told(report.interest.people, State.SIGN_UP), "people"
    yield "opinions", report.evening.told(report.opinion.sheets, State.EVALUATION), "people"


def cell_text(cell: MaskedCell) -> Cell:
    """A number of people; too small a one as »<5«, one withheld with it as nothing."""
    if cell.value is not None:
        return cell.value
    return f"<{cell.limit}" if cell.shown == "below" else None


def staff_table(workshop: Workshop) -> Table:
    """Every statement with its state, in the columns that importing knows, so that it can be taken over elsewhere.

    One query. No seat and no words from before a moderator covered or mended them."""
    marks = count_marks(workshop.id)
    rows = db.session.execute(
        select(Statement, Station.number, Group.letter, marks.c.agree, marks.c.unclear)
        .join(Station, Station.id == Statement.station_id)
        .outerjoin(Group, Group.id == Statement.group_id)
        .outerjoin(marks, marks.c.statement_id == Statement.id)
        .where(Statement.workshop_id == workshop.id)
        .order_by(Station.number, Statement.created_at, Statement.id)
    )
    return Table("all-statements", REQUIRED + OPTIONAL, tuple(staff_row(*row) for row in rows))


def staff_row(one: Statement, station: int, letter: str | None, agree: int | None, unclear: int | None) -> Row:
    """In the order of REQUIRED and OPTIONAL; the time in UTC, to the second."""
    spoken = one.created_at.astimezone(UTC).isoformat(timespec="seconds")
    marks = (int(agree or 0), int(unclear or 0))
    return station, one.kind, one.text, letter, one.round_number, one.origin, *marks, one.state, spoken


def count_marks(workshop_id: int) -> Subquery:
    """Agreement and its lack by statement."""
    return (
        select(
            Reaction.statement_id,
            func.sum(case((Reaction.mark == Mark.AGREE, Reaction.count), else_=0)).label("agree"),
            func.sum(case((Reaction.mark == Mark.UNCLEAR, Reaction.count), else_=0)).label("unclear"),
        )
        .where(Reaction.workshop_id == workshop_id)
        .group_by(Reaction.statement_id)
        .subquery()
    )
