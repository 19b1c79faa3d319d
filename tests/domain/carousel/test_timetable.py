"""R16-R18: minutes and times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.carousel.notes import Caution
from workshop.domain.carousel.timetable import (
    Part,
    break_after,
    carousel_minutes,
    fits,
    round_minutes,
    rounds_that_fit,
    time_warnings,
    timetable,
)
from workshop.domain.refusals import Refusal

SIX = datetime(2017, 11, 6, 18, 34, tzinfo=UTC)


@pytest.mark.parametrize(
    ("total", "rounds", "minutes"),
    [(50, 4, (14, 11, 9, 7)), (45, 4, (12, 10, 8, 6)), (55, 5, (13, 10, 8, 7, 5))],
)
def test_the_examples_of_the_method(total: int, rounds: int, minutes: tuple[int, ...]) -> None:
    assert round_minutes(total, rounds) == minutes


@pytest.mark.parametrize(("total", "rounds"), [(8, 4), (0, 2), (-5, 1), (9.5, 4)])
def test_no_time_is_refused(total: float, rounds: int) -> None:
    with pytest.raises(Refusal, match="plan_time"):
        round_minutes(total, rounds)


def test_no_rounds_are_refused() -> None:
    with pytest.raises(Refusal, match="plan_rounds"):
        round_minutes(50, 0)


@given(st.integers(25, 240), st.integers(1, 6))
def test_rounds_fall_and_fill_the_time_to_within_half_a_minute_each(total: int, rounds: int) -> None:
    minutes = round_minutes(total, rounds)
    assert list(minutes) == sorted(minutes, reverse=True)
    assert abs(carousel_minutes(minutes) - total) <= rounds / 2


@pytest.mark.parametrize(
    ("stations", "total", "rounds"),
    [(4, 50, 4), (5, 55, 5), (5, 45, 4), (6, 51, 4), (12, 60, 4), (4, 31, 3), (3, 31, 3), (2, 12, 2), (4, 10, 2)],
)
def test_as_many_rounds_as_fit(stations: int, total: int, rounds: int) -> None:
    assert rounds_that_fit(stations, total) == rounds


@given(st.integers(2, 12), st.integers(10, 240))
def test_no_larger_number_of_rounds_was_passed_over(stations: int, total: int) -> None:
    """Every station where that is at most five; else at most four, and two when nothing fits."""
    full = [stations] if stations <= 5 else []
    tries = [rounds for rounds in (*full, 4, 3, 2) if rounds <= stations and total > 1.5 * rounds + 10]
    fitting = [rounds for rounds in tries if fits(round_minutes(total, rounds))]
    assert rounds_that_fit(stations, total) == max(fitting, default=2)


@pytest.mark.parametrize(("minutes", "fit"), [((8, 5), True), ((7, 5), False), ((8, 4), False), ((9, 8, 5), True)])
def test_eight_minutes_first_and_five_after_are_enough(minutes: tuple[int, ...], fit: bool) -> None:
    assert fits(minutes) == fit


def test_a_good_timetable_needs_no_warning() -> None:
    assert time_warnings((14, 11, 9, 7)) == ()


@pytest.mark.parametrize(
    ("minutes", "codes"),
    [
        ((7, 6, 5), [Caution.FIRST_ROUND_SHORT]),
        ((8, 6, 4), [Caution.ROUND_SHORT]),
        ((6, 4), [Caution.FIRST_ROUND_SHORT, Caution.ROUND_SHORT]),
        ((21, 15), [Caution.ROUND_LONG]),
        ((20, 15, 12, 8), [Caution.LONG_WITHOUT_BREAK]),
        ((20, 20, 12), []),
        ((20, 20, 13), [Caution.LONG_WITHOUT_BREAK]),
        ((13, 10, 8, 7, 5), [Caution.MANY_ROUNDS]),
    ],
)
def test_what_is_wrong_with_the_minutes(minutes: tuple[int, ...], codes: list[Caution]) -> None:
    assert [warning.code for warning in time_warnings(minutes)] == codes


def test_a_long_carousel_is_told_where_to_pause() -> None:
    assert time_warnings((20, 15, 12, 8))[0].facts == {"minutes": 65, "after": 2}
    assert break_after(5) == 2


def test_the_times_follow_each_other_to_the_end() -> None:
    slots = timetable(SIX, (14, 11))
    assert [(slot.part, slot.number) for slot in slots] == [
        (Part.ROUND, 1),
        (Part.MOVE, 1),
        (Part.ROUND, 2),
        (Part.HOME_ROUND, 0),
    ]
    assert slots[0].starts_at == SIX
    assert slots[-1].ends_at == SIX + timedelta(minutes=14 + 1.5 + 11 + 5)


def test_a_break_takes_the_place_of_a_move() -> None:
    slots = timetable(SIX, (10, 8, 6), home=0, break_after_round=2)
    assert [slot.part for slot in slots] == [Part.ROUND, Part.MOVE, Part.ROUND, Part.BREAK, Part.ROUND]
    assert slots[3].ends_at - slots[3].starts_at == timedelta(minutes=10)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.floats(0, 5), st.integers(0, 10))
def test_there_is_no_gap_in_a_timetable(minutes: list[int], move: float, home: int) -> None:
    slots = timetable(SIX, minutes, move, home)
    assert all(one.ends_at == other.starts_at for one, other in pairwise(slots))
    lasted = (slots[-1].ends_at - SIX).total_seconds() / 60
    assert lasted == pytest.approx(carousel_minutes(minutes, move, home), abs=0.001)
