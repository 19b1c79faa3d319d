"""How long an agreement lasts."""

from __future__ import annotations

from datetime import date

import pytest

from workshop.domain.consents import MONTHS_KEPT, erase_day, last_day, months_after


def test_nothing_is_kept_longer_than_twelve_months() -> None:
    assert max(MONTHS_KEPT.values()) == 12
    assert min(MONTHS_KEPT.values()) > 0


def test_each_purpose_has_its_own_day_and_the_contact_the_last_of_them() -> None:
    given = date(2026, 11, 6)
    assert erase_day("report", given) == date(2027, 5, 6)
    assert erase_day("volunteering", given) == date(2027, 11, 6)
    assert last_day(["report", "volunteering"], given) == date(2027, 11, 6)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 11, 6), 1, date(2026, 12, 6)),
    ],
)
def test_months_on(day: date, months: int, found: date) -> None:
    assert months_after(day, months) == found
