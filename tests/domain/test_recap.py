"""What can be told in half a minute, and what comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.recap import MOST, MOST_OPEN, Left, recap

LEFT = st.builds(
    Left, id=st.integers(1, 10_000), agree=st.integers(0, 30), unclear=st.integers(0, 9), answered=st.booleans()
)


def test_an_open_question_is_told_before_what_most_support() -> None:
    told, rest = recap([Left(1, agree=9), Left(2, unclear=1), Left(3, agree=4)])
    assert (told, rest) == ([2, 1, 3], [])


def test_what_was_explained_is_no_open_question_any_more() -> None:
    assert recap([Left(1, agree=1), Left(2, unclear=5, answered=True)])[0] == [1, 2]


def test_the_most_supported_are_told_and_the_rest_keeps_its_order() -> None:
    told, rest = recap([Left(number, agree=number) for number in range(1, 10)])
    assert (told, rest) == ([9, 8, 7, 6, 5, 4], [1, 2, 3])


def test_questions_leave_room_for_what_many_support() -> None:
    left = [Left(number, unclear=number) for number in range(1, 6)]
    told, rest = recap([*left, *(Left(number, agree=1) for number in range(6, 12))])
    assert (told, rest) == ([5, 4, 6, 7, 8, 9], [1, 2, 3, 10, 11])


def test_of_equals_the_earlier_comes_first() -> None:
    assert recap([Left(3), Left(1), Left(2)])[0] == [3, 1, 2]


@given(st.lists(LEFT, max_size=30, unique_by=lambda each: each.id))
def test_nothing_is_lost_and_nothing_told_twice(left: list[Left]) -> None:
    told, rest = recap(left)
    assert sorted([*told, *rest]) == sorted(each.id for each in left)
    assert len(told) == min(MOST, len(left))
    asked = {each.id for each in left if each.asks}
    assert [number in asked for number in told[:MOST_OPEN]] == [
        place < min(len(asked), MOST_OPEN) for place in range(len(told[:MOST_OPEN]))
    ]
