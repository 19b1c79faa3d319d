"""A list that gives way to the page it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.prints.shorter import ever_shorter


@dataclass(frozen=True)
class Page:
    lines: int = 3
    words: int = 20


def test_the_whole_comes_first_and_then_one_line_less_at_a_time() -> None:
    assert list(ever_shorter(Page(), ("lines", "words", "lines"))) == [Page(), Page(2), Page(2, 19), Page(1, 19)]


def test_a_step_may_take_more_than_one() -> None:
    assert list(ever_shorter(Page(), ("words", "lines"), {"words": 6}))[-1] == Page(2, 14)
