"""The agenda as it was held: planned times beside the real ones of the journal, for the minutes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from workshop.domain.agenda import schedule
from workshop.domain.evening import State
from workshop.domain.personal_data import mask
from workshop.domain.spans import Move, Span, beside_agenda, replay, times_of
from workshop.extensions import db
from workshop.models import AgendaBlock, JournalEntry, Round, Workshop
from workshop.services.evening import stages_of
from workshop.services.report_course_facts import RoundFacts

ASKING = (State.GALLERY, State.VOTING, State.SIGN_UP, State.EVALUATION)
"""Stages of which a report says that nothing came of them."""


@dataclass(frozen=True)
class PartHeld:
    """Parts of the agenda that were held as one: their titles, planned from and until, and when they really were."""

    titles: tuple[str, ...]
    planned: tuple[time, time] | None
    began: datetime | None
    ended: datetime | None


@dataclass(frozen=True)
class Held:
    """The whole evening. ``journalled`` is False where only the rounds and the home round have real times, as in an
    evening that was taken over from another computer: the journal stays where it was written."""

    parts: tuple[PartHeld, ...]
    opened: datetime | None
    closed: datetime | None
    journalled: bool


def gather_held(workshop: Workshop) -> Held:
    """Three queries, and two more where there is no journal of it."""
    blocks = db.session.scalars(
        select(AgendaBlock).where(AgendaBlock.workshop_id == workshop.id).order_by(AgendaBlock.position)
    ).all()
    moves = list_moves(workshop.id)
    spans = replay(moves) or (*spans_of_rounds(workshop.id), *spans_of_home(gather_home(workshop)))
    lines = [(block.kind, block.minutes) for block in blocks]
    planned = schedule(workshop.starts_at, lines) if workshop.starts_at else ()
    titles = [mask(block.title) for block in blocks]
    parts = tuple(
        PartHeld(
            tuple(titles[place] for place in one.places),
            (planned[one.places[0]][0], planned[one.places[-1]][1]) if planned else None,
            one.began,
            one.ended,
        )
        for one in beside_agenda([kind for kind, _minutes in lines], spans)
    )
    return Held(parts, first_of(spans), workshop.closed_at, bool(moves))


def gather_unreached(workshop: Workshop) -> tuple[str, ...]:
    """Stages of ASKING that a workshop was closed before. Closing writes them down, because the journal stays where it
    was written; for one that was closed before closing did so the journal is asked."""
    if workshop.closed_at is None:
        return ()
    return stages_unreached(workshop) if workshop.unreached is None else tuple(workshop.unreached.split())


def stages_unreached(workshop: Workshop) -> tuple[str, ...]:
    """Those that the journal does not know; none where it knows of no stage at all, as for one led on paper alone."""
    entered = {span.state for span in replay(list_moves(workshop.id))} - {State.CLOSED}
    planned = {stage.state for stage in stages_of(workshop)}
    return tuple(str(one) for one in ASKING if one in planned - entered) if entered else ()


def gather_home(workshop: Workshop) -> RoundFacts | None:
    """The home round as the minutes have it, without times where it was left out; None where none was planned, or
    where neither the journal knows of rounds nor the file that the evening came in said it."""
    if not workshop.home_minutes:
        return None
    rows = read_journal(workshop.id, or_(JournalEntry.subject == "evening", JournalEntry.act == "import"))
    spans = replay(moves_of(rows))
    if any(span.state is State.ROUND for span in spans):
        return RoundFacts(0, workshop.home_minutes, *times_of(frozenset({State.HOME_ROUND}), spans))
    told = [read_home(after.get("home_round")) for act, after, _at in rows if act == "import"]
    return RoundFacts(0, workshop.home_minutes, *told[-1]) if told and told[-1] else None


def read_home(said: Any) -> tuple[datetime | None, datetime | None] | None:
    """Raises TypeError or ValueError for what no file of ours says."""
    if said is None:
        return None
    began, ended = (datetime.fromisoformat(one) if one else None for one in said)
    if any(one and one.tzinfo is None for one in (began, ended)):
        raise ValueError("a time without its zone")
    return began, ended


def list_moves(workshop_id: int) -> list[Move]:
    """Every row of the journal that says where the evening stood, in the order in which they were written."""
    return moves_of(read_journal(workshop_id, JournalEntry.subject == "evening"))


def moves_of(rows: Sequence[tuple[str, Any, datetime]]) -> list[Move]:
    return [
        Move(act, State(after["state"]), int(after.get("round_number") or 0), at)
        for act, after, at in rows
        if after.get("state") in list(State)
    ]


def read_journal(workshop_id: int, which: ColumnElement[bool]) -> list[tuple[str, Any, datetime]]:
    """(act, what was after it, when) in the order in which they were written. One query."""
    asked = select(JournalEntry.act, JournalEntry.after, JournalEntry.at)
    rows = db.session.execute(asked.where(JournalEntry.workshop_id == workshop_id, which).order_by(JournalEntry.id))
    return [(act, json.loads(after or "{}"), at) for act, after, at in rows]


def spans_of_rounds(workshop_id: int) -> tuple[Span, ...]:
    """What the rounds themselves know, where there is no journal."""
    rows = db.session.scalars(select(Round).where(Round.workshop_id == workshop_id).order_by(Round.number))
    return tuple(Span(State.ROUND, row.number, row.started_at, row.ended_at) for row in rows if row.started_at)


def spans_of_home(home: RoundFacts | None) -> tuple[Span, ...]:
    """The home round of a file."""
    return (Span(State.HOME_ROUND, 0, home.started_at, home.ended_at),) if home and home.started_at else ()


def first_of(spans: tuple[Span, ...]) -> datetime | None:
    return next((span.began for span in spans if span.state is not State.PREPARED), None)
