"""Days by their quarters."""

from __future__ import annotations

from datetime import date

import pytest

from workshop.domain.quarters import Quarter, by_quarter, quarter_of


@pytest.mark.parametrize(("month", "number"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)])
def test_three_months_are_a_quarter(month: int, number: int) -> None:
    assert quarter_of(date(2027, month, 28)) == Quarter(2027, number)


def test_quarters_follow_one_another_and_what_has_no_day_comes_last() -> None:
    days = [date(2027, 1, 5), None, date(2026, 12, 1), date(2026, 10, 9)]
    assert by_quarter(days, lambda day: day) == [
        (Quarter(2026, 4), [date(2026, 10, 9), date(2026, 12, 1)]),
        (Quarter(2027, 1), [date(2027, 1, 5)]),
        (None, [None]),
    ]


def test_nothing_makes_no_quarter() -> None:
    assert by_quarter([], lambda day: day) == []
