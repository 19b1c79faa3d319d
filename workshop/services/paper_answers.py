"""The answers of a sheet as rows: added, changed, taken away, each field under a key of its own (F7)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.statements import Moderation, Origin
from workshop.extensions import db
from workshop.models import Group, Statement, Station, Visit, Workshop
from workshop.services.changeable import refuse_answered, refuse_hidden, refuse_listed
from workshop.services.once import insert_once
from workshop.services.paper import lateness, state_for


@dataclass(frozen=True)
class Entry:
    """A field of the form as typed; ``row`` counts from 1 within its station."""

    station_id: int
    row: int
    kind: str
    text: str
    unreadable: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.unreadable


@dataclass(frozen=True)
class WholeSheet:
    """A sheet as typed. ``dots`` are those of its slip by option id; None where nobody was asked for them."""

    number: int
    group_id: int | None
    entries: Sequence[Entry]
    key: str
    dots: Mapping[int, int] | None = None
    show: bool = True
    reason: str = ""


class EntryRefusal(Refusal):
    """A refusal about one field of the form; ``part`` of it is its kind or its text."""

    def __init__(self, entry: Entry, refusal: Refusal, part: str = "text") -> None:
        super().__init__(refusal.code, **refusal.facts)
        self.entry, self.part = entry, part


@dataclass
class Saving:
    """What is known while a sheet is being stored."""

    workshop: Workshop
    sheet: WholeSheet
    key: str
    actor: str
    now: datetime
    group: Group | None
    rounds: Mapping[int, int]
    states: list[Moderation] = field(default_factory=list)

    @property
    def late(self) -> bool:
        return self.workshop.closed_at is not None


def put_entries(saving: Saving, entries: Sequence[Entry]) -> None:
    """Adds what is new, changes what is otherwise, takes away what is gone."""
    stored = {statement.key: statement for statement in stored_on(saving.workshop.id, saving.sheet.number)}
    for entry in entries:
        key = entry_key(saving.key, entry.station_id, entry.row)
        found = stored.pop(key, None)
        if found is None:
            state = state_of(entry, show=saving.sheet.show and not saving.late)
            if insert_once(Statement, {**values_of(saving, entry), **standing(state, saving.now), "key": key}):
                saving.states.append(state)
        else:
            change_answer(saving, found, entry)
    for statement in stored.values():
        refuse_late(saving)
        remove_answer(statement)


def change_answer(saving: Saving, statement: Statement, entry: Entry) -> None:
    """Other words or another kind for an answer; the group and its round follow the sheet."""
    said = (statement.kind, statement.text, statement.unreadable)
    if said != (entry.kind, entry.text, entry.unreadable):
        refuse_late(saving)
        try:
            refuse_used(statement)
        except Refusal as refusal:
            raise EntryRefusal(entry, refusal) from refusal
        statement.kind, statement.text, statement.unreadable = entry.kind, entry.text, entry.unreadable
        state = state_of(entry, show=saving.sheet.show and not saving.late)
        statement.state, statement.moderated_at = str(state), saving.now if state is not Moderation.WAITING else None
        saving.states.append(state)
    if not saving.late:
        for name, value in place_of(saving, entry.station_id).items():
            setattr(statement, name, value)


def remove_answer(statement: Statement) -> None:
    refuse_used(statement)
    db.session.delete(statement)
    db.session.flush()


def refuse_late(saving: Saving) -> None:
    """After the evening a sheet may be added, but nothing that stands is changed (F8.3)."""
    if saving.late:
        raise WrongState("closed_fixed")


def refuse_used(statement: Statement) -> None:
    """What the moderator hid, others answered, or people vote on, stays as it is."""
    refuse_hidden(statement)
    refuse_listed(statement)
    refuse_answered(statement)


def state_of(entry: Entry, *, show: bool) -> Moderation:
    """What cannot be read is out of every page and file for others."""
    return Moderation.HIDDEN if entry.unreadable else state_for(entry.text, show=show)


def standing(state: Moderation, now: datetime) -> dict[str, object]:
    """Whoever typed it has read it; only what waits has not been judged."""
    return {"state": str(state), "moderated_at": None if state is Moderation.WAITING else now}


def values_of(saving: Saving, entry: Entry) -> dict[str, object]:
    """A new answer."""
    return {
        "workshop_id": saving.workshop.id,
        "station_id": entry.station_id,
        "origin": str(Origin.PAPER),
        "kind": entry.kind,
        "text": entry.text,
        "unreadable": entry.unreadable,
        "sheet_number": saving.sheet.number,
        "typed_by": saving.actor,
        **lateness(saving.late, saving.sheet.reason),
        **place_of(saving, entry.station_id),
        "created_at": saving.now,
    }


def place_of(saving: Saving, station_id: int) -> dict[str, object]:
    """Group, ring, and the round in which that group was at the station."""
    group = saving.group
    return {
        "group_id": group.id if group else None,
        "ring": group.ring if group else 1,
        "round_number": saving.rounds.get(station_id, 0),
    }


def rounds_of(workshop_id: int, group: Group | None) -> dict[int, int]:
    """Round by station id, as the plan sends the group."""
    if group is None:
        return {}
    rows = db.session.execute(
        select(Station.id, Visit.round_number)
        .join(Station, Station.number == Visit.station_number)
        .where(Station.workshop_id == workshop_id, Visit.group_id == group.id, Visit.round_number > 0)
    )
    return {row[0]: row[1] for row in rows}


def stored_on(workshop_id: int, number: int) -> list[Statement]:
    """The answers of a sheet as they stand, locked."""
    asked = select(Statement).where(Statement.workshop_id == workshop_id, Statement.sheet_number == number)
    return list(db.session.scalars(asked.order_by(Statement.id).execution_options(populate_existing=True)))


def entry_key(key: str, station_id: int, row: int) -> str:
    """Under which the answer of a field stands: the same however often the form comes."""
    return str(uuid.uuid5(uuid.UUID(key), f"{station_id}/{row}"))
