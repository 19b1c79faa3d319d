"""Why two fit and where a match stands, in words."""

from __future__ import annotations

from flask import Flask

from workshop.domain.matching.course import Act, Course
from workshop.domain.matching.score import Reason
from workshop.domain.matching.times import DAYS, PARTS, SEASONS
from workshop.domain.matching.topics import Category
from workshop.exchange_words import CATEGORIES, HOW_OFTEN
from workshop.match_words import ACTS, STATES, TIMES, category_word, reasons_words
from workshop.services.matches import HOW_OFTEN as BANDS


def test_everything_that_can_be_said_has_words() -> None:
    assert set(CATEGORIES) == set(Category)
    assert set(HOW_OFTEN) == set(BANDS)
    assert set(TIMES) == {*DAYS, *PARTS, *SEASONS}
    assert set(STATES) == set(Course)
    assert set(ACTS) == set(Act)


def test_reasons_are_told_in_slovene(app: Flask) -> None:
    reasons = (
        *(Reason("category", ("ride",)), Reason("words", ("zdravniku",)), Reason("times", ("morning", "tue"))),
        *(Reason("place", ("kranj",)), Reason("often", ("weekly",)), Reason("community", ("Golnik",))),
    )
    with app.test_request_context(headers={"Accept-Language": "sl"}):
        assert reasons_words(reasons) == (
            "obakrat: prevoz; skupno: zdravniku; obakrat ob torkih, dopoldne; "
            "isti kraj: kranj; enako pogosto: vsak teden; ista KS"
        )
        assert reasons_words((Reason("times", ("fri", "mon", "morning", "thu", "tue", "wed")),)) == (
            "obakrat ob delavnikih, dopoldne"
        )
        assert category_word("") == ""
