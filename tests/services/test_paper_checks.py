"""Every fault of a sheet is found at once, in the order of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.models import Workshop
from workshop.services.paper_answers import Entry, EntryRefusal, WholeSheet
from workshop.services.paper_checks import NO_WORDS, FaultySheet, check_sheet
from workshop.services.paper_form import FormStation

FORM = (
    FormStation(1, 1, "", "", ("need", "idea"), 2),
    FormStation(2, 2, "", "", ("idea",), 1),
    FormStation(3, 3, "", "", ("need", "idea"), 1),
)
LONG = "a" * 320


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def sheet(*entries: Entry) -> WholeSheet:
    return WholeSheet(7, None, entries, "key")


def faults(workshop: Workshop, typed: WholeSheet) -> list[tuple[str, ...]]:
    """(station and row, part, code) of what is about an answer, else the code alone."""
    with pytest.raises(FaultySheet) as refused:
        check_sheet(workshop, FORM, typed)
    return [
        (f"{one.entry.station_id}-{one.entry.row}", one.part, one.code)
        if isinstance(one, EntryRefusal)
        else (one.code,)
        for one in refused.value.faults
    ]


def test_all_faults_come_together_the_kind_before_the_words(workshop: Workshop) -> None:
    typed = sheet(Entry(1, 1, "", LONG), Entry(1, 2, "offer", "Klop"), Entry(2, 1, "", LONG))
    assert faults(workshop, typed) == [
        ("1-1", "kind", "kind_missing"),
        ("1-1", "text", "text_too_long"),
        ("1-2", "kind", "kind_not_here"),
        ("2-1", "text", "text_too_long"),
    ]


def test_a_late_sheet_lacks_its_reason_as_well(workshop: Workshop) -> None:
    workshop.closed_at = NOW
    typed = sheet(Entry(1, 1, "", "Klop"))
    assert faults(workshop, typed) == [("1-1", "kind", "kind_missing"), ("late_reason",)]
    assert faults(workshop, replace(typed, reason="V škatli")) == [("1-1", "kind", "kind_missing")]


def test_dots_on_a_line_that_is_not_there_are_a_fault_of_the_slip(workshop: Workshop) -> None:
    typed = replace(sheet(Entry(2, 1, "", "Klop")), dots={999: 1})
    assert len(faults(workshop, typed)) == 1


def test_what_holds_is_cleaned_and_what_is_empty_or_not_on_the_form_is_left_out(workshop: Workshop) -> None:
    typed = sheet(
        Entry(1, 1, "need", " Klop "),
        Entry(1, 2, "", ""),
        Entry(3, 1, "", "", unreadable=True),
        Entry(2, 1, "", "", unreadable=True),
        Entry(9, 1, "", "Kje?"),
    )
    assert check_sheet(workshop, FORM, typed) == [
        Entry(1, 1, "need", "Klop"),
        Entry(3, 1, "unmarked", NO_WORDS, unreadable=True),
        Entry(2, 1, "idea", NO_WORDS, unreadable=True),
    ]
