"""Answers on a scale from 1 to 5 (method C.7): how many, their mean, and how they are spread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True)
class Scale:
    """``spread`` counts the answers from the lowest to the highest; the mean is None when nobody answered."""

    answered: int
    mean: Fraction | None
    spread: tuple[int, ...]

    @property
    def tenths(self) -> int | None:
        """The mean in tenths, halves rounded up: 4,25 is 43."""
        return None if self.mean is None else int(self.mean * 10 + Fraction(1, 2))


def sum_up(answers: Iterable[int | None]) -> Scale:
    """The answers given; those left out are not counted. An answer off the scale raises ValueError."""
    given = [answer for answer in answers if answer is not None]
    if any(not LOWEST <= answer <= HIGHEST for answer in given):
        raise ValueError(f"an answer off the scale from {LOWEST} to {HIGHEST}")
    spread = tuple(given.count(step) for step in range(LOWEST, HIGHEST + 1))
    return Scale(len(given), Fraction(sum(given), len(given)) if given else None, spread)
