"""The tables of an evening, before they become files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.prints.planned import plan_ahead
from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.domain.findings import mask_cell, mask_cells
from workshop.models import Workshop
from workshop.services.exporting import Table, cell_text, public_tables, staff_table
from workshop.services.report import gather_report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    found = make_workshop(make_centre())
    hold_evening(found)
    plan_ahead(found)
    return found


def tables(workshop: Workshop) -> dict[str, Table]:
    report = gather_report(workshop=workshop, language="en", now=NOW)
    return {table.name: table for table in public_tables(report)}


def test_every_row_has_a_cell_for_every_column(workshop: Workshop) -> None:
    for table in (*tables(workshop).values(), staff_table(workshop)):
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.header)}


def test_ties_share_a_rank_in_the_votes(workshop: Workshop) -> None:
    assert [(row[0], row[5]) for row in tables(workshop)["votes"].rows] == [(1, 20), (2, 15), (2, 15), (4, 5)]


def test_an_evening_without_a_vote_has_no_rows_and_no_totals(in_app: Flask) -> None:
    found = make_workshop(make_centre())
    hold_evening(found, votes=False, marks=False)
    made = tables(found)
    assert made["votes"].rows == made["reactions"].rows == ()
    assert not [row for row in made["summary"].rows if row[2] == "votes"]


def test_a_small_number_is_covered_and_one_beside_it_is_left_out() -> None:
    assert [cell_text(mask_cell(count)) for count in (0, 1, 4, 5)] == [0, "<5", "<5", 5]
    assert [cell_text(cell) for cell in mask_cells({"a": 2, "b": 6, "c": 9}).values()] == ["<5", None, 9]


def test_the_staff_table_counts_marks_by_statement(workshop: Workshop) -> None:
    rows = {row[2]: row for row in staff_table(workshop).rows}
    row = rows["Kraj, kjer lahko mladi ob petkih igrajo družabne igre"]
    assert (row[6], row[7], row[8]) == (3, 2, "shown")


def test_what_nobody_could_be_asked_any_more_is_not_told_as_nought(in_app: Flask) -> None:
    workshop = make_workshop(make_centre(), title="Zaključeno prej")
    evening = gather_report(workshop=workshop, language="en", now=NOW)
    short = replace(evening, evening=replace(evening.evening, unreached=("sign_up", "evaluation")))
    told = [
        {row[0]: row[1] for table in public_tables(report) if table.name == "summary" for row in table.rows}
        for report in (evening, short)
    ]
    assert [(one["signed_up"], one["opinions"]) for one in told] == [(0, 0), (None, None)]
