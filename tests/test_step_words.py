"""Next steps in words."""

from __future__ import annotations

from flask import Flask
from flask_babel import force_locale

from workshop.domain.next_steps import USUAL_LIMITS, Cost, Standing, Strand
from workshop.step_words import cost_words, standing_word, strand_word


def test_every_strand_state_and_class_has_a_word(in_app: Flask) -> None:
    with in_app.test_request_context(), force_locale("sl"):
        assert all(strand_word(one) for one in Strand)
        assert all(standing_word(one) for one in Standing)
        words = cost_words(USUAL_LIMITS)
        assert list(words) == [one.value for one in Cost]
        assert words["middle"] == "do 24.000\u00a0€"
        assert (strand_word("?"), standing_word("?")) == ("", "")
