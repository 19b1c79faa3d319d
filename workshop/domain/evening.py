"""The named states of an evening, in their order, and the permitted moves between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workshop.domain.refusals import WrongState


class State(StrEnum):
    """Where an evening stands. A round and the move or the break after it carry the round's number."""

    PREPARED = "prepared"
    CHECK_IN = "check_in"
    PRESENTATION = "presentation"
    ROUND = "round"
    MOVE = "move"
    BREAK = "break"
    GALLERY = "gallery"
    HOME_ROUND = "home_round"
    PLENARY = "plenary"
    VOTING = "voting"
    SIGN_UP = "sign_up"
    RAFFLE = "raffle"
    EVALUATION = "evaluation"
    CLOSED = "closed"


@dataclass(frozen=True)
class Stage:
    """A state and, for rounds, moves and breaks, the number of the round (from 1; else 0)."""

    state: State
    round_number: int = 0


BEFORE_ROUNDS = (State.PREPARED, State.CHECK_IN, State.PRESENTATION)
AFTER_ROUNDS = (
    State.PLENARY,
    State.VOTING,
    State.SIGN_UP,
    State.RAFFLE,
    State.EVALUATION,
    State.CLOSED,
)
CHANGING = frozenset({State.MOVE, State.BREAK})
"""Between two rounds: people leave the places of the round that was, and take those of the next."""
ANSWERING = CHANGING | {State.ROUND, State.GALLERY, State.HOME_ROUND, State.PLENARY}
TIMED = CHANGING | {State.ROUND, State.GALLERY, State.HOME_ROUND}


def sequence(*, rounds: int, home_round: bool = True, break_after: int = 0, gallery: bool = False) -> tuple[Stage, ...]:
    """All stages of an evening with ``rounds`` rounds, in order.

    A move stands between two rounds, and after round ``break_after`` a break in its place (R17); after the last round
    there is neither, because the way home is part of the home round (R13, R16). ``gallery`` puts a walk past all the
    stations before it (R12).
    """
    stages = [Stage(state) for state in BEFORE_ROUNDS]
    for number in range(1, rounds + 1):
        stages.append(Stage(State.ROUND, number))
        if number < rounds:
            stages.append(Stage(State.BREAK if number == break_after else State.MOVE, number))
    if gallery:
        stages.append(Stage(State.GALLERY))
    if home_round:
        stages.append(Stage(State.HOME_ROUND))
    return (*stages, *(Stage(state) for state in AFTER_ROUNDS))


def position(stages: tuple[Stage, ...], now: Stage) -> int:
    """Where ``now`` stands in the sequence. Raises WrongState when the plan no longer knows it."""
    try:
        return stages.index(now)
    except ValueError:
        raise WrongState("stage_unknown", state=now.state, round=now.round_number) from None


def next_stage(stages: tuple[Stage, ...], now: Stage) -> Stage:
    """The stage that follows. Raises WrongState after the last one."""
    place = position(stages, now)
    if place + 1 >= len(stages):
        raise WrongState("evening_closed")
    return stages[place + 1]


def previous_stage(stages: tuple[Stage, ...], now: Stage) -> Stage:
    """The stage before. Raises WrongState at the first stage, and once closed: closing cuts links for good."""
    place = position(stages, now)
    if now.state is State.CLOSED:
        raise WrongState("evening_closed")
    if place == 0:
        raise WrongState("evening_not_begun")
    return stages[place - 1]


def reached(now: State, wanted: State) -> bool:
    """Whether ``now`` is ``wanted`` or comes after it in the evening."""
    order = tuple(State)
    return order.index(now) >= order.index(wanted)


def takes_statements(state: State) -> bool:
    """Whether a statement may be stored now; after the rounds it is taken and marked late (A-10)."""
    return state not in {State.PREPARED, State.CLOSED}


def is_late(state: State) -> bool:
    """Whether a statement that arrives now came after the time for statements."""
    return takes_statements(state) and state not in ANSWERING and state not in BEFORE_ROUNDS


def arrival(now: Stage, shown_round: int | None) -> tuple[int, bool]:
    """(round, late) of a statement that arrives now from a form shown in ``shown_round`` (from 1; None: not known).

    It keeps the round in which it was written, and is late once the next round has begun (A-10): the move or the
    break between them is the time of grace.
    """
    running = now.state in CHANGING | {State.ROUND}
    if running and shown_round is not None and 0 < shown_round < now.round_number:
        return shown_round, True
    return now.round_number, is_late(now.state)
