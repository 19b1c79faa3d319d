"""What earlier groups left at a table, for its host: what to tell first, what else there is, and whose key points."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.evening import State
from workshop.domain.recap import Left, recap
from workshop.domain.statements import Mark
from workshop.extensions import db
from workshop.models import Reaction, Statement
from workshop.services.home_sheet import HomeLine, read_home_sheet
from workshop.services.hosting import BY_HOST, HostTable, Sitting


@dataclass(frozen=True)
class Note:
    """A line for the host. ``asks``: somebody did not understand it and nobody has explained it yet. ``agree`` and
    ``unclear`` are the marks that the host has set for the group that sits here: others' stay hidden (B.4)."""

    line: HomeLine
    asks: bool
    agree: int
    unclear: int


@dataclass(frozen=True)
class Recap:
    """``told`` is read out in half a minute, ``rest`` is folded. ``picked`` and ``confirmed`` are of the home round."""

    told: tuple[Note, ...]
    rest: tuple[Note, ...]
    picked: tuple[HomeLine, ...]
    confirmed: bool


def read_recap(table: HostTable, sitting: Sitting) -> Recap:
    """Everything shown at the station in this ring that the group which sits here did not just write itself; in the
    home round all of it. The number of queries does not grow with it."""
    sheet = read_home_sheet(station=table.station, ring=table.ring)
    own = set() if table.state is State.HOME_ROUND else written_now(table, sitting)
    marks = count_set(table, sitting)
    lines = {line.id: line for line in sheet.lines if line.id not in own}
    told, rest = recap(Left(line.id, line.agree, line.unclear, bool(line.answers)) for line in lines.values())

    def note(number: int) -> Note:
        line = lines[number]
        asks = Left(number, line.agree, line.unclear, bool(line.answers)).asks
        return Note(line, asks, marks.get((number, Mark.AGREE), 0), marks.get((number, Mark.UNCLEAR), 0))

    return Recap(tuple(map(note, told)), tuple(map(note, rest)), tuple(sheet.picked), sheet.confirmed)


def written_now(table: HostTable, sitting: Sitting) -> set[int]:
    """What those at the table wrote here in the round that is shown: its groups, or where people mix everybody."""
    if not sitting.groups and not table.mixes:
        return set()
    theirs = (
        Statement.ring == table.ring if table.mixes else Statement.group_id.in_([group.id for group in sitting.groups])
    )
    written = select(Statement.id).where(
        Statement.station_id == table.station.id, Statement.round_number == table.evening.round_number, theirs
    )
    return set(db.session.scalars(written))


def count_set(table: HostTable, sitting: Sitting) -> dict[tuple[int, str], int]:
    """Marks that the host has set for this group, by statement and sort."""
    rows = db.session.execute(
        select(Reaction.statement_id, Reaction.mark, func.sum(Reaction.count))
        .join(Statement, Statement.id == Reaction.statement_id)
        .where(
            Statement.station_id == table.station.id,
            Statement.ring == table.ring,
            Reaction.origin == BY_HOST,
            Reaction.group_id.is_(None) if sitting.group is None else Reaction.group_id == sitting.group.id,
        )
        .group_by(Reaction.statement_id, Reaction.mark)
    )
    return {(statement, mark): int(count) for statement, mark, count in rows}
