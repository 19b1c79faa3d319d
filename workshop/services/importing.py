"""Importing statements from a file: the whole file or nothing, and the same file twice adds nothing."""

from __future__ import annotations

import csv
import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from workshop.domain.csv_safe import read_csv
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.statement_rows import Fault, StatementRow, check_header, parse_row
from workshop.domain.statements import Mark, Moderation
from workshop.extensions import db
from workshop.models import Group, Reaction, Statement, Station, Workshop
from workshop.services.holding import hold_workshop
from workshop.services.journal import record

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 10_000
"""So many statements an evening is made for; the store is kept for itself for about a second while they are written."""
NAMESPACE = uuid.UUID("5b6d7f3e-2f4b-4d0c-9a53-3e6f2c1d8a10")
"""Under it the keys of imported rows are made, so that a row has the same key in every run."""


class FileFaults(Refusal):
    """The file's bad rows, each with its line and reason. Nothing of the file was stored."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("import_faults", count=len(faults))
        self.faults = faults


@dataclass(frozen=True)
class Imported:
    """How many rows the file had, how many were new, and how many marks came with them."""

    rows: int
    added: int
    marks: int


def import_statements(*, workshop: Workshop, raw: bytes, actor: str, now: datetime) -> Imported:
    """Adds the file's statements and marks. Raises Refusal, or FileFaults with every bad row."""
    if workshop.closed_at is not None:
        raise WrongState("evening_closed")
    rows = keyed(workshop.code, read_rows(workshop, raw))
    hold_workshop(workshop.id)
    known = set(db.session.scalars(select(Statement.key).where(Statement.workshop_id == workshop.id)))
    fresh = [(key, row) for key, row in rows if key not in known]
    marks = add_rows(workshop, fresh, now)
    if fresh:
        record(
            workshop=workshop,
            actor=actor,
            act="import_statements",
            now=now,
            subject="workshop",
            subject_id=workshop.id,
            after={"rows": len(rows), "added": len(fresh), "marks": marks},
        )
    db.session.commit()
    return Imported(rows=len(rows), added=len(fresh), marks=marks)


def read_rows(workshop: Workshop, raw: bytes) -> list[StatementRow]:
    """Every row, checked. Raises Refusal for the file as a whole, FileFaults for its rows.

    The store is let go meanwhile, so that nobody who writes waits for the reading."""
    stations = select(Station.number, Station.kinds).where(Station.workshop_id == workshop.id)
    kinds = {number: tuple(allowed) for number, allowed in db.session.execute(stations)}
    groups = frozenset(db.session.scalars(select(Group.letter).where(Group.workshop_id == workshop.id)))
    db.session.rollback()
    header, lines = read_file(raw)
    check_header(header)
    rows, faults = [], []
    for line, cells in lines:
        try:
            rows.append(parse_row(line, cells, kinds=kinds, groups=groups))
        except Refusal as refusal:
            faults.append(Fault(line, refusal))
    if faults:
        raise FileFaults(faults)
    return rows


def read_file(raw: bytes) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    if len(raw) > MOST_BYTES:
        raise Refusal("file_too_large", megabytes=MOST_BYTES // (1024 * 1024))
    try:
        header, lines = read_csv(raw)
    except UnicodeDecodeError:
        raise Refusal("file_not_utf8") from None
    except csv.Error:
        raise Refusal("file_not_csv") from None
    if not lines:
        raise Refusal("file_empty")
    if len(lines) > MOST_ROWS:
        raise Refusal("file_too_long", rows=len(lines), most=MOST_ROWS)
    return header, lines


def keyed(code: str, rows: list[StatementRow]) -> list[tuple[str, StatementRow]]:
    """Each row with its key: made of its content and of how often that content came before it in the file."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        content = "\x1f".join(
            str(part) for part in (row.station, row.kind, row.text, row.group, row.round_number, row.origin, row.time)
        )
        seen[content] += 1
        key = uuid.uuid5(NAMESPACE, f"{code}\x1f{seen[content]}\x1f{content}")
        found.append((str(key), row))
    return found


def add_rows(workshop: Workshop, fresh: list[tuple[str, StatementRow]], now: datetime) -> int:
    """Inserts statements and their marks; returns the number of marks. The caller commits."""
    if not fresh:
        return 0
    numbers = select(Station.number, Station.id).where(Station.workshop_id == workshop.id)
    stations = dict(db.session.execute(numbers).all())
    groups = {
        letter: (group_id, ring)
        for letter, group_id, ring in db.session.execute(
            select(Group.letter, Group.id, Group.ring).where(Group.workshop_id == workshop.id)
        )
    }
    db.session.execute(
        insert(Statement), [statement_values(workshop, key, row, stations, groups, now) for key, row in fresh]
    )
    keys = select(Statement.key, Statement.id).where(Statement.workshop_id == workshop.id)
    ids = dict(db.session.execute(keys).all())
    marks = [mark for key, row in fresh for mark in mark_values(workshop, ids[key], key, row, groups, now)]
    if marks:
        db.session.execute(insert(Reaction), marks)
    return sum(row.agree + row.unclear for _key, row in fresh)


def statement_values(
    workshop: Workshop,
    key: str,
    row: StatementRow,
    stations: dict[int, int],
    groups: dict[str, tuple[int, int]],
    now: datetime,
) -> dict[str, object]:
    group_id, ring = groups.get(row.group, (None, 1))
    return {
        "workshop_id": workshop.id,
        "station_id": stations[row.station],
        "group_id": group_id,
        "ring": ring,
        "round_number": row.round_number,
        "kind": row.kind,
        "text": row.text,
        "origin": row.origin,
        "state": row.state,
        "key": key,
        "created_at": row.time or now,
        "moderated_at": None if row.state == Moderation.WAITING else row.time or now,
    }


def mark_values(
    workshop: Workshop,
    statement_id: int,
    key: str,
    row: StatementRow,
    groups: dict[str, tuple[int, int]],
    now: datetime,
) -> list[dict[str, object]]:
    """The marks counted in the file: no group stands behind them, so none is written down."""
    counts = {Mark.AGREE: row.agree, Mark.UNCLEAR: row.unclear}
    return [
        {
            "workshop_id": workshop.id,
            "statement_id": statement_id,
            "mark": mark,
            "count": count,
            "ring": groups.get(row.group, (0, 1))[1],
            "round_number": row.round_number,
            "origin": row.origin,
            "key": str(uuid.uuid5(uuid.UUID(key), mark)),
            "created_at": row.time or now,
        }
        for mark, count in counts.items()
        if count
    ]
