"""Roads by which answers come have words: as many as the store knows, in both languages."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.exports.words import code_words
from workshop.origin_words import ORIGINS, origin_word


@pytest.mark.parametrize("origin", ["phone", "paper", "flipchart", "host", "desk", "import"])
def test_every_origin_has_a_word_that_files_use_too(in_app: Flask, origin: str) -> None:
    with in_app.test_request_context(), force_locale("sl"):
        word = origin_word(origin)
        assert word != origin
        assert code_words()["origin"][origin] == word


def test_a_word_is_of_the_language_of_the_moment(in_app: Flask) -> None:
    with in_app.test_request_context(), force_locale("sl"):
        slovene = {origin: origin_word(origin) for origin in ORIGINS}
    with in_app.test_request_context(), force_locale("en"):
        assert [origin for origin in ORIGINS if origin_word(origin) == slovene[origin]] == []


def test_a_road_without_a_word_is_a_fault() -> None:
    with pytest.raises(KeyError):
        origin_word("pigeon")
