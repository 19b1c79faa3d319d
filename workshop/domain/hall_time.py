"""The day that it is in the hall: moments are kept in UTC, and after midnight that is still the day before."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE_NAME = "Europe/Ljubljana"
ZONE = ZoneInfo(ZONE_NAME)


def hall_day(moment: datetime) -> date:
    """``moment`` is aware."""
    return moment.astimezone(ZONE).date()
