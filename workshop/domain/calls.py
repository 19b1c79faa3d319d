"""Calls that were promised: who calls, by when, and whom nobody has reached yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_TO_CALL = 7
"""After the evening, where nobody set another day."""
OPEN, NOT_REACHED, CALLED, DONE = "", "not_reached", "called", "done"
STATES = (OPEN, NOT_REACHED, CALLED, DONE)


@dataclass(frozen=True)
class Promise:
    """``caller`` is empty where it is the centre as a whole; ``by`` is None before the evening has a date."""

    caller: str = ""
    by: date | None = None


def choose_promise(own: Promise, of_tasks: Iterable[Promise], held_on: date | None) -> Promise:
    """Who calls and by when: what was set for the person, else for the first ticked task that has it, else the
    centre within a week of the evening. Name and day are looked for each by itself."""
    found = [own, *of_tasks]
    usual = held_on + timedelta(days=DAYS_TO_CALL) if held_on else None
    caller = next((one.caller for one in found if one.caller), "")
    return Promise(caller, next((one.by for one in found if one.by), usual))


def is_waiting(state: str) -> bool:
    """Whether somebody still has to call."""
    return state in {OPEN, NOT_REACHED}


def is_overdue(promise: Promise, state: str, today: date) -> bool:
    """Whether the day has gone by and nobody was reached."""
    return is_waiting(state) and promise.by is not None and today > promise.by
