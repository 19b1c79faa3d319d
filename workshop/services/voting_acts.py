"""Dots from a phone: one ballot a seat, changeable while the vote is open (screen R6)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select

from workshop.domain.evening import State, reached
from workshop.domain.refusals import Refusal, WrongState
from workshop.domain.voting import check_ballot, votes_per_person
from workshop.extensions import db
from workshop.models import Ballot, Dots, Seat, VoteOption
from workshop.services.holding import hold_code, whole
from workshop.services.once import insert_once
from workshop.services.seats import hash_token, sit_down
from workshop.services.statements import check_key
from workshop.services.vote_options import list_options, mark_list


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


@whole
def cast_ballot(*, code: str, token: str, dots: Mapping[int, int], key: str, now: datetime, seen: str = "") -> None:
    """This phone's dots by option number, in place of those it gave before.

    ``seen`` is the mark of the list that the phone showed (mark_list): numbers of another list are not counted.
    Raises Refusal for a ballot against the rules, WrongState and Gone outside the vote; then nothing changes."""
    at = hold_code(code)
    refuse_outside_vote(at.state)
    if seen and seen != mark_list(at.workshop_id):
        raise Refusal("vote_unknown")
    options = {option.number: option.id for option in list_options(at.workshop_id)}
    given = check_ballot(options.keys(), dots, votes_per_person(len(options)))
    seat_id = sit_down(workshop_id=at.workshop_id, token=token, group_id=None, now=now)
    ballot_id = find_or_add_ballot(at.workshop_id, seat_id, check_key(key), now)
    db.session.execute(delete(Dots).where(Dots.ballot_id == ballot_id))
    db.session.add_all(
        Dots(ballot_id=ballot_id, option_id=options[number], count=count) for number, count in given.items()
    )
    db.session.commit()


def refuse_outside_vote(state: State) -> None:
    if state is not State.VOTING:
        raise WrongState("vote_over" if reached(state, State.VOTING) else "vote_not_begun")


def find_or_add_ballot(workshop_id: int, seat_id: int, key: str, now: datetime) -> int:
    """The seat's one ballot, whichever of two taps makes it."""
    own = {"workshop_id": workshop_id, "seat_id": seat_id, "origin": "phone", "voters": 1}
    insert_once(Ballot, {**own, "key": key, "created_at": now})
    found = db.session.scalar(select(Ballot.id).where(Ballot.workshop_id == workshop_id, Ballot.seat_id == seat_id))
    if found is None:
        raise Refusal("form_expired")
    return found
