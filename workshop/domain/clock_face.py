"""What a clock shows and says of the time that is left (F5); static/js/clock.js carries on by the same rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil

BY_SECONDS = 120
"""From two minutes down the seconds are shown; before that they would only hurry people."""
FINISHING = 90
"""»Two minutes left« stands for half a minute, then »Finish up« until the end."""


class Signal(StrEnum):
    """What is said beneath the clock."""

    NONE = ""
    SOON = "soon"
    FINISH = "finish"
    OVER = "over"


@dataclass(frozen=True)
class Face:
    """``text`` is whole minutes while ``minutes`` is true, else minutes and seconds such as 1:45."""

    text: str
    minutes: bool


def face(left: timedelta | None) -> Face:
    """Minutes are rounded up, so that the last one shown begins when it begins. Nothing without a time."""
    if left is None:
        return Face("", minutes=False)
    seconds = max(0, ceil(left.total_seconds()))
    if seconds > BY_SECONDS:
        return Face(str(ceil(seconds / 60)), minutes=True)
    return Face(f"{seconds // 60}:{seconds % 60:02d}", minutes=False)


def signal(left: timedelta | None) -> Signal:
    """Which word is due (R18: two minutes before, and the end)."""
    if left is None:
        return Signal.NONE
    seconds = ceil(left.total_seconds())
    if seconds <= 0:
        return Signal.OVER
    if seconds <= FINISHING:
        return Signal.FINISH
    return Signal.SOON if seconds <= BY_SECONDS else Signal.NONE
