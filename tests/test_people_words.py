"""Everything that can be said at the desk has its words."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.config import LANGUAGES
from workshop.domain import check_in
from workshop.people_words import ASKED, asked_word, said_word

ANSWERS = {"sector": check_in.SECTORS, "age_band": check_in.AGE_BANDS, "heard_from": check_in.CHANNELS}


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_words_of_its_own(in_app: Flask, question: str, language: str) -> None:
    with force_locale(language):
        said = [said_word(question, answer) for answer in ANSWERS[question]]
        assert len(set(said)) == len(said)
        assert asked_word(question)


def test_an_answer_that_nobody_can_give_is_a_fault() -> None:
    with pytest.raises(KeyError):
        said_word("sector", "king")
