"""The home round at the host's table: for a group without phones the host picks, and says that these are the three."""

from __future__ import annotations

from datetime import datetime

from workshop.domain.evening import State, reached
from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Statement
from workshop.services.holding import hold_workshop, whole
from workshop.services.hosting import BY_HOST, HostTable
from workshop.services.key_points import choose_key_point, confirm_key_points


@whole
def pick_for_table(*, table: HostTable, statement_id: int, chosen: bool, now: datetime) -> None:
    """A statement of this station and ring becomes a key point of the group, or is none any more (R13).

    Refuses a fourth one, what the room may not see, and any time before the home round; raises Gone after the
    closing."""
    refuse_early(table)
    statement = db.session.get(Statement, statement_id)
    if statement is None or (statement.station_id, statement.ring) != (table.station.id, table.ring):
        raise NotFound("not_found")
    choose_key_point(
        workshop=table.workshop, statement_id=statement_id, chosen=chosen, actor=BY_HOST, now=now, origin=BY_HOST
    )


@whole
def confirm_for_table(*, table: HostTable, now: datetime) -> None:
    """These are the group's key points. Refuses an empty list."""
    refuse_early(table)
    station = table.station
    found = confirm_key_points(workshop=table.workshop, station_id=station.id, ring=table.ring, actor=BY_HOST, now=now)
    if not found:
        raise Refusal("key_points_none")


def refuse_early(table: HostTable) -> None:
    """Key points are what a group says at the end; until the closing they can be mended."""
    if not reached(hold_workshop(table.workshop.id).state, State.HOME_ROUND):
        raise Refusal("home_round_only")
