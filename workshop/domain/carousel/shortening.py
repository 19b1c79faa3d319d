"""R16, R17: the rounds of a carousel that has to end earlier."""

from __future__ import annotations

from collections.abc import Sequence

from workshop.domain.carousel.timetable import FIRST_ROUND_LEAST, ROUND_LEAST, carousel_minutes, fits, round_minutes

FEWEST_ROUNDS = 2


def shorten(minutes: Sequence[int], by: int, move: float, home: float) -> tuple[int, ...] | None:
    """Falling minutes with which the carousel ends ``by`` minutes earlier: as many rounds where none becomes too short,
    else fewer. None where not even two rounds fit. ``move`` is in minutes."""
    longest = carousel_minutes(minutes, move, home) - by
    for rounds in range(len(minutes), FEWEST_ROUNDS - 1, -1):
        if found := within(longest, rounds, move, home):
            return found
    return None


def within(longest: float, rounds: int, move: float, home: float) -> tuple[int, ...] | None:
    """The minutes of so many rounds that last no longer; rounding may make them a minute or two longer than asked."""
    least = carousel_minutes((FIRST_ROUND_LEAST, *(ROUND_LEAST,) * (rounds - 1)), move, home)
    total = longest
    while total >= least - rounds:
        found = round_minutes(total, rounds, move, home)
        if carousel_minutes(found, move, home) <= longest:
            return found if fits(found) else None
        total -= 0.5
    return None
