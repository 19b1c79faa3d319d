"""When a demo evening began, and how long each of its stages took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from workshop.domain.evening import Stage, State
from workshop.services.demo_script import Script

OPENING = time(17, 40)
"""Of the doors; the evening itself begins when everybody has come (B.5)."""
BOOKED = 150
"""Minutes for which the room is booked from then on."""
INTO_THE_ROUND = 4
"""Minutes that the running evening has spent in its round."""
MOVE = 1.5
MINUTES = {
    State.CHECK_IN: 20,
    State.PRESENTATION: 34,
    State.HOME_ROUND: 5,
    State.PLENARY: 12,
    State.VOTING: 8,
    State.SIGN_UP: 6,
    State.RAFFLE: 6,
    State.EVALUATION: 4,
}


def begin(script: Script, *, now: datetime, minutes: Sequence[int]) -> datetime:
    """When the doors opened: on its day, or for a running evening so long ago that it stands there now."""
    if script.last.state is State.ROUND:
        earlier = sum(minutes[: script.last.round_number - 1]) + MOVE * (script.last.round_number - 1)
        gone = MINUTES[State.CHECK_IN] + MINUTES[State.PRESENTATION] + earlier + INTO_THE_ROUND
        return now.replace(microsecond=0) - timedelta(minutes=gone)
    return datetime.combine(now.date() + timedelta(days=script.days), OPENING, tzinfo=now.tzinfo)


def starts(doors: datetime) -> datetime:
    """When the evening is announced for."""
    return doors + timedelta(minutes=MINUTES[State.CHECK_IN])


def opening(day: datetime, now: datetime) -> datetime:
    """The doors' opening, or now where they open only later: nothing is prepared in the future."""
    return min(day, now)


def length(stage: Stage, minutes: Sequence[int]) -> timedelta:
    """How long a stage takes."""
    if stage.state is State.ROUND:
        return timedelta(minutes=minutes[stage.round_number - 1])
    if stage.state is State.MOVE:
        return timedelta(minutes=MOVE)
    return timedelta(minutes=MINUTES.get(stage.state, 0))
