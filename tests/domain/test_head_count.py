"""People = phones + paper + neither, and what does not fit is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.head_count import Difference, Gap, HeadCount

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


@given(FEW, FEW, FEW, st.none() | FEW)
def test_people_are_phones_and_paper_and_neither_but_for_what_is_said(
    adults: int, phones: int, sheets: int, counted: int | None
) -> None:
    heads = HeadCount(adults=adults, phones=phones, sheets=sheets, adults_counted=counted)
    beyond = sum(one.people for one in heads.differences if one.gap is Gap.MORE_THAN_CAME)
    assert heads.people == phones + sheets + heads.neither - beyond
    assert all(one.people > 0 for one in heads.differences)
