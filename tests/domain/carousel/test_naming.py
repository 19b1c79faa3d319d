"""Names of groups."""

from __future__ import annotations

import pytest

from workshop.domain.carousel.naming import COLOURS, colour, letter, name, turn


def test_the_colours_come_in_the_order_of_the_markers_on_the_table() -> None:
    assert [colour(place) for place in range(8)] == list(COLOURS)
    assert COLOURS[:3] == ("blue", "orange", "green")


@pytest.mark.parametrize(
    ("place", "label", "word"), [(0, "A", "blue"), (7, "H", "black"), (8, "I", "blue 2"), (25, "Z", "orange 4")]
)
def test_a_place_gives_letter_and_name(place: int, label: str, word: str) -> None:
    assert (letter(place), name(colour(place), turn(place))) == (label, word)


def test_after_z_letters_are_doubled_and_stay_unique() -> None:
    assert (letter(26), letter(51), letter(52)) == ("AA", "AZ", "BA")
    assert len({letter(place) for place in range(100)}) == 100


def test_colour_and_turn_name_a_group_once() -> None:
    assert len({(colour(place), turn(place)) for place in range(100)}) == 100
