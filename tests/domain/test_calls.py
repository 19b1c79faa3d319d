"""Who calls and by when."""

from __future__ import annotations

from datetime import date

import pytest

from workshop.domain.calls import CALLED, DONE, NOT_REACHED, OPEN, Promise, choose_promise, is_overdue

HELD = date(2026, 11, 6)


def test_without_anything_set_the_centre_calls_within_a_week() -> None:
    assert choose_promise(Promise(), [], HELD) == Promise("", date(2026, 11, 13))
    assert choose_promise(Promise(), [], None) == Promise("", None)


def test_the_persons_own_caller_goes_before_that_of_the_tasks() -> None:
    tasks = [Promise("", date(2026, 11, 10)), Promise("Bor", date(2026, 11, 12))]
    assert choose_promise(Promise(), tasks, HELD) == Promise("Bor", date(2026, 11, 10))
    assert choose_promise(Promise("Ana"), tasks, HELD) == Promise("Ana", date(2026, 11, 10))


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (OPEN, date(2026, 11, 13), False),
        (OPEN, date(2026, 11, 14), True),
        (NOT_REACHED, date(2026, 11, 14), True),
        (CALLED, date(2026, 11, 14), False),
        (DONE, date(2026, 11, 14), False),
    ],
)
def test_late_is_whoever_was_not_reached_by_the_day(state: str, today: date, late: bool) -> None:
    assert is_overdue(Promise("", date(2026, 11, 13)), state, today) is late
