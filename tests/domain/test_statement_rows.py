"""Rows of an import file: read with their types, or refused with a reason that names the cell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workshop.domain.refusals import Refusal
from workshop.domain.statement_rows import StatementRow, check_header, parse_row
from workshop.domain.statements import Kind, Moderation, Origin

KINDS = {1: ("need", "concern"), 4: ("offer",)}


def parse(**cells: str) -> StatementRow:
    row = {"station": "1", "kind": "need", "text": "Čitalnica", **cells}
    return parse_row(7, row, kinds=KINDS, groups=frozenset({"A", "B"}))


def test_a_row_with_what_is_needed_waits_and_came_from_a_file() -> None:
    row = parse()
    assert (row.line, row.station, row.kind, row.text) == (7, 1, Kind.NEED, "Čitalnica")
    assert (row.state, row.origin, row.group, row.round_number) == (Moderation.WAITING, Origin.IMPORT, "", 0)
    assert (row.agree, row.unclear, row.time) == (0, 0, None)


def test_a_row_with_everything() -> None:
    row = parse(
        group="b", round="2", origin="Paper", agree="3", unclear="1", state="SHOWN", time="2026-11-06T18:42+01:00"
    )
    assert (row.group, row.round_number, row.origin, row.state) == ("B", 2, Origin.PAPER, Moderation.SHOWN)
    assert (row.agree, row.unclear) == (3, 1)
    assert row.time == datetime(2026, 11, 6, 17, 42, tzinfo=UTC)


def test_what_was_not_marked_on_paper_comes_back_from_a_file() -> None:
    assert parse(kind="unmarked").kind is Kind.UNMARKED
    with pytest.raises(Refusal, match="import_choice"):
        parse(station="4", kind="unmarked")


def test_a_time_without_a_zone_is_utc_and_a_text_is_cleaned() -> None:
    row = parse(time="2026-11-06", text="  dva\n  presledka ")
    assert row.time == datetime(2026, 11, 6, tzinfo=UTC)
    assert row.text == "dva presledka"


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("station", "9", "import_station"),
        ("station", "", "import_number"),
        ("station", "-1", "import_number"),
        ("station", "²", "import_number"),
        ("kind", "offer", "import_choice"),
        ("kind", "", "import_choice"),
        ("text", " ", "text_empty"),
        ("text", "a" * 281, "text_too_long"),
        ("group", "Z", "import_group"),
        ("round", "100", "import_number"),
        ("agree", "1.5", "import_number"),
        ("agree", "1000001", "import_number"),
        ("origin", "fax", "import_choice"),
        ("state", "maybe", "import_choice"),
        ("time", "yesterday", "import_time"),
        ("time", "9999-12-31T23:59-23:00", "import_time"),
    ],
)
def test_a_cell_that_is_not_right_is_refused(column: str, value: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(**{column: value})
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("header", "code"),
    [
        (["station", "text"], "columns_missing"),
        (["station", "kind", "text", "name"], "columns_unknown"),
        (["station", "kind", "text", ""], "columns_unknown"),
        (["station", "kind", "text", "text"], "columns_twice"),
    ],
)
def test_a_header_that_is_not_right_is_refused(header: list[str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_header(header)
    assert refused.value.code == code


def test_columns_may_come_in_any_order() -> None:
    check_header(["text", "time", "kind", "state", "station"])
