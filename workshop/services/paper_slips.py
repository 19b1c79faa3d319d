"""The dots of one sheet's slip, typed in with the sheet (B.7)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from workshop.domain.evening import State, reached
from workshop.extensions import db
from workshop.models import Ballot, Dots, Evening, Workshop
from workshop.services.once import insert_once
from workshop.services.paper_votes import PAPER, check_bundle, put_dots, refuse_outside
from workshop.services.vote_options import VoteLine, list_options


def slip_lines(workshop: Workshop) -> list[VoteLine]:
    """The lines that a slip may have dots on: none before the vote, and none once the evening is closed."""
    state = db.session.scalar(select(Evening.state).where(Evening.workshop_id == workshop.id))
    if workshop.closed_at is not None or state is None or not reached(State(state), State.VOTING):
        return []
    return list_options(workshop.id)


def save_slip(*, workshop: Workshop, number: int, key: str, dots: Mapping[int, int], now: datetime) -> None:
    """One person's dots as the sheet has them now; none take the ballot away. The caller holds and commits."""
    own = {"workshop_id": workshop.id, "key": slip_key(key)}
    if not any(dots.values()):
        remove_slip(workshop, key)
        return
    checked = check_bundle(workshop, dots, 1)
    insert_once(Ballot, {**own, "origin": PAPER, "voters": 1, "sheet_number": number, "created_at": now})
    ballot = db.session.scalars(select(Ballot).filter_by(**own)).one()
    db.session.execute(delete(Dots).where(Dots.ballot_id == ballot.id))
    put_dots(ballot, checked)


def remove_slip(workshop: Workshop, key: str) -> None:
    """Takes the sheet's ballot away, where it has one."""
    ballot = db.session.scalar(select(Ballot).where(Ballot.workshop_id == workshop.id, Ballot.key == slip_key(key)))
    if ballot is not None:
        refuse_outside(workshop)
        db.session.delete(ballot)
        db.session.flush()


def read_slip(workshop_id: int, number: int) -> dict[int, int]:
    """Dots by option of the sheet's slip."""
    rows = db.session.execute(
        select(Dots.option_id, Dots.count)
        .join(Ballot, Ballot.id == Dots.ballot_id)
        .where(Ballot.workshop_id == workshop_id, Ballot.sheet_number == number)
    )
    return {row[0]: row[1] for row in rows}


def slip_key(key: str) -> str:
    """Under which the slip of a sheet stands."""
    return str(uuid.uuid5(uuid.UUID(key), "slip"))
