"""The statements of a report: shown ones only, with their marks, by station."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import case, func, select

from workshop.domain.findings import Marks, Statements, count_by
from workshop.domain.personal_data import mask
from workshop.domain.round_kinds import PastRounds, round_kind
from workshop.domain.statements import Kind
from workshop.extensions import db
from workshop.models import ChosenQuote, KeyPoint, Reaction, Statement, Station, Workshop
from workshop.services.asked_before import read_asked, wording_of
from workshop.services.report_course_facts import Evening, GroupFacts
from workshop.services.report_edition_facts import Withdrawn
from workshop.services.report_facts import AskedFacts, MarkFacts, StatementFacts, StationFacts


def gather_stations(
    workshop: Workshop,
    language: str,
    groups: Mapping[int, GroupFacts],
    evening: Evening,
    marks: Sequence[Any],
    gone: Sequence[Withdrawn],
) -> tuple[tuple[StationFacts, ...], dict[int, StatementFacts]]:
    """The stations in order, and every shown statement by its row. Numbers run through all stations; those that an
    edition gave stay, and within a station statements stand in the order of their numbers."""
    stations = list(db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)))
    stations.sort(key=lambda station: station.number)
    rows = shown_rows(workshop.id)
    asked = {station.id: read_asked(station, language, workshop.language) for station in stations}
    known = number_rows(rows, groups, past_rounds(evening), marks_of(marks), gone, asked)
    points, quoted = key_points(workshop.id), quoted_rows(workshop.id)
    found = (
        replace(station_facts(station, workshop, language, known, rows, points), asked=asked[station.id])
        for station in stations
    )
    return tuple(with_quotes(facts, [known[row] for row in quoted if row in known]) for facts in found), known


def quoted_rows(workshop_id: int) -> list[int]:
    """Statements that were picked to stand for their station; a hidden one is not in any report."""
    asked = select(ChosenQuote.statement_id).where(ChosenQuote.workshop_id == workshop_id)
    return list(db.session.scalars(asked.order_by(ChosenQuote.statement_id)))


def with_quotes(facts: StationFacts, quoted: Sequence[StatementFacts]) -> StationFacts:
    return replace(facts, quotes=tuple(one for one in quoted if one.station == facts.number))


def shown_rows(workshop_id: int) -> Sequence[Any]:
    """One row a statement, by station, round and time. Hidden and waiting ones are never read."""
    rows = db.session.execute(
        select(
            Statement.id,
            Statement.station_id,
            Station.number.label("station"),
            Statement.group_id,
            Statement.kind,
            Statement.text,
            Statement.round_number,
            Statement.origin,
            Statement.late,
            Statement.extends_id,
            Statement.clarifies,
            Statement.late_reason,
            Statement.report_number,
            Statement.created_at,
        )
        .join(Station, Station.id == Statement.station_id)
        .where(Statement.workshop_id == workshop_id, Statement.state == "shown")
        .order_by(
            Station.number,
            case((Statement.round_number == 0, 1), else_=0),
            Statement.round_number,
            Statement.created_at,
            Statement.id,
        )
    ).all()
    return explained(rows)


def explained(rows: Sequence[Any]) -> list[Any]:
    """Each explanation right after what it explains, where that is shown; else at its own place."""
    there = {row.id for row in rows}
    after: dict[int, list[Any]] = {}
    for row in rows:
        if row.clarifies and row.extends_id in there:
            after.setdefault(row.extends_id, []).append(row)
    moved = {row.id for found in after.values() for row in found}
    return [each for row in rows if row.id not in moved for each in (row, *after.get(row.id, ()))]


def mark_rows(workshop_id: int) -> Sequence[Any]:
    """The marks of an evening: one row for each statement, sort, group, round and road."""
    by = Reaction.statement_id, Reaction.mark, Reaction.group_id, Reaction.round_number, Reaction.origin
    asked = select(*by, func.sum(Reaction.count).label("given")).where(Reaction.workshop_id == workshop_id)
    return db.session.execute(asked.group_by(*by)).all()


def marks_of(rows: Sequence[Any]) -> dict[tuple[int, str], int]:
    """How many marks of each sort a statement has."""
    counted: dict[tuple[int, str], int] = {}
    for row in rows:
        at = row.statement_id, row.mark
        counted[at] = counted.get(at, 0) + int(row.given)
    return counted


def gather_marks(
    rows: Sequence[Any], groups: Mapping[int, GroupFacts], known: Mapping[int, StatementFacts]
) -> tuple[MarkFacts, ...]:
    """Every mark on a shown statement, with the group, the round and the road it came from."""
    found = [
        MarkFacts(
            number=known[row.statement_id].number,
            mark=row.mark,
            count=Marks(int(row.given)),
            group=groups.get(row.group_id),
            round_number=row.round_number,
            origin=row.origin,
        )
        for row in rows
        if row.statement_id in known
    ]
    return tuple(sorted(found, key=mark_order))


def mark_order(one: MarkFacts) -> tuple[int, str, int, str, str]:
    """By statement, sort, round and group."""
    return one.number, one.mark, one.round_number, one.group.letter if one.group else "", one.origin


def key_points(workshop_id: int) -> list[tuple[int, int]]:
    """(station row, statement row) in the order in which the groups put them."""
    found = db.session.execute(
        select(KeyPoint.station_id, KeyPoint.statement_id)
        .where(KeyPoint.workshop_id == workshop_id)
        .order_by(KeyPoint.station_id, KeyPoint.position, KeyPoint.id)
    )
    return [(station, statement) for station, statement in found]


def count_unshown(workshop_id: int) -> dict[str, int]:
    """How many statements wait or are hidden; the report says their number and nothing else of them."""
    found = db.session.execute(
        select(Statement.state, func.count(Statement.id))
        .where(Statement.workshop_id == workshop_id, Statement.state != "shown")
        .group_by(Statement.state)
    )
    return {str(row[0]): int(row[1]) for row in found}


def numbers_of(rows: Sequence[Any], gone: Sequence[Withdrawn]) -> dict[int, int]:
    """By row: the number of an edition, where it has one; for others those after the last that was ever given."""
    fresh = [row.id for row in rows if row.report_number is None]
    kept = {row.id: row.report_number for row in rows if row.report_number is not None}
    last = max([*kept.values(), *(one.number for one in gone)], default=0)
    return {**kept, **{row: number for number, row in enumerate(fresh, start=last + 1)}}


def gather_withdrawn(workshop_id: int) -> tuple[Withdrawn, ...]:
    """What stood in an edition and is shown no more."""
    gone = Statement.report_number.is_not(None), Statement.state != "shown"
    asked = select(Statement.report_number, Station.number).join(Station, Station.id == Statement.station_id)
    asked = asked.where(Statement.workshop_id == workshop_id, *gone).order_by(Statement.report_number)
    rows = db.session.execute(asked)
    return tuple(Withdrawn(number, station) for number, station in rows if number is not None)


def past_rounds(evening: Evening) -> PastRounds:
    """The parts of the evening that have no number. The gallery walk begins where the last round ends."""
    walked = evening.rounds[-1].ended_at if evening.gallery else None
    home = evening.home
    return PastRounds(walked, home.started_at if home else None, home.ended_at if home else None)


def kind_of_round(row: Any, past: PastRounds) -> str:
    return str(round_kind(past, round_number=row.round_number, origin=row.origin, late=row.late, at=row.created_at))


def number_rows(
    rows: Sequence[Any],
    groups: Mapping[int, GroupFacts],
    past: PastRounds,
    marks: Mapping[tuple[int, str], int],
    gone: Sequence[Withdrawn],
    asked: Mapping[int, Sequence[AskedFacts]],
) -> dict[int, StatementFacts]:
    """Plain values by row, numbered from 1; what somebody wrote of a telephone or an e-mail is masked once more."""
    numbers = numbers_of(rows, gone)
    return {
        row.id: StatementFacts(
            number=numbers[row.id],
            station=row.station,
            kind=row.kind,
            text=mask(row.text),
            group=groups.get(row.group_id),
            round_number=row.round_number,
            origin=row.origin,
            late=row.late,
            agree=Marks(marks.get((row.id, "agree"), 0)),
            unclear=Marks(marks.get((row.id, "unclear"), 0)),
            adds_to=None if row.clarifies else numbers.get(row.extends_id),
            explains=numbers.get(row.extends_id) if row.clarifies else None,
            late_reason=None if row.late_reason is None else mask(row.late_reason),
            wording=wording_of(row.origin, row.created_at, asked[row.station_id]),
            round_kind=kind_of_round(row, past),
        )
        for row in rows
    }


def station_facts(
    station: Station,
    workshop: Workshop,
    language: str,
    known: Mapping[int, StatementFacts],
    rows: Sequence[Any],
    points: Sequence[tuple[int, int]],
) -> StationFacts:
    said = tuple(sorted((known[row.id] for row in rows if row.station_id == station.id), key=lambda one: one.number))
    kinds = count_by(said, lambda one: one.kind, [kind.value for kind in Kind])
    return StationFacts(
        number=station.number,
        title=station.text("title", language, workshop.language),
        question=station.text("question", language, workshop.language),
        statements=said,
        key_points=tuple(known[row] for at, row in points if at == station.id and row in known),
        kinds=tuple((kind, Statements(count)) for kind, count in kinds.items() if count),
    )
