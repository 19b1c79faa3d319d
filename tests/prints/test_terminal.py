from __future__ import annotations

from workshop.prints.terminal import modules


def test_a_code_is_a_square_with_three_finders() -> None:
    grid = modules("http://192.168.1.20:8000/")
    finder = [True] * 7
    assert {len(row) for row in grid} == {len(grid)}
    assert (grid[0][:7], grid[0][-7:], grid[-1][:7]) == (finder, finder, finder)


def test_an_address_in_a_hall_fits_a_small_terminal() -> None:
    assert len(modules("http://192.168.100.200:8000/")) <= 25
