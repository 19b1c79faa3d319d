"""What a group reads in its home round: its own station with every mark on it, its key points, and what was unclear.

Marks are counted here and nowhere else on phones: they are this group's material (R13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from workshop.domain.statements import Mark, Moderation
from workshop.extensions import db
from workshop.models import Group, KeyPoint, Reaction, Statement, Station


@dataclass(frozen=True)
class HomeLine:
    """A shown statement with its marks. ``place`` is its place among the key points, else None; ``answers`` are
    explanations that were let through, ``waiting`` how many still wait."""

    id: int
    text: str
    kind: str
    colour: str | None
    added: bool
    agree: int
    unclear: int
    place: int | None
    answers: tuple[str, ...] = ()
    waiting: int = 0


@dataclass(frozen=True)
class HomeSheet:
    """``confirmed`` once the host or the facilitator has confirmed every key point that is there."""

    lines: Sequence[HomeLine]
    confirmed: bool

    @property
    def picked(self) -> list[HomeLine]:
        """The key points in their order."""
        return sorted((line for line in self.lines if line.place is not None), key=lambda line: line.place or 0)

    @property
    def unclear(self) -> list[HomeLine]:
        """What somebody did not understand."""
        return [line for line in self.lines if line.unclear]


def read_home_sheet(*, station: Station, ring: int) -> HomeSheet:
    """The sheet of one ring; the number of queries does not grow with it."""
    here = Statement.station_id == station.id, Statement.ring == ring
    rows = db.session.execute(
        select(Statement.id, Statement.text, Statement.kind, Group.colour, Statement.extends_id)
        .outerjoin(Group, Group.id == Statement.group_id)
        .where(*here, Statement.state == Moderation.SHOWN, ~Statement.clarifies)
        .order_by(Statement.created_at, Statement.id)
    ).all()
    marks, answers, points = count_marks(station.id, ring), list_answers(station.id, ring), places(station.id, ring)
    lines = [
        HomeLine(
            id=number,
            text=text,
            kind=kind,
            colour=colour,
            added=extends is not None,
            agree=marks.get((number, Mark.AGREE), 0),
            unclear=marks.get((number, Mark.UNCLEAR), 0),
            place=points[number][0] if number in points else None,
            answers=tuple(words for words, shown in answers.get(number, []) if shown),
            waiting=sum(1 for _words, shown in answers.get(number, []) if not shown),
        )
        for number, text, kind, colour, extends in rows
    ]
    return HomeSheet(lines, bool(points) and all(confirmed for _place, confirmed in points.values()))


def count_marks(station_id: int, ring: int) -> dict[tuple[int, str], int]:
    """Marks by statement and sort."""
    rows = db.session.execute(
        select(Reaction.statement_id, Reaction.mark, func.sum(Reaction.count))
        .join(Statement, Statement.id == Reaction.statement_id)
        .where(Statement.station_id == station_id, Statement.ring == ring)
        .group_by(Reaction.statement_id, Reaction.mark)
    )
    return {(statement, mark): int(count) for statement, mark, count in rows}


def list_answers(station_id: int, ring: int) -> dict[int, list[tuple[str, bool]]]:
    """(words, whether the room may see them) of each explanation by what it explains; hidden ones are not read."""
    rows = db.session.execute(
        select(Statement.extends_id, Statement.text, Statement.state)
        .where(
            Statement.station_id == station_id,
            Statement.ring == ring,
            Statement.clarifies,
            Statement.state != Moderation.HIDDEN,
        )
        .order_by(Statement.created_at, Statement.id)
    )
    found: dict[int, list[tuple[str, bool]]] = {}
    for statement, words, state in rows:
        found.setdefault(statement or 0, []).append((words, state == Moderation.SHOWN))
    return found


def places(station_id: int, ring: int) -> dict[int, tuple[int, bool]]:
    """(place, confirmed) of each key point by its statement."""
    rows = db.session.execute(
        select(KeyPoint.statement_id, KeyPoint.position, KeyPoint.confirmed_at).where(
            KeyPoint.station_id == station_id, KeyPoint.ring == ring
        )
    )
    return {statement: (place, confirmed is not None) for statement, place, confirmed in rows}
