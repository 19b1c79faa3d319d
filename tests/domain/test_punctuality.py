"""Ahead of the agenda or behind it, and when the evening will end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workshop.domain.clock import Clock, extend, pause, start
from workshop.domain.evening import Stage, State
from workshop.domain.punctuality import Lengths, Timing, minutes_behind, minutes_by_state, plan_timing

SIX = datetime(2026, 11, 6, 17, 0, tzinfo=UTC)
AGENDA = [
    ("check_in", 20),
    ("welcome", 5),
    ("purpose", 7),
    ("instructions", 5),
    ("carousel", 46),
    ("home_round", 5),
    ("plenary", 12),
    ("voting", 6),
    ("sign_up", 7),
    ("next_steps", 4),
    ("evaluation", 3),
    ("raffle", 8),
]
ROUND_1, ROUND_2 = Stage(State.ROUND, 1), Stage(State.ROUND, 2)


def timing() -> Timing:
    return plan_timing(SIX, AGENDA, Lengths(rounds=(14, 11), move=1.5, home=5))


def at(minutes: float) -> datetime:
    return SIX + timedelta(minutes=minutes)


def test_every_stage_ends_where_the_minutes_before_it_lead() -> None:
    plan = timing()
    ends = [plan.ends(stage) for stage, _ in plan.stages]
    assert ends == [at(m) for m in (0, 0, 17, 31, 32.5, 43.5, 48.5, 60.5, 66.5, 77.5, 85.5, 88.5, 88.5)]
    assert plan.closes == at(88.5)


def test_a_break_takes_the_place_of_a_move_and_the_gallery_comes_before_the_way_home() -> None:
    lengths = Lengths(rounds=(14, 11), move=1.5, home=5, break_after=1, pause=10, gallery=6)
    plan = plan_timing(SIX, AGENDA, lengths)
    assert plan.minutes(Stage(State.BREAK, 1)) == 10
    assert plan.ends(Stage(State.GALLERY)) == at(17 + 14 + 10 + 11 + 6)
    assert lengths.whole == 14 + 10 + 11 + 6
    assert plan.closes == at(88.5 + 10 - 1.5 + 6)


@pytest.mark.parametrize(("after", "pause"), [(0, 10), (2, 10), (1, 0), (3, 10)])
def test_there_is_no_break_before_the_first_round_after_the_last_or_without_minutes(after: int, pause: int) -> None:
    lengths = Lengths(rounds=(14, 11), move=1.5, home=5, break_after=after, pause=pause)
    assert Stage(State.MOVE, 1) in lengths.stages
    assert State.BREAK not in {stage.state for stage in lengths.stages}
    assert lengths.whole == 26.5


def test_arriving_is_over_when_the_evening_begins() -> None:
    assert State.CHECK_IN not in minutes_by_state(AGENDA)


def test_a_break_and_a_block_of_ones_own_count_with_the_block_before() -> None:
    assert minutes_by_state([("welcome", 5), ("song", 3), ("carousel", 46), ("break", 10), ("plenary", 12)]) == {
        State.PRESENTATION: 8,
        State.PLENARY: 22,
    }


def test_a_round_that_begins_as_planned_is_on_time() -> None:
    assert minutes_behind(timing(), ROUND_1, start(at(17), 14), at(20)) == 0


def test_a_round_that_begins_late_is_behind() -> None:
    assert minutes_behind(timing(), ROUND_1, start(at(21), 14), at(25)) == 4


def test_more_time_is_more_delay_and_a_pause_too() -> None:
    clock = start(at(17), 14)
    assert minutes_behind(timing(), ROUND_1, extend(clock, at(20), 2), at(20)) == 2
    assert minutes_behind(timing(), ROUND_1, pause(clock, at(20)), at(23)) == 3


def test_a_clock_that_ran_out_is_later_with_every_minute() -> None:
    assert minutes_behind(timing(), ROUND_1, start(at(17), 14), at(36)) == 5


def test_a_stage_without_a_clock_is_late_only_when_its_minutes_are_over() -> None:
    plenary = Stage(State.PLENARY)
    assert minutes_behind(timing(), plenary, Clock(started_at=at(48.5)), at(50)) == 0
    assert minutes_behind(timing(), plenary, Clock(started_at=at(48.5)), at(66.5)) == 6


def test_the_clock_of_one_station_is_not_the_end_of_the_reports() -> None:
    plenary = Stage(State.PLENARY)
    clock = Clock(started_at=at(48.5), ends_at=at(52))
    assert minutes_behind(timing(), plenary, clock, at(50)) == 0


def test_an_evening_can_be_ahead() -> None:
    assert minutes_behind(timing(), ROUND_2, start(at(28.5), 11), at(30)) == -4


def test_waiting_for_the_beginning_is_not_being_late() -> None:
    check_in = Stage(State.CHECK_IN)
    assert minutes_behind(timing(), check_in, Clock(started_at=at(-20)), at(-10)) == 0
    assert minutes_behind(timing(), check_in, Clock(started_at=at(-20)), at(6)) == 6


@pytest.mark.parametrize("state", [State.PREPARED, State.CLOSED])
def test_before_and_after_nobody_is_late(state: State) -> None:
    assert minutes_behind(timing(), Stage(state), Clock(), at(30)) is None


def test_a_rehearsal_on_another_day_is_not_late() -> None:
    assert minutes_behind(timing(), ROUND_1, start(at(60 * 24), 14), at(60 * 24)) is None
