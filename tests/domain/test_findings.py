"""Counts, shares and small cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.findings import (
    Cell,
    Marks,
    People,
    Share,
    Shown,
    Statements,
    count_by,
    mask_cell,
    mask_cells,
    share,
)

if TYPE_CHECKING:  # Strict: an ignored fault that is none is a fault, so the second line must not pass by itself.
    share(Marks(1), Marks(2))
    share(Marks(1), People(2))  # type: ignore[type-var]

TABLES = st.dictionaries(st.integers(0, 6), st.integers(0, 9), max_size=5)


def test_a_percentage_needs_twenty() -> None:
    assert share(People(7), People(19)) == Share(People(7), People(19), None)
    assert share(People(7), People(20)) == Share(People(7), People(20), 35)
    assert share(People(7), People(10), enough=10).percent == 70


def test_half_a_percent_is_rounded_up() -> None:
    assert share(Statements(1), Statements(200)).percent == 1
    assert share(Statements(29), Statements(200)).percent == 15


def test_nothing_of_nothing_has_no_percentage() -> None:
    assert share(People(0), People(0), enough=0) == Share(People(0), People(0), None)


@pytest.mark.parametrize(("part", "whole"), [(8, 7), (-1, 7)])
def test_a_part_that_is_none_is_an_error(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share(People(part), People(whole))


@pytest.mark.parametrize(
    ("count", "cell"), [(0, Cell(0)), (1, Cell(None, Shown.BELOW)), (4, Cell(None, Shown.BELOW)), (5, Cell(5))]
)
def test_one_to_four_people_are_fewer_than_five(count: int, cell: Cell) -> None:
    assert mask_cell(count) == cell


def test_a_single_small_cell_takes_the_next_smallest_with_it() -> None:
    cells = mask_cells({"young": 3, "adult": 14, "old": 9, "child": 0})
    assert {key: (cell.value, cell.shown) for key, cell in cells.items()} == {
        "young": (None, "below"),
        "adult": (14, "plain"),
        "old": (None, "withheld"),
        "child": (0, "plain"),
    }


def test_two_small_cells_that_the_total_gives_away_are_joined_by_a_third() -> None:
    assert mask_cells({"a": 1, "b": 1, "c": 8, "d": 20})["c"].shown is Shown.WITHHELD
    assert mask_cells({"a": 4, "b": 4, "c": 8, "d": 20})["c"].shown is Shown.WITHHELD
    assert mask_cells({"a": 1, "b": 5, "c": 5, "d": 20})["d"].shown is Shown.WITHHELD
    assert mask_cells({"a": 2, "b": 4, "c": 8, "d": 20})["c"].shown is Shown.PLAIN


def test_large_cells_are_all_shown() -> None:
    assert mask_cells({"a": 5, "b": 0, "c": 12}) == {"a": Cell(5), "b": Cell(0), "c": Cell(12)}


def could_be(cells: list[Cell], total: int) -> list[int]:
    """What one small cell could be for a reader who knows the rules, the total and every cell that is shown."""
    hidden = total - sum(cell.value for cell in cells if cell.value is not None)
    small = sum(cell.shown is Shown.BELOW for cell in cells)
    large = sum(cell.shown is Shown.WITHHELD for cell in cells)
    least, most = small - 1 + 5 * large, 4 * (small - 1) if not large else hidden
    return [own for own in range(1, 5) if least <= hidden - own <= most]


@given(TABLES)
def test_no_small_cell_can_be_worked_out_while_another_could_hide_it(counts: dict[int, int]) -> None:
    cells = mask_cells(counts)
    assert all(cells[key].value in {None, count} for key, count in counts.items())
    small = [key for key, count in counts.items() if 0 < count < 5]
    assert [key for key, cell in cells.items() if cell.shown is Shown.BELOW] == small
    if small and any(cell.value for cell in cells.values()):
        assert len(could_be(list(cells.values()), sum(counts.values()))) > 1


def test_known_keys_come_first_with_their_zeros() -> None:
    counts = count_by(["b", "c", "b"], str, known=["a", "b"])
    assert list(counts.items()) == [("a", 0), ("b", 2), ("c", 1)]
