"""Every way of changing a record afterwards is found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.drawn import order
from workshop.domain.raffle import hash_list, make_seal
from workshop.domain.raffle_record import FORMAT, check_record
from workshop.domain.refusals import Refusal

SEED = bytes(range(32))
NUMBERS = [1, 2, 3, 101, 102, 105]


def make_record(**changed: Any) -> dict[str, Any]:
    record = {
        "format": FORMAT,
        "seed": SEED.hex(),
        "numbers": NUMBERS,
        "list_hash": hash_list(NUMBERS),
        "seal": make_seal(SEED, NUMBERS),
        "draws": [{"number": number} for number in order(SEED, NUMBERS)[:3]],
    }
    return {**record, **changed}


def wrong(record: dict[str, Any]) -> list[str]:
    return [f"{one.what}{one.place or ''}" for one in check_record(record) if not one.right]


def test_an_honest_record_is_right() -> None:
    assert wrong(make_record()) == []


def test_another_winner_is_found() -> None:
    first, second, third = order(SEED, NUMBERS)[:3]
    swapped = [{"number": number} for number in (first, third, second)]
    assert wrong(make_record(draws=swapped)) == ["draw2", "draw3"]


def test_a_number_put_in_or_taken_out_is_found() -> None:
    assert "seal" in wrong(make_record(numbers=[*NUMBERS, 999]))
    assert {"list", "seal"} <= set(wrong(make_record(numbers=NUMBERS[1:])))


def test_another_key_is_found_even_with_draws_that_fit_it() -> None:
    other = bytes(32)
    draws = [{"number": number} for number in order(other, NUMBERS)[:3]]
    assert wrong(make_record(seed=other.hex(), draws=draws)) == ["seal"]


def test_more_draws_than_numbers_are_found() -> None:
    draws = [{"number": number} for number in (*order(SEED, NUMBERS), 1)]
    assert wrong(make_record(draws=draws)) == ["draw7"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"format": "other"}, "record_wrong"),
        ({"seed": ""}, "record_early"),
        ({"seed": "not hex"}, "record_wrong"),
        ({"numbers": ["1"]}, "record_wrong"),
        ({"draws": [{}]}, "record_wrong"),
    ],
)
def test_what_is_no_record_is_refused(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        check_record(make_record(**changed))
