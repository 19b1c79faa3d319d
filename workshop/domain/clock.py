"""The clock of one stage: an end time, a pause, and what is left. All times are aware datetimes in UTC."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SHORTEST = timedelta(0)


@dataclass(frozen=True)
class Clock:
    """``ends_at`` while it runs, ``left`` while it stands paused; neither when the stage has no time."""

    started_at: datetime | None = None
    ends_at: datetime | None = None
    left: timedelta | None = None

    @property
    def paused(self) -> bool:
        return self.left is not None


def start(now: datetime, minutes: float | None) -> Clock:
    """A clock begun now; without minutes it only remembers when it began."""
    if minutes is None:
        return Clock(started_at=now)
    return Clock(started_at=now, ends_at=now + timedelta(minutes=minutes))


def time_left(clock: Clock, now: datetime) -> timedelta | None:
    """What is left, never below zero; None when the stage has no time."""
    if clock.left is not None:
        return clock.left
    if clock.ends_at is None:
        return None
    return max(SHORTEST, clock.ends_at - now)


def pause(clock: Clock, now: datetime) -> Clock:
    """Stopped with what is left. Pausing a paused or timeless clock changes nothing."""
    left = time_left(clock, now)
    if clock.paused or left is None:
        return clock
    return replace(clock, ends_at=None, left=left)


def resume(clock: Clock, now: datetime) -> Clock:
    """Runs on with what was left. Resuming a running clock changes nothing."""
    if clock.left is None:
        return clock
    return replace(clock, ends_at=now + clock.left, left=None)


def extend(clock: Clock, now: datetime, minutes: float) -> Clock:
    """R18: minutes more (or fewer). A clock that has run out is extended from now, so that +1 means one minute."""
    left = time_left(clock, now)
    if left is None:
        return clock
    longer = max(SHORTEST, left + timedelta(minutes=minutes))
    if clock.paused:
        return replace(clock, left=longer)
    return replace(clock, ends_at=now + longer)


def cut(clock: Clock, now: datetime) -> Clock:
    """R18: over now."""
    if time_left(clock, now) is None:
        return clock
    return replace(clock, ends_at=now, left=None)
