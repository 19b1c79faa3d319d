"""People = phones + paper + neither, and what does not fit is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.head_count import Difference, Doubt, Gap, HeadCount, Known, doubts

FEW = st.integers(0, 80)


def test_whoever_has_neither_phone_nor_sheet_is_counted() -> None:
    heads = HeadCount(adults=38, phones=24, sheets=11)
    assert heads.neither == 3
    assert heads.differences == (Difference(Gap.NOTHING_FROM, 3),)


def test_more_phones_and_sheets_than_people_is_said() -> None:
    heads = HeadCount(adults=30, phones=24, sheets=11)
    assert heads.neither == 0
    assert heads.differences == (Difference(Gap.MORE_THAN_CAME, 5),)


def test_a_count_by_hand_goes_before_the_desk_and_the_difference_is_said() -> None:
    heads = HeadCount(adults=36, children=4, phones=24, sheets=12, adults_counted=38, children_counted=3)
    assert (heads.people, heads.neither) == (38, 2)
    assert heads.differences == (
        Difference(Gap.NOTHING_FROM, 2),
        Difference(Gap.ADULTS_NOT_CHECKED_IN, 2),
        Difference(Gap.CHILDREN_NOT_COUNTED, 1),
    )


def test_where_everything_fits_there_is_nothing_to_say() -> None:
    assert HeadCount(adults=5, children=2, phones=3, sheets=2, adults_counted=5, children_counted=2).differences == ()


def test_children_may_hold_sheets_and_need_not() -> None:
    assert HeadCount(adults=23, children=3, phones=20, sheets=3).differences == ()
    assert HeadCount(adults=23, children=3, phones=20, sheets=5).differences == ()
    assert HeadCount(adults=23, children=3, phones=20, sheets=7).differences == (Difference(Gap.MORE_THAN_CAME, 1),)


@given(FEW, FEW, FEW, st.none() | FEW)
def test_people_are_phones_and_paper_and_neither_but_for_what_is_said(
    adults: int, phones: int, sheets: int, counted: int | None
) -> None:
    heads = HeadCount(adults=adults, children=4, phones=phones, sheets=sheets, adults_counted=counted)
    beyond = heads.with_children + sum(one.people for one in heads.differences if one.gap is Gap.MORE_THAN_CAME)
    assert heads.people == phones + sheets + heads.neither - beyond
    assert all(one.people > 0 for one in heads.differences)


KNOWN = HeadCount(adults=12, children=1, phones=9, sheets=2)


@pytest.mark.parametrize(
    ("adults", "children", "found"),
    [
        (12, 1, ()),
        (20, 9, ()),
        (11, 1, (Doubt(Known.CHECKED_IN, 11, 12),)),
        (21, 1, (Doubt(Known.CHECKED_IN, 21, 12),)),
        (500, 1, (Doubt(Known.CHECKED_IN, 500, 12),)),
        (12, 0, (Doubt(Known.CHILDREN_CHECKED_IN, 0, 1),)),
        (12, 10, (Doubt(Known.CHILDREN_CHECKED_IN, 10, 1),)),
        (
            5,
            1,
            (Doubt(Known.CHECKED_IN, 5, 12), Doubt(Known.HANDED_IN, 6, 11), Doubt(Known.VOTED, 6, 7)),
        ),
    ],
)
def test_a_count_that_does_not_fit_is_doubted_with_both_figures(
    adults: int, children: int, found: tuple[Doubt, ...]
) -> None:
    assert doubts(KNOWN, adults=adults, children=children, voters=7) == found


def test_without_a_desk_phones_sheets_and_voters_say_how_many_there_were() -> None:
    heads = HeadCount(adults=6, phones=6, sheets=10)
    assert doubts(heads, adults=24, children=0, voters=12) == ()
    assert doubts(heads, adults=24, children=0, voters=24) == ()
    assert doubts(heads, adults=25, children=0, voters=0) == (Doubt(Known.CHECKED_IN, 25, 6),)


def test_a_count_that_was_taken_is_not_held_against_the_next() -> None:
    heads = HeadCount(adults=12, adults_counted=5, children_counted=7)
    assert doubts(heads, adults=12, children=0, voters=0) == ()
