"""Marks that a host sets for people without a phone: one tap a person, and the last one can be taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from workshop.domain.evening import Stage, arrival
from workshop.domain.refusals import Refusal
from workshop.domain.statements import Mark, Moderation
from workshop.extensions import db
from workshop.models import Reaction, Statement
from workshop.services.holding import hold_workshop, whole
from workshop.services.hosting import BY_HOST, HostTable
from workshop.services.hosting_notes import group_shown
from workshop.services.once import insert_once
from workshop.services.statements import check_key, refuse_state


@whole
def mark_for_table(
    *,
    table: HostTable,
    statement_id: int,
    mark: str,
    key: str,
    now: datetime,
    group_id: int | None = None,
    round_number: int | None = None,
) -> None:
    """One more person of the group that the page showed agrees, or does not understand. The same key counts once.

    Raises Refusal for a mark that does not exist and for what this table may not see, and Gone after the closing."""
    at = hold_workshop(table.workshop.id)
    refuse_state(at.state)
    check_mark(table, statement_id, mark)
    values = {
        "workshop_id": at.workshop_id,
        "statement_id": statement_id,
        "group_id": group_shown(table, group_id),
        "seat_id": None,
        "mark": mark,
        "ring": table.ring,
        "round_number": arrival(Stage(at.state, at.round_number), round_number)[0],
        "origin": BY_HOST,
        "key": check_key(key),
        "created_at": now,
    }
    insert_once(Reaction, values)
    db.session.commit()


@whole
def unmark_for_table(
    *, table: HostTable, statement_id: int, mark: str, group_id: int | None = None, counted: int | None = None
) -> None:
    """Takes back the last mark that the host set for this group; without one nothing changes, nor where the page had
    ``counted`` another number of them: sent once more, it takes none after the first."""
    at = hold_workshop(table.workshop.id)
    refuse_state(at.state)
    check_mark(table, statement_id, mark)
    here = select(Reaction).where(*set_here(table, statement_id, mark, group_id)).order_by(Reaction.id)
    found = db.session.scalars(here).all()
    if found and counted in (None, len(found)):
        db.session.delete(found[-1])
    db.session.commit()


def check_mark(table: HostTable, statement_id: int, mark: str) -> None:
    if mark not in tuple(Mark):
        raise Refusal("mark_unknown")
    shown = select(Statement.id).where(
        Statement.id == statement_id,
        Statement.station_id == table.station.id,
        Statement.ring == table.ring,
        Statement.state == Moderation.SHOWN,
    )
    if db.session.scalar(shown) is None:
        raise Refusal("statement_gone")


def set_here(table: HostTable, statement_id: int, mark: str, group_id: int | None) -> tuple[ColumnElement[bool], ...]:
    """The marks of the host on a statement for the group that the page showed."""
    group = group_shown(table, group_id)
    return (
        Reaction.statement_id == statement_id,
        Reaction.mark == mark,
        Reaction.origin == BY_HOST,
        Reaction.group_id.is_(None) if group is None else Reaction.group_id == group,
    )
