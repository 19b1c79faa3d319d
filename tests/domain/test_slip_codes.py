"""The codes of paper slips."""

from __future__ import annotations

import pytest

from workshop.domain.slip_codes import LENGTH, LETTERS, clean_slip_code, slip_code, written


def test_a_slip_has_the_same_code_at_every_print_and_no_other_slip_has_it() -> None:
    codes = {slip_code("secret", workshop, number) for workshop in (1, 2) for number in range(1, 301)}
    assert len(codes) == 600
    assert slip_code("secret", 1, 7) == slip_code("secret", 1, 7)
    assert slip_code("secret", 1, 7) != slip_code("another", 1, 7)
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(LETTERS)


@pytest.mark.parametrize("typed", ["k7mp4-xqd2a", " K7MP4 XQD2A ", "K7MP4XQD2A", "K7MP4\u2013XQD2A"])
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    assert clean_slip_code(typed) == "K7MP4XQD2A"


@pytest.mark.parametrize("typed", ["", "K7MP4", "K7MP4-XQD2AA", "K7MP4-XQD20", "K7MP4-XQDČA"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert clean_slip_code(typed) == ""


def test_it_is_printed_in_two_halves() -> None:
    assert written("K7MP4XQD2A") == "K7MP4-XQD2A"
