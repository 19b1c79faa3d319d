"""Heads in the report: what fits, every difference, and that nobody counted where nobody did."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.findings import People, mask_cell
from workshop.domain.head_count import HeadCount
from workshop.prints.report_heads import heads_rows, heads_words
from workshop.services.report_crowd import Attendance


def there(heads: HeadCount, *, desk: bool = True) -> Attendance:
    counted = heads.adults_counted is not None
    return Attendance(
        present=People(heads.people),
        counted=counted,
        adults=None,
        children=None,
        seats=People(heads.adults + heads.children),
        by_origin=(),
        late=mask_cell(0),
        groups=5,
        population=None,
        population_source="",
        heads=heads,
        desk=desk,
    )


def said(heads: HeadCount, *, desk: bool = True) -> list[str]:
    with force_locale("en"):
        return heads_words(there(heads, desk=desk))


def rows(heads: HeadCount, *, desk: bool = True) -> list[tuple[str, str]]:
    with force_locale("en"):
        return heads_rows(there(heads, desk=desk))


def test_what_fits_is_said(in_app: Flask) -> None:
    assert said(HeadCount(adults=35, phones=24, sheets=11)) == ["All adults 35, phones 24, sheets 11: that fits."]


def test_every_difference_is_said(in_app: Flask) -> None:
    heads = HeadCount(adults=36, children=4, phones=24, sheets=12, adults_counted=38, children_counted=3)
    assert said(heads) == [
        "All adults 38, phones 24, sheets 12: 2 people have neither.",
        "Adults: 38 counted, 36 checked in.",
        "Children: 3 counted, 4 checked in.",
    ]
    assert rows(heads) == [
        ("Phones that joined", "24"),
        ("Sheets typed in", "12"),
        ("Neither phone nor sheet", "2"),
        ("All adults", "38"),
    ]


def test_more_phones_and_sheets_than_people_are_said_and_never_as_fewer_than_none(in_app: Flask) -> None:
    heads = HeadCount(adults=30, phones=24, sheets=11)
    assert said(heads) == ["All adults 30, children 0, phones 24, sheets 11: that is 5 more than people came."]
    assert rows(heads)[-2:] == [("All adults", "30"), ("Phones and sheets above the number of people", "5")]


def test_where_the_desk_was_not_used_heads_were_not_counted(in_app: Flask) -> None:
    heads = HeadCount(adults=24, phones=24, sheets=11)
    assert said(heads, desk=False) == [
        "Heads were not counted and the desk was not used. Phones: 24, sheets: 11. "
        "How many people had neither is not known."
    ]
    assert rows(heads, desk=False) == []
    assert dict(there(heads, desk=False).roads) == {
        "heads": None,
        "by_phone": 24,
        "on_paper": 11,
        "neither": None,
        "with_children": None,
        "too_many": None,
    }


def test_heads_counted_without_a_desk_are_not_held_against_the_phones(in_app: Flask) -> None:
    heads = HeadCount(adults=24, phones=24, sheets=11, adults_counted=35)
    assert said(heads, desk=False) == [
        "All adults 35, phones 24, sheets 11: that fits.",
        "The desk was not used, so nobody on paper is among those checked in.",
    ]


@pytest.mark.parametrize("desk", [True, False])
def test_an_evening_to_which_nobody_came_says_nothing_of_heads(in_app: Flask, desk: bool) -> None:
    assert said(HeadCount(adults=0), desk=desk) == []


@pytest.mark.parametrize("phones", range(0, 40, 13))
@pytest.mark.parametrize("sheets", [0, 11])
def test_the_roads_always_add_up_to_all_adults(in_app: Flask, phones: int, sheets: int) -> None:
    found = dict(there(HeadCount(adults=20, children=3, phones=phones, sheets=sheets)).roads)
    known = {what: people or 0 for what, people in found.items()}
    beyond = known["with_children"] + known["too_many"]
    assert known["by_phone"] + known["on_paper"] + known["neither"] - beyond == known["heads"] == 20


def test_a_sheet_that_a_child_can_have_filled_in_is_not_more_than_came(in_app: Flask) -> None:
    heads = HeadCount(adults=23, phones=20, sheets=4, adults_counted=23, children_counted=1)
    assert said(heads)[0] == "All adults 23, children 1, phones 20, sheets 4: that fits."
    assert rows(heads)[-2:] == [
        ("Neither phone nor sheet", "0"),
        ("All adults, and children with a phone or a sheet", "24"),
    ]


def test_one_more_than_adults_and_children_together_is_said(in_app: Flask) -> None:
    heads = HeadCount(adults=23, phones=20, sheets=5, adults_counted=23, children_counted=1)
    assert said(heads)[0] == ("All adults 23, children 1, phones 20, sheets 5: that is 1 more than people came.")
    assert rows(heads)[-2:] == [
        ("All adults, and children with a phone or a sheet", "24"),
        ("Phones and sheets above the number of people", "1"),
    ]
