"""The clock of the agenda."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.agenda import ends_at, evening_minutes, overrun, schedule
from workshop.domain.templates import BlockKind

EVENING = [(BlockKind.CHECK_IN, 20), (BlockKind.WELCOME, 5), (BlockKind.CAROUSEL, 46), (BlockKind.HOME_ROUND, 5)]
LINES = st.lists(st.tuples(st.sampled_from(list(BlockKind)), st.integers(0, 120)), max_size=20)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def test_doors_open_before_the_start() -> None:
    assert schedule(time(18, 0), EVENING) == (
        (time(17, 40), time(18, 0)),
        (time(18, 0), time(18, 5)),
        (time(18, 5), time(18, 51)),
        (time(18, 51), time(18, 56)),
    )


def test_without_a_check_in_the_first_block_begins_at_the_start() -> None:
    assert schedule(time(18, 0), EVENING[1:])[0] == (time(18, 0), time(18, 5))


def test_a_check_in_later_on_is_a_block_like_any_other() -> None:
    lines = [(BlockKind.WELCOME, 5), (BlockKind.CHECK_IN, 10)]
    assert schedule(time(18, 0), lines) == ((time(18, 0), time(18, 5)), (time(18, 5), time(18, 15)))


def test_the_evening_ends_with_its_last_block() -> None:
    assert ends_at(time(18, 0), EVENING) == time(18, 56)


def test_an_evening_may_go_past_midnight() -> None:
    assert ends_at(time(23, 30), [(BlockKind.CAROUSEL, 60)]) == time(0, 30)


def test_an_empty_agenda_takes_no_time() -> None:
    assert (schedule(time(18, 0), []), ends_at(time(18, 0), [])) == ((), time(18, 0))


@pytest.mark.parametrize(
    ("booked_until", "minutes"),
    [(time(18, 56), 0), (time(19, 0), 0), (time(18, 50), 6), (time(18, 0), 56), (time(2, 0), 0)],
)
def test_an_evening_longer_than_its_booking_is_told_by_how_much(booked_until: time, minutes: int) -> None:
    assert overrun(time(18, 0), booked_until, EVENING) == minutes


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert overrun(None, time(18, 30), EVENING) == overrun(time(18, 0), None, EVENING) == 0


@given(TIMES, LINES)
def test_blocks_follow_each_other_without_a_gap(starts_at: time, lines: list[tuple[str, int]]) -> None:
    times = schedule(starts_at, lines)
    assert all(before[1] == after[0] for before, after in pairwise(times))
    if times:
        assert times[-1][1] == ends_at(starts_at, lines)
        assert evening_minutes(lines) <= sum(minutes for _kind, minutes in lines)
