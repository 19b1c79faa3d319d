"""Dots (method B.7)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.refusals import Refusal
from workshop.domain.voting import check_ballot, check_paper, line_words, votes_per_person

OPTIONS = range(1, 13)


@pytest.mark.parametrize(
    ("options", "votes"),
    [(0, 0), (1, 2), (2, 3), (12, 3), (13, 3), (14, 4), (16, 4), (18, 5), (20, 5), (22, 6), (24, 6), (200, 6)],
)
def test_a_quarter_of_the_list_between_three_and_six(options: int, votes: int) -> None:
    assert votes_per_person(options) == votes


@pytest.mark.parametrize(("length", "shown"), [(280, 280), (281, 280), (400, 280)])
def test_a_line_of_the_list_has_an_end(length: int, shown: int) -> None:
    words = line_words("x" * length)
    assert (len(words), words.endswith("…")) == (shown, length > shown)


def test_a_ballot_keeps_its_dots_and_drops_the_empty_ones() -> None:
    assert check_ballot(OPTIONS, {1: 2, 5: 1, 7: 0}, 3) == {1: 2, 5: 1}


def refusal(dots: dict[int, int], allowance: int = 3) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refusal) as refused:
        check_ballot(OPTIONS, dots, allowance)
    return refused.value.code, refused.value.facts


def test_four_dots_of_three_are_one_too_many() -> None:
    assert refusal({1: 1, 2: 1, 3: 1, 4: 1}) == ("vote_too_many", {"allowance": 3, "given": 4, "over": 1})


def test_three_dots_on_one_idea_are_refused() -> None:
    assert refusal({1: 3}) == ("vote_too_many_on_one", {"most": 2})


@pytest.mark.parametrize("dots", [{99: 1}, {1: -1}, {0: 1}])
def test_dots_on_nothing_are_refused(dots: dict[int, int]) -> None:
    assert refusal(dots)[0] == "vote_unknown"


@pytest.mark.parametrize("dots", [{}, {1: 0}])
def test_an_empty_ballot_is_refused(dots: dict[int, int]) -> None:
    assert refusal(dots) == ("vote_empty", {"allowance": 3})


def test_paper_holds_as_many_dots_as_its_voters_have() -> None:
    assert check_paper(OPTIONS, {1: 8, 2: 4}, voters=4, allowance=3) == {1: 8, 2: 4}
    with pytest.raises(Refusal, match="vote_too_many_on_one"):
        check_paper(OPTIONS, {1: 9}, voters=4, allowance=3)
    with pytest.raises(Refusal, match=r"vote_too_many$"):
        check_paper(OPTIONS, {1: 8, 2: 5}, voters=4, allowance=3)
    assert check_paper(OPTIONS, {1: 2}, voters=1, allowance=3) == {1: 2}
    with pytest.raises(Refusal, match="vote_no_voters"):
        check_paper(OPTIONS, {1: 1}, voters=0, allowance=3)


@given(st.dictionaries(st.integers(0, 14), st.integers(-1, 4), max_size=8), st.integers(3, 6))
def test_whatever_is_taken_keeps_the_rules(dots: dict[int, int], allowance: int) -> None:
    try:
        given_dots = check_ballot(OPTIONS, dots, allowance)
    except Refusal:
        return
    assert 1 <= sum(given_dots.values()) <= allowance
    assert all(1 <= count <= 2 and option in OPTIONS for option, count in given_dots.items())
