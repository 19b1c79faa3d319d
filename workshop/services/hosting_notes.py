"""What a table's host types for people without a phone: stored as the phones' answers are, mended until the closing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from workshop.domain.evening import Stage, arrival
from workshop.domain.refusals import NotFound
from workshop.domain.statements import Moderation, check_kind, check_text
from workshop.extensions import db
from workshop.models import Group, Statement
from workshop.services.changeable import find_changeable, keep_journal, put_anew, refuse_answered, refuse_hidden
from workshop.services.holding import hold_workshop, whole
from workshop.services.hosting import BY_HOST, HostTable, here_now
from workshop.services.statements import Draft, check_key, find_extended, refuse_state, store_once


@whole
def submit_for_table(*, table: HostTable, draft: Draft, now: datetime) -> str:
    """Stores what somebody at the table said, and returns the key under which it stands.

    It belongs to the group and the round that the form showed, because it may have waited without a network, else to
    the group that sits here now. The same words again under the same key change nothing. Raises Refusal or Gone."""
    at = hold_workshop(table.workshop.id)
    refuse_state(at.state)
    text = check_text(draft.text)
    kind = check_kind(draft.kind, tuple(table.station.kinds))
    round_number, late = arrival(Stage(at.state, at.round_number), draft.round_number)
    stored = store_once(
        {
            "workshop_id": at.workshop_id,
            "station_id": table.station.id,
            "group_id": group_shown(table, draft.group_id),
            "seat_id": None,
            "extends_id": find_extended(table.station.id, draft.extends_id),
            "ring": table.ring,
            "round_number": round_number,
            "kind": kind,
            "text": text,
            "origin": BY_HOST,
            "state": Moderation.WAITING,
            "late": late,
            "key": check_key(draft.key),
            "created_at": now,
        }
    )
    db.session.commit()
    return stored


def group_shown(table: HostTable, group_id: int | None) -> int | None:
    """The group that the form named, if it walks in this ring, else the one that sits here now."""
    if group_id is not None:
        known = select(Group.id).where(
            Group.id == group_id, Group.workshop_id == table.workshop.id, Group.ring == table.ring
        )
        if (found := db.session.scalar(known)) is not None:
            return found
    group = here_now(table).group
    return group.id if group else None


def list_typed(table: HostTable) -> list[Statement]:
    """All that was typed at this table, the newest first; two hosts at one table see the same."""
    typed = select(Statement).where(*typed_here(table)).order_by(Statement.created_at.desc(), Statement.id.desc())
    return list(db.session.scalars(typed))


def typed_here(table: HostTable) -> tuple[ColumnElement[bool], ...]:
    return Statement.station_id == table.station.id, Statement.ring == table.ring, Statement.origin == BY_HOST


def find_typed(table: HostTable, key: str) -> Statement:
    """One of them. Raises NotFound for what another table's host or a phone sent."""
    found = db.session.scalar(select(Statement).where(*typed_here(table), Statement.key == key))
    if found is None:
        raise NotFound("not_found")
    return found


@whole
def edit_typed(*, table: HostTable, key: str, text: str, now: datetime) -> Statement:
    """Other words; they wait for the moderator again, and the words first typed are kept until the closing.

    Refuses what phones refuse: no statement, one that is voted on, one that others have marked. A
    hidden one stays, too: it is not the host's own."""
    statement = find_changeable(table.workshop.id, *typed_here(table), Statement.key == key)
    refuse_hidden(statement)
    cleaned = check_text(text)
    if cleaned == statement.text:
        return statement
    refuse_answered(statement)
    before = statement.state
    put_anew(statement, cleaned)
    after = statement.state
    keep_journal(table.workshop, statement, "edit", actor=BY_HOST, before=before, after=after, now=now)
    db.session.commit()
    return statement


@whole
def withdraw_typed(*, table: HostTable, key: str, now: datetime) -> None:
    """Takes it back for good; the journal knows only that it was there."""
    statement = find_changeable(table.workshop.id, *typed_here(table), Statement.key == key)
    refuse_hidden(statement)
    before = statement.state
    keep_journal(table.workshop, statement, "withdraw", actor=BY_HOST, before=before, after="", now=now)
    db.session.delete(statement)
    db.session.commit()
