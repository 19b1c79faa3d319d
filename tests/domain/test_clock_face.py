"""What the clock shows: minutes until two are left, then seconds; and its three words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from workshop.domain.clock_face import Face, Signal, face, signal


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(14 * 60, "14"), (13 * 60 + 59, "14"), (13 * 60, "13"), (121, "3"), (120.4, "3")],
)
def test_more_than_two_minutes_are_shown_in_whole_minutes(seconds: float, text: str) -> None:
    assert face(timedelta(seconds=seconds)) == Face(text, minutes=True)


@pytest.mark.parametrize(
    ("seconds", "text"), [(120, "2:00"), (119.2, "2:00"), (61, "1:01"), (9, "0:09"), (0.1, "0:01"), (0, "0:00")]
)
def test_from_two_minutes_down_seconds_are_shown(seconds: float, text: str) -> None:
    assert face(timedelta(seconds=seconds)) == Face(text, minutes=False)


def test_a_clock_that_ran_out_stands_at_nothing() -> None:
    assert face(timedelta(seconds=-30)).text == "0:00"


def test_a_stage_without_time_shows_nothing() -> None:
    assert face(None) == Face("", minutes=False)
    assert signal(None) is Signal.NONE


@pytest.mark.parametrize(
    ("seconds", "word"),
    [
        (121, Signal.NONE),
        (120, Signal.SOON),
        (91, Signal.SOON),
        (90, Signal.FINISH),
        (0.5, Signal.FINISH),
        (0, Signal.OVER),
        (-5, Signal.OVER),
    ],
)
def test_each_word_has_its_time(seconds: float, word: Signal) -> None:
    assert signal(timedelta(seconds=seconds)) is word
