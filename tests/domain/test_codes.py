"""Short codes."""

from __future__ import annotations

from random import Random
from secrets import SystemRandom

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.codes import clean_code, code_length, draw_code, is_too_plain


class Dice:
    """Falls as told."""

    def __init__(self, *falls: int) -> None:
        self.falls = list(falls)

    def randrange(self, stop: int, /) -> int:
        return self.falls.pop(0) % stop


def test_a_code_may_begin_with_nought() -> None:
    assert draw_code([], Dice(482)) == "0482"


def test_a_used_code_and_a_plain_one_are_drawn_again() -> None:
    assert draw_code({"4827"}, Dice(4827, 0, 1234, 4828)) == "4828"


@pytest.mark.parametrize("code", ["0000", "7777", "1234", "4321", "8901", "0987", "55555"])
def test_a_code_that_people_try_for_fun_is_too_plain(code: str) -> None:
    assert is_too_plain(code)


@pytest.mark.parametrize("code", ["4827", "1235", "1224", "2017"])
def test_an_ordinary_code_is_not(code: str) -> None:
    assert not is_too_plain(code)


@pytest.mark.parametrize(("used", "length"), [(0, 4), (999, 4), (1000, 5), (1001, 5)])
def test_a_tenth_of_four_digits_makes_five(used: int, length: int) -> None:
    assert code_length([f"{number:04d}" for number in range(used)]) == length


def test_a_tenth_of_five_digits_makes_six() -> None:
    used = [f"{number:04d}" for number in range(1000)] + [f"{number:05d}" for number in range(10_000)]
    assert code_length(used) == 6


def test_a_real_source_of_chance_gives_codes_that_never_repeat() -> None:
    used: set[str] = set()
    for _ in range(1200):
        used.add(draw_code(used, SystemRandom()))
    assert len(used) == 1200
    assert sorted({len(code) for code in used}) == [4, 5]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("4827", "4827"),
        (" 48 27 ", "4827"),
        ("48-27", "4827"),
        ("48\u201327\n", "4827"),
        ("48\u00a027", "4827"),
        ("00482", "00482"),
        ("482", ""),
        ("123456789", ""),
        ("48a7", ""),
        ("４８２７", ""),
        ("", ""),
    ],
)
def test_spaces_and_hyphens_do_not_matter_and_nothing_else_is_a_code(raw: str, code: str) -> None:
    assert clean_code(raw) == code


@given(st.integers(), st.lists(st.sampled_from(" -\u2013"), max_size=4))
def test_a_drawn_code_is_found_however_it_is_parted(seed: int, joints: list[str]) -> None:
    code = draw_code((), Random(seed))
    typed = "".join(digit + joint for digit, joint in zip(code, [*joints, "", "", "", ""], strict=False))
    assert clean_code(typed) == code
