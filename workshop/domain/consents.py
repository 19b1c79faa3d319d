"""What a person may agree to, each by itself, and how long each agreement lasts (method D.5)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

MONTHS_KEPT = {"volunteering": 12, "introduction": 6, "report": 6, "next_workshop": 12}
"""Purpose -> months, twelve at most: the report comes within weeks, an introduction fits while the need lasts."""
PURPOSES = tuple(MONTHS_KEPT)
"""In the order of the form (screen R8)."""


def erase_day(purpose: str, given: date) -> date:
    """The day on which an agreement ends. Raises KeyError for a purpose that nobody is asked about."""
    return months_after(given, MONTHS_KEPT[purpose])


def last_day(purposes: Iterable[str], given: date) -> date:
    """The day on which nothing is left of a contact: that of the purpose that lasts longest."""
    return max(erase_day(purpose, given) for purpose in purposes)


def months_after(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month: the 29th of February ends on the 28th."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
