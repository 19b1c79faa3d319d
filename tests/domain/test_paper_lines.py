"""A list typed from a flip chart, line by line."""

from __future__ import annotations

import pytest

from workshop.domain.paper_lines import MOST_LINES, read_lines
from workshop.domain.refusals import Refusal


def test_bullets_numbers_and_empty_lines_are_no_part_of_a_statement() -> None:
    assert read_lines("- Klop\n\n  • Več luči\r\n3. Oder\n2027 bo pozno\n") == [
        "Klop",
        "Več luči",
        "Oder",
        "2027 bo pozno",
    ]


def test_a_line_that_stands_twice_counts_once() -> None:
    assert read_lines("Klop\n- Klop\nLuči") == ["Klop", "Luči"]


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(Refusal, match="list_empty"):
        read_lines(" \n- \n")
    with pytest.raises(Refusal, match="list_lines_many"):
        read_lines("\n".join(f"Misel {number}" for number in range(MOST_LINES + 1)))


def test_a_long_line_is_told_by_its_beginning() -> None:
    with pytest.raises(Refusal, match="list_line_long") as refused:
        read_lines("Klop\n" + "dolgo " * 60)
    assert refused.value.facts["start"].startswith("dolgo dolgo")
    assert refused.value.facts["over"] > 0
