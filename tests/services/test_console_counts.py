"""What has come in, as the console says it."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Ballot, Evaluation, Seat, SignUp, Workshop
from workshop.services.console_counts import Counts, Turnout, count_given, read_turnout
from workshop.services.evening import find_evening


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def keep(*rows: object) -> None:
    db.session.add_all(rows)
    db.session.commit()


def own(workshop: Workshop, origin: str = "phone") -> dict[str, object]:
    return {"workshop_id": workshop.id, "origin": origin, "key": str(uuid.uuid4()), "created_at": NOW}


def test_people_are_counted_by_phone_and_on_paper(workshop: Workshop) -> None:
    keep(Ballot(**own(workshop)), Ballot(**own(workshop, "paper"), voters=7))
    keep(SignUp(**own(workshop)), SignUp(**own(workshop, "desk")), SignUp(**own(workshop)))
    keep(Evaluation(**own(workshop, "paper")))
    assert count_given(workshop, State.VOTING) == Counts(1, 7)
    assert count_given(workshop, State.SIGN_UP) == Counts(2, 1)
    assert count_given(workshop, State.EVALUATION) == Counts(0, 1)


def test_numbers_of_the_raffle_are_those_that_were_taken(workshop: Workshop) -> None:
    assert count_given(workshop, State.RAFFLE) == Counts(0, 0)


def test_rounds_have_no_such_count(workshop: Workshop) -> None:
    assert count_given(workshop, State.ROUND) is None


def seat(workshop: Workshop, **more: object) -> Seat:
    found = Seat(workshop_id=workshop.id, arrived_at=NOW, **{"token_hash": str(uuid.uuid4()), **more})
    keep(found)
    return found


def test_a_vote_is_empty_until_somebody_votes_and_only_while_it_is_the_stage_seen(workshop: Workshop) -> None:
    move_to(workshop, "voting")
    seen = find_evening(workshop.id).stage_revision
    assert read_turnout(workshop.id, seen) == Turnout(phones=0, voted=0, empty=True)
    assert read_turnout(workshop.id, seen - 1) is None
    keep(Ballot(**own(workshop, "paper")))
    assert read_turnout(workshop.id, seen) == Turnout(phones=0, voted=0, empty=False)


def test_a_vote_is_complete_when_every_phone_of_an_adult_in_the_room_has_voted(workshop: Workshop) -> None:
    move_to(workshop, "voting")
    seen = find_evening(workshop.id).stage_revision
    ana, bor = seat(workshop), seat(workshop)
    seat(workshop, left_at=NOW), seat(workshop, token_hash=None), seat(workshop, child=True)
    keep(Ballot(**own(workshop), seat_id=ana.id))
    turnout = read_turnout(workshop.id, seen)
    assert turnout == Turnout(phones=2, voted=1, empty=False)
    assert not turnout.complete
    keep(Ballot(**own(workshop), seat_id=bor.id))
    turnout = read_turnout(workshop.id, seen)
    assert turnout is not None
    assert turnout.complete
