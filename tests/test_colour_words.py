"""Colours of groups in words."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.colour_words import COLOURS, colour_word
from workshop.domain.carousel import naming


def test_every_colour_of_a_group_has_a_word_in_both_languages(app: Flask) -> None:
    assert tuple(COLOURS) == naming.COLOURS
    with app.test_request_context(), force_locale("sl"):
        assert [colour_word("blue"), colour_word("black", 2)] == ["Modra", "Črna 2"]
    with app.test_request_context(), force_locale("en"):
        assert colour_word("violet", 3) == "Violet 3"
        with pytest.raises(KeyError):
            colour_word("pink")
