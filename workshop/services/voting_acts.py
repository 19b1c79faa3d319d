"""Dots from a phone: one ballot a seat, changeable while the vote is open (R6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert as upsert_postgresql
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from workshop.domain.evening import State
from workshop.domain.refusals import Gone, Refusal, WrongState
from workshop.domain.voting import check_ballot, votes_per_person
from workshop.extensions import db
from workshop.models import Ballot, Dots, Seat, VoteOption, Workshop
from workshop.services.pulse import raise_revision
from workshop.services.resident_view import find_evening, reached
from workshop.services.seats import hash_token, sit_down
from workshop.services.statements import check_key


def list_options(workshop_id: int) -> list[VoteOption]:
    """The list in the order of wall and paper."""
    return list(
        db.session.scalars(select(VoteOption).where(VoteOption.workshop_id == workshop_id).order_by(VoteOption.number))
    )


def find_dots(*, workshop_id: int, token: str | None) -> dict[int, int]:
    """The dots that this phone has given, by the option's number; empty when it has not voted."""
    rows = db.session.execute(
        select(VoteOption.number, Dots.count)
        .join(Dots, Dots.option_id == VoteOption.id)
        .join(Ballot, Ballot.id == Dots.ballot_id)
        .join(Seat, Seat.id == Ballot.seat_id)
        .where(Ballot.workshop_id == workshop_id, Seat.token_hash == hash_token(token or ""))
    )
    return {row[0]: row[1] for row in rows}


def cast_ballot(*, code: str, token: str, dots: Mapping[int, int], key: str, now: datetime) -> None:
    """This phone's dots by option number, in place of those it gave before.

    Raises Refusal for a ballot against the rules, WrongState and Gone outside the vote; then nothing changes."""
    workshop, evening = find_evening(code)
    refuse_outside_vote(State(evening.state))
    options = {option.number: option.id for option in list_options(workshop.id)}
    given = check_ballot(options.keys(), dots, votes_per_person(len(options)))
    seat_id = sit_down(workshop_id=workshop.id, token=token, group_id=None, now=now)
    ballot_id = find_or_add_ballot(workshop, seat_id, check_key(key), now)
    db.session.execute(delete(Dots).where(Dots.ballot_id == ballot_id))
    db.session.add_all(
        Dots(ballot_id=ballot_id, option_id=options[number], count=count) for number, count in given.items()
    )
    raise_revision(workshop.id)
    db.session.commit()


def refuse_outside_vote(state: State) -> None:
    if state is State.CLOSED:
        raise Gone("evening_closed")
    if state is not State.VOTING:
        raise WrongState("vote_over" if reached(state, State.VOTING) else "vote_not_begun")


def find_or_add_ballot(workshop: Workshop, seat_id: int, key: str, now: datetime) -> int:
    """The seat's one ballot, whichever of two taps makes it."""
    upsert = upsert_postgresql if db.engine.dialect.name == "postgresql" else upsert_sqlite
    db.session.execute(
        upsert(Ballot)
        .values(workshop_id=workshop.id, seat_id=seat_id, origin="phone", voters=1, key=key, created_at=now)
        .on_conflict_do_nothing()
    )
    found = db.session.scalar(
        select(Ballot.id).where(Ballot.workshop_id == workshop.id, Ballot.seat_id == seat_id).with_for_update()
    )
    if found is None:
        raise Refusal("form_expired")
    return found
