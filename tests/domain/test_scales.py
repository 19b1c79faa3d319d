"""The evaluation's figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.scales import sum_up


def test_those_who_left_it_out_are_not_counted() -> None:
    scale = sum_up([5, None, 4, 4, None, 1])
    assert (scale.answered, scale.mean, scale.spread) == (4, Fraction(7, 2), (1, 0, 0, 2, 1))


def test_nobody_has_no_mean() -> None:
    scale = sum_up([None])
    assert (scale.answered, scale.mean, scale.tenths, scale.spread) == (0, None, None, (0, 0, 0, 0, 0))


def test_the_mean_is_rounded_half_up() -> None:
    assert sum_up([4, 4, 4, 5]).tenths == 43
    assert sum_up([4, 4, 5]).tenths == 43
    assert sum_up([3, 4]).tenths == 35


@pytest.mark.parametrize("answer", [0, 6, -1])
def test_an_answer_off_the_scale_is_an_error(answer: int) -> None:
    with pytest.raises(ValueError, match="off the scale"):
        sum_up([answer])


@given(st.lists(st.none() | st.integers(1, 5)))
def test_the_spread_adds_up_to_those_who_answered(answers: list[int | None]) -> None:
    scale = sum_up(answers)
    assert sum(scale.spread) == scale.answered
    assert scale.mean is None or 1 <= scale.mean <= 5
