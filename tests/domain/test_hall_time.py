"""The day that it is in the hall."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from workshop.domain.hall_time import hall_day


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 6, 22, 59, tzinfo=UTC), date(2026, 11, 6)),
        (datetime(2026, 11, 6, 23, 0, tzinfo=UTC), date(2026, 11, 7)),
        (datetime(2026, 6, 30, 22, 0, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_the_hall(moment: datetime, day: date) -> None:
    assert hall_day(moment) == day
