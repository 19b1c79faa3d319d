"""How much a page holds, reckoned on the safe side."""

from __future__ import annotations

import pytest

from workshop.prints.report_fit import count_points, count_words, heights, text_width


def test_words_are_counted_as_they_are_read() -> None:
    assert count_words("<p>Ena&nbsp;dva <svg><title>ne</title></svg> · <b>tri</b>&amp; »4«</p>") == 4


def test_a_line_more_is_a_line_higher() -> None:
    one, two = heights("<p>beseda</p>"), heights(f"<p>{'beseda ' * 20}</p>")
    assert (one, two) == ([18.0], [33.0])


@pytest.mark.parametrize(("narrow", "wide"), [("i" * 10, "n" * 10), ("n" * 10, "W" * 10), ("a" * 10, "Ž" * 10)])
def test_wide_letters_take_more_room(narrow: str, wide: str) -> None:
    assert text_width(narrow) < text_width(wide)


def test_head_figures_and_foot_take_their_room_when_nothing_else_is_there() -> None:
    page = '<header><h1>KS</h1></header><ul class="figures"><li>24</li></ul><div class="report-foot"><p>x</p></div>'
    assert count_points(page) == 85 + 70 + 19 + 15


def test_every_block_counts() -> None:
    body = "<h2>Potrebe</h2><ul><li>ena</li><li>dve</li></ul><p>x</p>"
    page = f'<header></header><p class="finding">x</p><ul class="figures"></ul>{body}<div class="report-foot"></div>'
    assert count_points(page) == 85 + 28 + 70 + 28 + 17.5 * 2 + 18 + 19
    assert count_points(page.replace('report-foot">', 'report-foot"><svg class="qr"></svg>')) == 352
