"""Heads against phones and sheets in the four Slovene forms."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.head_count import HeadCount
from workshop.head_words import handed_in_words

FORMS = {
    1: "1 oseba ni oddala ničesar",
    2: "2 osebi nista oddali ničesar",
    3: "3 osebe niso oddale ničesar",
    5: "5 oseb ni oddalo ničesar",
    11: "11 oseb ni oddalo ničesar",
    101: "101 oseba ni oddala ničesar",
    102: "102 osebi nista oddali ničesar",
}


@pytest.mark.parametrize("many", FORMS)
def test_whoever_handed_in_nothing_is_counted_in_the_right_form(in_app: Flask, many: int) -> None:
    with force_locale("sl"):
        assert handed_in_words(HeadCount(adults=200, phones=200 - many)).endswith(f": {FORMS[many]}.")


def test_what_fits_is_said_and_an_empty_room_says_nothing(in_app: Flask) -> None:
    with force_locale("sl"):
        assert handed_in_words(HeadCount(adults=3, phones=3)).endswith("se ujema.")
        assert handed_in_words(HeadCount(adults=0)) == ""
