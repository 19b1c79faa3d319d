"""Heads against phones and sheets in the four Slovene forms."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.head_count import HeadCount
from workshop.head_words import handed_in_words

FORMS = {
    1: "1 oseba je brez telefona in lista",
    2: "2 osebi sta brez telefona in lista",
    3: "3 osebe so brez telefona in lista",
    5: "5 oseb je brez telefona in lista",
    11: "11 oseb je brez telefona in lista",
    101: "101 oseba je brez telefona in lista",
    102: "102 osebi sta brez telefona in lista",
}


@pytest.mark.parametrize("many", FORMS)
def test_whoever_has_neither_is_counted_in_the_right_form(in_app: Flask, many: int) -> None:
    with force_locale("sl"):
        assert handed_in_words(HeadCount(adults=200, phones=200 - many)).endswith(f": {FORMS[many]}.")


def test_what_fits_is_said_and_an_empty_room_says_nothing(in_app: Flask) -> None:
    with force_locale("sl"):
        assert handed_in_words(HeadCount(adults=3, phones=3)).endswith("se ujema.")
        assert handed_in_words(HeadCount(adults=0)) == ""
