"""Numbers as people write them down."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.number_lists import read_euros, read_numbers, read_plain, read_row, read_whole, write_numbers
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
        ("105 107 112 - 113", {105, 107, 112, 113}),
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


@pytest.mark.parametrize(
    "text", ["12, 10, 8, 7", "12/10/8/7", "12-10-8-7", "12 10 8 7", "12 – 10 – 8 – 7", "12,10;8 7"]
)
def test_a_row_is_parted_as_people_part_it(text: str) -> None:
    assert read_row(text) == (12, 10, 8, 7)


@pytest.mark.parametrize("text", ["", "dve", "12, x", "12.5"])
def test_what_is_no_row_is_none(text: str) -> None:
    assert read_row(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2050", 2050),
        ("2.050", 2050),
        ("2 050", 2050),
        ("1.002.050", 1002050),
        ("2.05", None),
        ("2,050", None),
        ("", None),
    ],
)
def test_thousands_may_be_parted(text: str, number: int | None) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("17", 17), ("0", 0), ("999999999", 999999999), ("1000000000", None), ("9" * 5000, None), ("", None)]
    + [(text, None) for text in ("-1", "1.0", " 1", "1 000", "²", "٣")],
)
def test_the_number_of_a_row_is_digits_alone(text: str, number: int | None) -> None:
    assert read_plain(text) == number


@pytest.mark.parametrize(
    ("text", "euros"),
    [("20", "20"), ("20 €", "20"), ("20,50", "20.50"), ("20.50 EUR", "20.50"), ("€ 1.000,00", "1000"), ("20,-", "20")],
)
def test_sums_are_read_as_written(text: str, euros: str) -> None:
    assert read_euros(text) == Decimal(euros)


@pytest.mark.parametrize("text", ["", "€", "dvajset", "20,505", "-5"])
def test_what_is_no_sum_is_none(text: str) -> None:
    assert read_euros(text) is None
