"""The raffle: numbers and draws."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawn import order
from workshop.domain.raffle import (
    deal_stubs,
    draw,
    first_paper_number,
    hash_list,
    make_seal,
    next_phone_number,
    sheets_out,
    taking_no_part,
)
from workshop.domain.refusals import Refusal

SEED = bytes(range(32))
NUMBERS = st.sets(st.integers(1, 999), min_size=1, max_size=60)
SEEDS = st.binary(min_size=32, max_size=32)


@pytest.mark.parametrize(
    ("expected", "first"), [(0, 101), (24, 101), (50, 101), (51, 201), (100, 201), (101, 301), (300, 601)]
)
def test_paper_begins_above_all_phones(expected: int, first: int) -> None:
    assert first_paper_number(expected) == first


def test_phones_count_from_one_and_leave_the_stubs_alone() -> None:
    paper = range(101, 131)
    assert next_phone_number([], paper) == 1
    assert next_phone_number([1, 2, 101, 117], paper) == 3
    assert next_phone_number([100], paper) == 131
    assert next_phone_number([100, 131], paper) == 132


def test_a_number_that_was_taken_back_is_not_given_again() -> None:
    assert next_phone_number([1, 3], range(101, 131)) == 4


@given(st.integers(0, 300), st.integers(0, 200))
def test_no_number_is_given_twice(phones: int, stubs: int) -> None:
    paper = range(first_paper_number(20), first_paper_number(20) + stubs)
    taken: set[int] = set()
    for _ in range(phones):
        taken.add(next_phone_number(taken, paper))
    assert len(taken) == phones
    assert not taken & set(paper)


def test_the_seal_is_that_of_the_seed_and_of_the_sorted_list() -> None:
    listed = hashlib.sha256(b"1,2,101").hexdigest()
    assert hash_list([101, 2, 1, 2]) == listed
    assert make_seal(SEED, {2, 1, 101}) == hashlib.sha256(f"{SEED.hex()}:{listed}".encode()).hexdigest()
    assert make_seal(SEED, {2, 1, 102}) != make_seal(SEED, {2, 1, 101})


def test_the_same_seed_gives_the_same_order() -> None:
    assert order(SEED, range(1, 8)) == order(SEED, [7, 6, 5, 4, 3, 2, 1, 1])


def test_an_order_worked_out_by_hand() -> None:
    """With `openssl dgst -sha256 -mac HMAC`: the draw's place and a nought, four bytes each, modulo those left."""
    assert order(SEED, range(1, 8)) == (2, 1, 3, 6, 5, 7, 4)


def test_a_redraw_is_the_next_in_the_order() -> None:
    first, second, *_ = order(SEED, range(1, 41))
    assert draw(SEED, range(1, 41)) == first
    assert draw(SEED, range(1, 41), [first]) == second


def test_an_empty_drum_is_refused() -> None:
    with pytest.raises(Refusal, match="raffle_empty"):
        draw(SEED, [])
    with pytest.raises(Refusal, match="raffle_empty"):
        draw(SEED, [1, 2], [2, 1])


@given(SEEDS, NUMBERS)
def test_every_number_comes_once(seed: bytes, numbers: set[int]) -> None:
    assert sorted(order(seed, numbers)) == sorted(numbers)


def chi_squared(counts: list[int]) -> float:
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts)


def seed_of(trial: int) -> bytes:
    return hashlib.sha256(trial.to_bytes(4, "big")).digest()


CRITICAL_39 = 62.428
"""Chi-squared with 39 degrees of freedom stays below this with p = 0.99."""


def test_ten_thousand_first_draws_are_even() -> None:
    counts = dict.fromkeys(range(1, 41), 0)
    for trial in range(10_000):
        counts[draw(seed_of(trial), counts)] += 1
    assert chi_squared(list(counts.values())) < CRITICAL_39


def test_ten_thousand_redraws_are_even_over_those_left() -> None:
    counts = dict.fromkeys(range(1, 41), 0)
    for trial in range(10_000):
        counts[draw(seed_of(trial), range(1, 42), [41])] += 1
    assert chi_squared(list(counts.values())) < CRITICAL_39


def test_the_measure_would_notice_a_favoured_number() -> None:
    assert chi_squared([400, *[246] * 39]) > CRITICAL_39


def test_stubs_given_out_leave_all_the_others_out_of_the_drum() -> None:
    assert taking_no_part({2, 105}, range(101, 106), {103, 105}) == {2, 101, 102, 104}
    assert taking_no_part({2, 105}, range(101, 106), ()) == {2, 105}
    with pytest.raises(Refusal, match="stub_unknown"):
        taking_no_part((), range(101, 106), {103, 7})


KEY = ("of this installation", 0)


def test_each_stub_lies_under_one_sheet_and_no_sheet_tells_which() -> None:
    dealt = deal_stubs(KEY, 101, [24])
    assert sorted(dealt) == list(range(101, 125)) != list(dealt)
    assert dealt == deal_stubs(KEY, 101, [24])
    assert dealt not in (deal_stubs(("of another", 0), 101, [24]), deal_stubs((KEY[0], 1), 101, [24]))


def test_sheets_printed_later_change_no_stub_of_those_before() -> None:
    before, after = deal_stubs(KEY, 101, [24]), deal_stubs(KEY, 101, [24, 40])
    assert after[:24] == before
    assert sorted(after[24:]) == list(range(125, 141))


@pytest.mark.parametrize(
    ("typed", "at_desk", "out"),
    [
        ((), 0, set()),
        ((), 2, {1, 2}),
        ((3, 7), 2, {3, 7}),
        ((3, 7), 0, {3, 7}),
        ((1, 3), 4, {1, 2, 3, 4}),
        ((3, 31), 2, {1, 3}),
        ((), 50, set(range(1, 11))),
    ],
)
def test_sheets_out_are_those_typed_in_and_then_the_top_of_the_pile(
    typed: tuple[int, ...], at_desk: int, out: set[int]
) -> None:
    assert sheets_out(typed, at_desk, 10) == out
