"""A carousel that has to end earlier (R16, R17)."""

from __future__ import annotations

import pytest

from workshop.domain.carousel.shortening import shorten
from workshop.domain.carousel.timetable import carousel_minutes, fits


@pytest.mark.parametrize("by", range(1, 40))
def test_it_ends_in_time_and_no_round_is_too_short(by: int) -> None:
    before = (20, 18, 14, 12, 10)
    found = shorten(before, by, 1.5, 5)
    assert found is not None
    assert fits(found)
    assert carousel_minutes(found, 1.5, 5) <= carousel_minutes(before, 1.5, 5) - by


def test_as_many_rounds_stay_as_fit() -> None:
    assert shorten((14, 11, 9, 7), 5, 1.5, 5) == (12, 10, 8, 6)
    assert len(shorten((14, 11, 9, 7), 18, 1.5, 5) or ()) == 3


def test_what_is_too_much_is_none() -> None:
    assert shorten((10, 8), 12, 1.5, 5) is None
    assert shorten((10, 8), 500, 1.5, 5) is None
