"""The numbers of a drum in the order in which they would all come out."""

from __future__ import annotations

from collections.abc import Collection

from workshop.domain.raffle import draw


def order(seed: bytes, numbers: Collection[int]) -> tuple[int, ...]:
    """Every draw after those before it."""
    drawn: list[int] = []
    for _number in set(numbers):
        drawn.append(draw(seed, numbers, drawn))
    return tuple(drawn)
