"""Numbers as people write them down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.number_lists import read_numbers, write_numbers
from workshop.domain.refusals import Refusal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", set()),
        ("105", {105}),
        ("105, 112-114", {105, 112, 113, 114}),
        ("105;106\n107", {105, 106, 107}),
        ("112 – 113,, 5", {5, 112, 113}),
        ("7-7", {7}),
    ],
)
def test_commas_lines_and_ranges_are_read(text: str, numbers: set[int]) -> None:
    assert read_numbers(text) == numbers


@pytest.mark.parametrize("text", ["sto", "0", "9-5", "1-2-3", "10000", "-4", "5, x"])
def test_what_is_no_number_is_named(text: str) -> None:
    with pytest.raises(Refusal, match="numbers_wrong") as refused:
        read_numbers(text)
    assert refused.value.facts["part"] in text


@given(st.sets(st.integers(1, 9999), max_size=60))
def test_what_is_written_reads_the_same(numbers: set[int]) -> None:
    assert read_numbers(write_numbers(numbers)) == numbers


def test_runs_of_three_and_more_become_ranges() -> None:
    assert write_numbers([3, 1, 2, 7, 8, 10]) == "1-3, 7, 8, 10"
