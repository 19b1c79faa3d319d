"""A table of a running evening, for tests of what its host does."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from tests.world import NOW
from workshop.extensions import db
from workshop.models import Statement, Station, Workshop
from workshop.services.hosting import HostTable, here_now, read_table
from workshop.services.hosting_notes import submit_for_table
from workshop.services.moderating import show_statement
from workshop.services.moderation_hold import card_mark
from workshop.services.statements import Draft


def token_of(workshop: Workshop, station: int = 1) -> str:
    found = select(Station.host_token).where(Station.workshop_id == workshop.id, Station.number == station)
    return db.session.execute(found).scalar_one()


def at(workshop: Workshop, number: int = 1, *, station: int | None = None) -> HostTable:
    """The table as its page reads it now."""
    db.session.expire_all()
    return read_table(token=token_of(workshop, station or number), number=number)


def draft_of(table: HostTable, text: str, *, key: str = "", kind: str = "need") -> Draft:
    """The form as the page shows it now, filled in."""
    group = here_now(table).group
    return Draft(
        station_number=table.station.number,
        kind=kind,
        text=text,
        key=key or str(uuid.uuid4()),
        group_id=group.id if group else None,
        round_number=table.evening.round_number,
    )


def type_in(table: HostTable, text: str, *, key: str = "", kind: str = "need") -> str:
    """The key under which it stands."""
    return submit_for_table(table=table, draft=draft_of(table, text, key=key, kind=kind), now=NOW)


def let_through(workshop: Workshop, text: str) -> int:
    """The id of the statement with these words, once a moderator has shown it."""
    row = db.session.scalars(
        select(Statement).where(Statement.text == text, Statement.workshop_id == workshop.id)
    ).one()
    seen = card_mark(row.state, row.text)
    return show_statement(workshop=workshop, statement_id=row.id, seen=seen, actor="1", now=NOW).id
