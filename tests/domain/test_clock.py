"""One stage's clock: started, paused, extended, cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.clock import Clock, cut, extend, pause, resume, start, time_left

NOW = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)
minutes = st.integers(1, 60)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_clock_with_minutes_ends_that_much_later() -> None:
    assert start(NOW, 14).ends_at == later(14 * 60)


def test_a_stage_without_time_only_remembers_when_it_began() -> None:
    clock = start(NOW, None)
    assert clock == Clock(started_at=NOW)
    assert time_left(clock, later(99)) is None
    assert extend(clock, NOW, 1) == cut(clock, NOW) == pause(clock, NOW) == clock


@given(minutes=minutes, waited=st.integers(0, 7200), stood=st.integers(0, 7200))
def test_a_pause_neither_gives_nor_takes_time(minutes: int, waited: int, stood: int) -> None:
    clock = start(NOW, minutes)
    left = time_left(clock, later(waited))
    resumed = resume(pause(clock, later(waited)), later(waited + stood))
    assert time_left(resumed, later(waited + stood)) == left


def test_two_minutes_more_move_the_end_by_two_minutes() -> None:
    assert extend(start(NOW, 9), later(60), 2).ends_at == later(11 * 60)


def test_a_clock_that_has_run_out_is_extended_from_now() -> None:
    assert extend(start(NOW, 1), later(300), 1).ends_at == later(360)


def test_a_paused_clock_is_extended_and_stays_paused() -> None:
    paused = extend(pause(start(NOW, 5), later(60)), later(90), 1)
    assert paused.left == timedelta(minutes=5)
    assert paused.paused


def test_nothing_is_left_of_a_clock_that_was_cut() -> None:
    assert time_left(cut(start(NOW, 9), later(60)), later(60)) == timedelta(0)


@given(minutes=minutes, fewer=st.integers(1, 200))
def test_taking_minutes_never_leads_below_zero(minutes: int, fewer: int) -> None:
    left = time_left(extend(start(NOW, minutes), NOW, -fewer), NOW)
    assert left is not None
    assert left >= timedelta(0)
