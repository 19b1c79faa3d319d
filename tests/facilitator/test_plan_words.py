"""Every note of the planner is a sentence in both languages."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.domain.carousel import Caution, Note, Reason
from workshop.facilitator.plan_words import SENTENCES, sentence

NUMBERS = (
    *("groups", "least", "most", "rings", "hosts", "stations", "rounds", "people", "fewest", "hard", "soft", "asked"),
    *("needed", "unseen", "empty", "minutes", "after", "ring", "repeats", "station", "table"),
)
ANY = tuple((name, number) for number, name in enumerate(NUMBERS, start=2))


def test_there_is_a_sentence_for_every_note() -> None:
    assert set(SENTENCES) == {*Reason, *Caution}


@pytest.mark.parametrize("code", [*Reason, *Caution])
@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_note_is_a_whole_sentence(app: Flask, code: Reason | Caution, language: str) -> None:
    with app.test_request_context(), force_locale(language):
        words = sentence(Note(code, ANY))
    assert words.endswith(".")
    assert "%(" not in words


def test_equal_groups_are_said_as_one_number(app: Flask) -> None:
    facts = (("groups", 4), ("least", 6), ("most", 6))
    with app.test_request_context(), force_locale("en"):
        assert sentence(Note(Reason.GROUPS_FIT, facts)) == "4 groups of 6 people."
