"""The home round on phones: the group at its own first station picks its three key points together (R13)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from workshop.domain.evening import State
from workshop.domain.refusals import Refusal
from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import Group, KeyPoint, Statement, Station, Workshop
from workshop.services.holding import Held, hold_code, whole
from workshop.services.journal import record
from workshop.services.key_points import here, open_again, put_choice
from workshop.services.statements import Draft, Sitter, seat_for
from workshop.services.whereabouts import HOME, find_place

FROM_A_PHONE = "phone"


class Pick(StrEnum):
    """What a tap does to a statement: a key point, none any more, one place higher."""

    PICK = "pick"
    DROP = "drop"
    UP = "up"


@whole
def pick_key_point(*, code: str, token: str, statement_id: int, act: str, group_id: int | None, now: datetime) -> None:
    """One tap of a phone of the home group; the same tap again changes nothing.

    ``group_id`` is what the page showed to a phone without a seat. Refuses a fourth key point, another group's
    station, what the room may not see, and any other time than the home round."""
    at = hold_code(code)
    if at.state is not State.HOME_ROUND:
        raise Refusal("home_round_only")
    if act not in tuple(Pick):
        raise Refusal("form_expired")
    sitter = sit_at_home(at, token, group_id, now)
    statement = find_at_home(at, sitter, statement_id)
    workshop = db.session.get_one(Workshop, at.workshop_id)
    if act == Pick.UP:
        move_up(workshop, statement, now)
    else:
        put_choice(workshop, statement, chosen=act == Pick.PICK, origin=FROM_A_PHONE, actor=FROM_A_PHONE, now=now)


def sit_at_home(at: Held, token: str, group_id: int | None, now: datetime) -> Sitter:
    """The seat of this phone, or a new one with the group that its page showed. Refuses a phone without a group."""
    sitter = seat_for(at, token, Draft(0, "", "", "", group_id=group_id), now)
    if sitter.group_id is None:
        raise Refusal("group_unknown")
    return sitter


def find_at_home(at: Held, sitter: Sitter, statement_id: int) -> Statement:
    """A shown statement of the group's own first station, held. Refuses every other."""
    statement = db.session.get(Statement, statement_id, with_for_update=True, populate_existing=True)
    if statement is None or statement.workshop_id != at.workshop_id or statement.state != Moderation.SHOWN:
        raise Refusal("statement_gone")
    group = db.session.get_one(Group, sitter.group_id)
    home = find_place(group.id, HOME)
    number = db.session.get_one(Station, statement.station_id).number
    if home is None or (home[0], group.ring) != (number, statement.ring):
        raise Refusal("home_not_yours")
    return statement


def move_up(workshop: Workshop, statement: Statement, now: datetime) -> None:
    """Changes places with the key point before it; the first one stays. Refuses what is no key point any more."""
    where = here(statement.station_id, statement.ring)
    points = list(db.session.scalars(select(KeyPoint).where(*where).order_by(KeyPoint.position, KeyPoint.id)))
    place = next((at for at, point in enumerate(points) if point.statement_id == statement.id), None)
    if place is None:
        raise Refusal("key_point_gone")
    if place == 0:
        return
    before, after = points[place - 1], points[place]
    before.position, after.position = after.position, before.position
    open_again(statement.station_id, statement.ring)
    facts = {"position": after.position}
    act, subject = "key_point_up", "statement"
    record(
        workshop=workshop, actor=FROM_A_PHONE, act=act, now=now, subject=subject, subject_id=statement.id, after=facts
    )
    db.session.commit()
