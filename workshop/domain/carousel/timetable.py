"""R16-R18: the minutes of each round, what is wrong with them, and when each part begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import floor

from workshop.domain.carousel.notes import Caution, Note, note
from workshop.domain.refusals import Refusal

MOVE_MINUTES = 1.5
SHEETS_MOVE_MINUTES = 0.5
HOME_MINUTES = 5
FALL = 0.8
"""R16: each round weighs 0.8 of the one before."""
FIRST_ROUND_LEAST = 8
ROUND_LEAST = 5
ROUND_MOST = 20
MOST_WITHOUT_BREAK = 60
BREAK_MINUTES = 10
ROUNDS_WITHOUT_BREAK = 4


class Part(StrEnum):
    """What happens in a slot of the timetable."""

    ROUND = "round"
    MOVE = "move"
    BREAK = "break"
    HOME_ROUND = "home_round"


@dataclass(frozen=True)
class Slot:
    """A part of the carousel with its number (rounds, and the move after a round) and its times."""

    part: Part
    number: int
    starts_at: datetime
    ends_at: datetime


def round_minutes(total: float, rounds: int, move: float = MOVE_MINUTES, home: float = HOME_MINUTES) -> tuple[int, ...]:
    """R16: whole minutes a round, falling. ``total`` holds the rounds, the moves between them and the home round.

    50 minutes in 4 rounds are 14, 11, 9, 7. Refuses a total that leaves less than a minute for any round.
    """
    if rounds < 1:
        raise Refusal("plan_rounds", rounds=rounds)
    usable = total - move * (rounds - 1) - home
    weights = [float(FALL**number) for number in range(rounds)]
    minutes = tuple(floor(usable * weight / sum(weights) + 0.5) for weight in weights)
    if minutes[-1] < 1:
        raise Refusal("plan_time", minutes=total, rounds=rounds)
    return minutes


def carousel_minutes(minutes: Sequence[int], move: float = MOVE_MINUTES, home: float = HOME_MINUTES) -> float:
    """How long the rounds last with their moves and the home round."""
    return sum(minutes) + move * (len(minutes) - 1) + home


def fits(minutes: Sequence[int]) -> bool:
    """R17: whether no round is too short."""
    return minutes[0] >= FIRST_ROUND_LEAST and min(minutes) >= ROUND_LEAST


def rounds_that_fit(stations: int, total: float, move: float = MOVE_MINUTES, home: float = HOME_MINUTES) -> int:
    """R12, R17: every station where that is at most five rounds and none is too short, else at most four of them.

    Two rounds are the least, fitting or not.
    """
    tries = list(range(min(stations, ROUNDS_WITHOUT_BREAK), 1, -1))
    if stations == ROUNDS_WITHOUT_BREAK + 1:
        tries.insert(0, stations)
    for rounds in tries:
        usable = total - move * (rounds - 1) - home
        if usable >= rounds * ROUND_LEAST and fits(round_minutes(total, rounds, move, home)):
            return rounds
    return 2


def time_warnings(minutes: Sequence[int], move: float = MOVE_MINUTES, home: float = HOME_MINUTES) -> tuple[Note, ...]:
    """R17: what is too short, too long or too many."""
    said = []
    if minutes[0] < FIRST_ROUND_LEAST:
        said.append(note(Caution.FIRST_ROUND_SHORT, minutes=minutes[0], least=FIRST_ROUND_LEAST))
    if min(minutes) < ROUND_LEAST:
        said.append(note(Caution.ROUND_SHORT, minutes=min(minutes), least=ROUND_LEAST))
    if max(minutes) > ROUND_MOST:
        said.append(note(Caution.ROUND_LONG, minutes=max(minutes), most=ROUND_MOST))
    whole = floor(carousel_minutes(minutes, move, home) + 0.5)
    after = break_after(len(minutes))
    if whole > MOST_WITHOUT_BREAK:
        said.append(note(Caution.LONG_WITHOUT_BREAK, minutes=whole, after=after))
    if len(minutes) > ROUNDS_WITHOUT_BREAK:
        said.append(note(Caution.MANY_ROUNDS, rounds=len(minutes), after=after))
    return tuple(said)


def break_after(rounds: int) -> int:
    """R17: the round after which a break of ten minutes does most good."""
    return rounds // 2


def timetable(
    starts_at: datetime,
    minutes: Sequence[int],
    move: float = MOVE_MINUTES,
    home: float = HOME_MINUTES,
    break_after_round: int | None = None,
) -> tuple[Slot, ...]:
    """When each part begins and ends. A break, where wanted, takes the place of that round's move."""
    slots: list[Slot] = []
    for part, number, length in _parts(minutes, move, home, break_after_round):
        begins = slots[-1].ends_at if slots else starts_at
        slots.append(Slot(part, number, begins, begins + timedelta(minutes=length)))
    return tuple(slots)


def _parts(
    minutes: Sequence[int], move: float, home: float, break_after_round: int | None
) -> list[tuple[Part, int, float]]:
    parts: list[tuple[Part, int, float]] = []
    for number, length in enumerate(minutes, start=1):
        parts.append((Part.ROUND, number, length))
        if number == break_after_round:
            parts.append((Part.BREAK, number, BREAK_MINUTES))
        elif number < len(minutes):
            parts.append((Part.MOVE, number, move))
    return [*parts, (Part.HOME_ROUND, 0, home)] if home else parts
