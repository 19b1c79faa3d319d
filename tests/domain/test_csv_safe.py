"""CSV for Slovenian spreadsheets: opens rightly, keeps what was written, runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.csv_safe import plain_cell, read_csv, safe_cell, write_csv


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_file_begins_with_the_mark_and_has_semicolons_and_no_sep_line() -> None:
    file = write_csv(("številka", "text"), [(1, "Čebela")])
    assert file == b"\xef\xbb\xbf" + "številka;text\r\n1;Čebela\r\n".encode()


def test_separators_quotes_and_line_ends_stay_in_their_cell() -> None:
    assert read(write_csv(("text",), [("Žiga, Šoštanj; 2,5",), ('rekla je "ja"',), ("dve\nvrstici",)]))[1:] == [
        ["Žiga, Šoštanj; 2,5"],
        ['rekla je "ja"'],
        ["dve\nvrstici"],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_takes_for_a_formula_is_text(start: str) -> None:
    assert read(write_csv(("text",), [(f"{start}1+1",)]))[1] == [f"'{start}1+1"]


def test_numbers_stay_numbers_also_below_nought() -> None:
    assert read(write_csv(("a", "b"), [(-3, 2.5)]))[1] == ["-3", "2.5"]


def test_nothing_is_an_empty_cell() -> None:
    assert read(write_csv(("a", "b"), [(None, "x")]))[1] == ["", "x"]


@given(st.text(max_size=60).filter(lambda text: not text.startswith("'")))
def test_what_was_made_safe_can_be_had_back(text: str) -> None:
    assert plain_cell(str(safe_cell(text))) == text


def test_an_apostrophe_of_the_writer_stays() -> None:
    assert plain_cell("'s Gravenhage") == "'s Gravenhage"


def test_a_file_of_ours_is_read_as_it_was_written() -> None:
    file = write_csv(("Station", "text"), [(1, "=1+1; ja"), (2, "dve\nvrstici")])
    assert read_csv(file) == (
        ["station", "text"],
        [(2, {"station": "1", "text": "=1+1; ja"}), (4, {"station": "2", "text": "dve\nvrstici"})],
    )


def test_commas_and_short_rows_are_read_too_and_empty_lines_passed_over() -> None:
    header, rows = read_csv(b"station,text\n1,a\n\n2\n")
    assert (header, rows) == (
        ["station", "text"],
        [(2, {"station": "1", "text": "a"}), (4, {"station": "2", "text": ""})],
    )


def test_more_cells_than_columns_are_refused() -> None:
    with pytest.raises(csv.Error):
        read_csv(b"a;b\n1;2;3\n")
