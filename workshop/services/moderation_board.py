"""What the moderator's board shows: the queue, what hangs on the wall or is hidden, and what can be undone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from workshop.domain.personal_data import find_personal_data
from workshop.domain.refusals import NotFound
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Group, JournalEntry, KeyPoint, Statement, Station, Workshop
from workshop.services.moderating import SUBJECT, UNDOABLE, words_before
from workshop.services.moderation_hold import card_mark, is_taken_out
from workshop.services.moderation_record import Handled, read_handled

AT_A_TIME = 50
OFFERED_SECONDS = 10


@dataclass(frozen=True)
class Sieve:
    """What the board is narrowed to; nothing narrows nothing. ``words`` are looked for in the text."""

    station: int | None = None
    group: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Card:
    """A statement as a card. ``pieces`` are its words, each with whether it is a telephone number or an e-mail;
    ``seen`` is what an act on it carries back."""

    statement: Statement
    station: Station
    group: Group | None
    key_point: bool
    handled: Handled

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        text, pieces, at = self.statement.text, [], 0
        for span in find_personal_data(text):
            pieces += [(text[at : span.start], False), (text[span.start : span.end], True)]
            at = span.end
        return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]

    @property
    def taken_out(self) -> bool:
        return is_taken_out(self.statement)

    @property
    def seen(self) -> str:
        return card_mark(self.statement.state, self.statement.text)


@dataclass(frozen=True)
class Undo:
    """An act of this person that can still be taken back, for so many seconds."""

    statement_id: int
    act: str
    seen: str
    seconds: int


@dataclass(frozen=True)
class Board:
    """``more`` waiting cards lie behind the last one of ``queue``; ``pages`` of the other column begin at 1."""

    queue: Sequence[Card]
    more: int
    side: Sequence[Card]
    page: int
    pages: int
    counts: dict[str, int]
    stations: Sequence[Station]
    groups: Sequence[Group]


def read_board(workshop: Workshop, *, sieve: Sieve, side: Moderation, after: int = 0, page: int = 1) -> Board:
    """Both columns, fifty cards each. The number of queries does not grow with the evening."""
    stations, groups = list_stations(workshop.id), list_groups(workshop.id)
    narrowed = conditions(workshop.id, sieve)
    counts = count_states(narrowed)
    pages = max(1, -(-counts[side] // AT_A_TIME))
    page = min(max(1, page), pages)
    waiting = [*narrowed, Statement.state == Moderation.WAITING, Statement.id > after]
    queue = fetch(select(Statement).where(*waiting).order_by(Statement.id).limit(AT_A_TIME))
    beside = fetch(
        select(Statement)
        .where(*narrowed, Statement.state == side)
        .order_by(Statement.moderated_at.desc(), Statement.id.desc())
        .limit(AT_A_TIME)
        .offset((page - 1) * AT_A_TIME)
    )
    make = CardMaker(workshop.id, stations, groups, [*queue, *beside])
    return Board(
        queue=[make(statement) for statement in queue],
        more=count_after(narrowed, queue[-1].id) if queue else 0,
        side=[make(statement) for statement in beside],
        page=page,
        pages=pages,
        counts=counts,
        stations=stations,
        groups=groups,
    )


def read_queue(workshop: Workshop, *, sieve: Sieve, after: int) -> tuple[list[Card], int]:
    """The next waiting cards behind ``after``, and how many lie behind those."""
    narrowed = conditions(workshop.id, sieve)
    waiting = [*narrowed, Statement.state == Moderation.WAITING, Statement.id > after]
    queue = fetch(select(Statement).where(*waiting).order_by(Statement.id).limit(AT_A_TIME))
    make = CardMaker(workshop.id, list_stations(workshop.id), list_groups(workshop.id), queue)
    return [make(statement) for statement in queue], count_after(narrowed, queue[-1].id) if queue else 0


def count_more(workshop_id: int, *, sieve: Sieve, after: int) -> tuple[int, dict[str, int]]:
    """How many wait behind ``after``, and all counts by state."""
    narrowed = conditions(workshop_id, sieve)
    return count_after(narrowed, after), count_states(narrowed)


def read_card(workshop: Workshop, statement_id: int) -> Card:
    """One card as it stands now. Raises NotFound."""
    statement = db.session.get(Statement, statement_id)
    if statement is None or statement.workshop_id != workshop.id:
        raise NotFound("not_found")
    return CardMaker(workshop.id, list_stations(workshop.id), list_groups(workshop.id), [statement])(statement)


def find_undo(workshop_id: int, *, actor: str, now: datetime) -> Undo | None:
    """The newest act of this person on a card, while it can be taken back."""
    row = db.session.execute(
        select(JournalEntry, Statement)
        .join(Statement, Statement.id == JournalEntry.subject_id)
        .where(
            JournalEntry.workshop_id == workshop_id,
            JournalEntry.subject == SUBJECT,
            JournalEntry.actor == actor,
            JournalEntry.at >= now - timedelta(seconds=OFFERED_SECONDS),
        )
        .order_by(JournalEntry.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None or row[0].act not in UNDOABLE or words_before(row[1], json.loads(row[0].before)) is None:
        return None
    entry, statement = row
    left = OFFERED_SECONDS - int((now - entry.at).total_seconds())
    return Undo(statement.id, entry.act, card_mark(statement.state, statement.text), left)


def conditions(workshop_id: int, sieve: Sieve) -> list[ColumnElement[bool]]:
    """The sieve as conditions of a query."""
    found = [Statement.workshop_id == workshop_id]
    if sieve.station is not None:
        found.append(Statement.station_id == sieve.station)
    if sieve.group is not None:
        found.append(Statement.group_id == sieve.group)
    if sieve.words:
        found.append(Statement.id.in_(find_words(workshop_id, sieve.words)))
    return found


def find_words(workshop_id: int, words: str) -> list[int]:
    """Statements with these words in them. SQLite knows capitals only in ASCII, so Č and č are compared here."""
    wanted = words.casefold()
    rows = db.session.execute(select(Statement.id, Statement.text).where(Statement.workshop_id == workshop_id))
    return [number for number, text in rows if wanted in text.casefold()]


def count_states(narrowed: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    """Statements by state, zeros included."""
    counts = {str(state): 0 for state in Moderation}
    rows = db.session.execute(
        select(Statement.state, func.count(Statement.id)).where(*narrowed).group_by(Statement.state)
    )
    counts.update((row[0], row[1]) for row in rows)
    return counts


def count_after(narrowed: Sequence[ColumnElement[bool]], after: int) -> int:
    asked = select(func.count(Statement.id)).where(
        *narrowed, Statement.state == Moderation.WAITING, Statement.id > after
    )
    return db.session.scalar(asked) or 0


def fetch(query: Select[Any]) -> Sequence[Statement]:
    return db.session.scalars(query).all()


def list_stations(workshop_id: int) -> Sequence[Station]:
    return db.session.scalars(select(Station).where(Station.workshop_id == workshop_id).order_by(Station.number)).all()


def list_groups(workshop_id: int) -> Sequence[Group]:
    return db.session.scalars(
        select(Group).where(Group.workshop_id == workshop_id).order_by(Group.ring, Group.place)
    ).all()


class CardMaker:
    """Makes cards from ``statements`` with the stations, groups, key points and what was done to them read once."""

    def __init__(
        self, workshop_id: int, stations: Sequence[Station], groups: Sequence[Group], statements: Sequence[Statement]
    ) -> None:
        self.stations = {station.id: station for station in stations}
        self.groups = {group.id: group for group in groups}
        points = select(KeyPoint.statement_id).where(KeyPoint.workshop_id == workshop_id)
        self.points = set(db.session.scalars(points))
        self.handled = read_handled(statements)

    def __call__(self, statement: Statement) -> Card:
        return Card(
            statement=statement,
            station=self.stations[statement.station_id],
            group=self.groups.get(statement.group_id or 0),
            key_point=statement.id in self.points,
            handled=self.handled.get(statement.id, Handled()),
        )
