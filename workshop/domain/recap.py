"""What a host tells a new group in thirty seconds of what earlier groups left (method B.3, B.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 6
"""Statements that can be read aloud in half a minute."""
MOST_OPEN = 2
"""Of them at most so many that somebody did not understand, so that there is room for what many support."""


@dataclass(frozen=True)
class Left:
    """A statement left at the table: how many agree, how many did not understand it, whether that was answered."""

    id: int
    agree: int = 0
    unclear: int = 0
    answered: bool = False

    @property
    def asks(self) -> bool:
        """Somebody did not understand it, and nobody has explained it yet."""
        return self.unclear > 0 and not self.answered


def recap(left: Iterable[Left]) -> tuple[list[int], list[int]]:
    """(told, rest): ids of what is told first, open questions before what most people support, and of all the rest
    in the order in which it came."""
    there = list(left)
    asked = sorted((each for each in there if each.asks), key=lambda each: -each.unclear)[:MOST_OPEN]
    others = sorted((each for each in there if each not in asked), key=lambda each: -each.agree)
    told = [each.id for each in [*asked, *others[: MOST - len(asked)]]]
    return told, [each.id for each in there if each.id not in told]
