"""When somebody is free, from a few words."""

from __future__ import annotations

import pytest

from workshop.domain.matching.times import WEEKEND, WORK_DAYS, Times, read_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ob torkih dopoldne", Times(frozenset({"tue"}), frozenset({"morning"}))),
        ("Delavniki zjutraj", Times(WORK_DAYS, frozenset({"early"}))),
        ("zvečer in ob vikendih", Times(WEEKEND, frozenset({"evening"}))),
        ("spomladi", Times(seasons=frozenset({"spring"}))),
        ("pozimi ponoči", Times(parts=frozenset({"night"}), seasons=frozenset({"winter"}))),
        ("Fridays in the afternoon", Times(frozenset({"fri"}), frozenset({"afternoon"}))),
        ("kadarkoli", Times()),
        ("pet otrok", Times()),
    ],
)
def test_words_are_read(text: str, expected: Times) -> None:
    assert read_times(text) == expected


def test_what_is_not_named_clashes_with_nothing() -> None:
    assert not read_times("torek").clashes(read_times("popoldne"))
    assert read_times("torek zjutraj").clashes(read_times("torek zvečer"))
    assert read_times("torek in sreda").common(read_times("sreda zvečer")) == {"wed"}
