"""Cells that a spreadsheet opens right and cannot run, and files that come back as they went."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.csv_safe import plain_cell, read_csv, safe_cell, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+386 4", "-5 stopinj", "@vsi", "\tskok", "\rskok", *"＝＋－＠", "＝1+1"])
def test_what_could_be_run_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert plain_cell(f"'{text}") == text


@pytest.mark.parametrize("value", ["Čaj", "3 = 3", "'narekovaj", "", 5, -5, 2.5, None])
def test_everything_else_stays(value: str | int | float | None) -> None:
    assert safe_cell(value) == value


def test_an_apostrophe_of_ones_own_stays() -> None:
    assert plain_cell("'narekovaj") == "'narekovaj"


def test_the_file_has_a_mark_semicolons_and_lines_as_excel_wants_them() -> None:
    assert write_csv(["a", "b"], [["Žiga, Šoštanj; 2,5", 3]]) == '\ufeffa;b\r\n"Žiga, Šoštanj; 2,5";3\r\n'.encode()


@pytest.mark.parametrize("raw", [b"a,b\n1,2\n", b"a;b\n1;2\n", b"\xef\xbb\xbfa;b\r\n1;2\r\n"])
def test_commas_and_semicolons_are_read_with_and_without_a_mark(raw: bytes) -> None:
    assert read_csv(raw) == (["a", "b"], [(2, {"a": "1", "b": "2"})])


def test_lines_are_those_of_the_file() -> None:
    header, rows = read_csv(b'A , b\n1,"dve\nvrstici"\n\n3,4\n')
    assert header == ["a", "b"]
    assert [line for line, _ in rows] == [3, 5]


def test_a_short_row_is_filled_and_a_long_one_is_an_error() -> None:
    assert read_csv(b"a,b\n1\n")[1] == [(2, {"a": "1", "b": ""})]
    with pytest.raises(csv.Error):
        read_csv(b"a,b\n1,2,3\n")


def test_another_encoding_is_an_error_and_an_empty_file_has_nothing() -> None:
    with pytest.raises(UnicodeDecodeError):
        read_csv("Čaj".encode("cp1250"))
    assert read_csv(b"") == ([], [])


printable = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1).filter(str.strip)


@given(st.lists(printable, min_size=1, max_size=5))
def test_texts_come_back_as_they_went(texts: list[str]) -> None:
    header = [f"c{place}" for place in range(len(texts))]
    _, rows = read_csv(write_csv(header, [texts]))
    assert list(rows[0][1].values()) == [plain_cell(text) for text in texts]
