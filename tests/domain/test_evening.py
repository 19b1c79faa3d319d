"""The states of an evening and the moves between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.evening import (
    TIMED,
    Stage,
    State,
    arrival,
    is_late,
    next_stage,
    previous_stage,
    reached,
    sequence,
    takes_statements,
)
from workshop.domain.refusals import WrongState


def test_an_evening_goes_from_prepared_through_rounds_and_moves_to_closed() -> None:
    stages = sequence(rounds=2)
    assert [(stage.state, stage.round_number) for stage in stages] == [
        ("prepared", 0),
        ("check_in", 0),
        ("presentation", 0),
        ("round", 1),
        ("move", 1),
        ("round", 2),
        ("home_round", 0),
        ("plenary", 0),
        ("voting", 0),
        ("sign_up", 0),
        ("raffle", 0),
        ("evaluation", 0),
        ("closed", 0),
    ]


def test_a_break_stands_in_place_of_the_move_after_its_round_and_a_gallery_before_the_way_home() -> None:
    stages = sequence(rounds=3, break_after=2, gallery=True)
    walked = [stage for stage in stages if stage.state in TIMED]
    assert walked == [
        Stage(State.ROUND, 1),
        Stage(State.MOVE, 1),
        Stage(State.ROUND, 2),
        Stage(State.BREAK, 2),
        Stage(State.ROUND, 3),
        Stage(State.GALLERY),
        Stage(State.HOME_ROUND),
    ]


def test_after_the_last_round_there_is_no_break() -> None:
    assert sequence(rounds=2, break_after=2) == sequence(rounds=2)


def test_what_is_sent_in_a_break_belongs_to_the_round_before_and_is_not_late() -> None:
    assert arrival(Stage(State.BREAK, 2), 2) == (2, False)
    assert arrival(Stage(State.BREAK, 2), 1) == (1, True)


def test_without_a_home_round_the_last_round_leads_to_the_plenary() -> None:
    assert next_stage(sequence(rounds=1, home_round=False), Stage(State.ROUND, 1)) == Stage(State.PLENARY)


@given(rounds=st.integers(1, 12), home=st.booleans(), after=st.integers(0, 12), gallery=st.booleans())
def test_next_and_back_undo_each_other_everywhere_but_at_the_end(
    rounds: int, home: bool, after: int, gallery: bool
) -> None:
    stages = sequence(rounds=rounds, home_round=home, break_after=after, gallery=gallery)
    for stage in stages[:-2]:
        assert previous_stage(stages, next_stage(stages, stage)) == stage


def test_nothing_follows_closed_and_nothing_leads_back_from_it() -> None:
    stages = sequence(rounds=4)
    with pytest.raises(WrongState, match="evening_closed"):
        next_stage(stages, Stage(State.CLOSED))
    with pytest.raises(WrongState, match="evening_closed"):
        previous_stage(stages, Stage(State.CLOSED))


def test_nothing_stands_before_prepared() -> None:
    with pytest.raises(WrongState, match="evening_not_begun"):
        previous_stage(sequence(rounds=4), Stage(State.PREPARED))


def test_a_round_that_the_plan_no_longer_has_is_said_so() -> None:
    with pytest.raises(WrongState, match="stage_unknown"):
        next_stage(sequence(rounds=3), Stage(State.ROUND, 4))


@pytest.mark.parametrize(
    ("state", "taken", "late"),
    [
        (State.PREPARED, False, False),
        (State.CHECK_IN, True, False),
        (State.ROUND, True, False),
        (State.MOVE, True, False),
        (State.BREAK, True, False),
        (State.GALLERY, True, False),
        (State.HOME_ROUND, True, False),
        (State.PLENARY, True, False),
        (State.VOTING, True, True),
        (State.EVALUATION, True, True),
        (State.CLOSED, False, False),
    ],
)
def test_a_statement_after_the_rounds_is_taken_and_marked_late(state: State, taken: bool, late: bool) -> None:
    assert (takes_statements(state), is_late(state)) == (taken, late)


def test_states_come_one_after_the_other() -> None:
    assert reached(State.VOTING, State.VOTING)
    assert reached(State.RAFFLE, State.SIGN_UP)
    assert not reached(State.PLENARY, State.VOTING)
