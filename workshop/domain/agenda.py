"""The clock of the agenda: when each block begins, when the evening ends, and whether the room is free for so long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from workshop.domain.templates.shapes import BlockKind

DAY = 24 * 60

Line = tuple[str, int]
"""A block as (kind, minutes)."""


def schedule(starts_at: time, lines: Sequence[Line]) -> tuple[tuple[time, time], ...]:
    """(begin, end) of each block, in order.

    What comes before the welcome is the check-in: it ends when the evening starts (B.5, doors at 17.40 for 18.00).
    """
    at = minute(starts_at) - check_in_minutes(lines)
    times = []
    for _kind, minutes in lines:
        times.append((clock(at), clock(at + minutes)))
        at += minutes
    return tuple(times)


def check_in_minutes(lines: Sequence[Line]) -> int:
    """Minutes of the check-in that opens the agenda; none when something else comes first."""
    return lines[0][1] if lines and lines[0][0] == BlockKind.CHECK_IN else 0


def ends_at(starts_at: time, lines: Sequence[Line]) -> time:
    """When the last block ends."""
    return clock(minute(starts_at) + evening_minutes(lines))


def evening_minutes(lines: Sequence[Line]) -> int:
    """How long the evening lasts from its start; the check-in before it is not counted."""
    return sum(minutes for _kind, minutes in lines) - check_in_minutes(lines)


def overrun(starts_at: time | None, booked_until: time | None, lines: Sequence[Line]) -> int:
    """F1.3: minutes by which the evening is longer than the room is booked; 0 when it fits or nothing is known.

    A booking until an earlier hour than the start is one past midnight.
    """
    if starts_at is None or booked_until is None:
        return 0
    booked = (minute(booked_until) - minute(starts_at)) % DAY
    return max(0, evening_minutes(lines) - booked)


def minute(at: time) -> int:
    return at.hour * 60 + at.minute


def clock(minutes: int) -> time:
    """The time of day so many minutes after midnight, over the end of the day if need be."""
    hours, left = divmod(minutes % DAY, 60)
    return time(hours, left)
