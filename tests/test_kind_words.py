"""Every kind has its words, and none stands for one that nobody knows."""

from __future__ import annotations

import pytest
from flask import Flask, render_template_string
from flask_babel import force_locale

from workshop.config import LANGUAGES
from workshop.domain.statements import ASKED, Kind
from workshop.kind_words import KINDS, SENDING, kind_word, send_label


@pytest.mark.parametrize(("words", "kinds"), [(KINDS, tuple(Kind)), (SENDING, ASKED)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_of_its_own(
    in_app: Flask, words: dict[Kind, object], kinds: tuple[Kind, ...], language: str
) -> None:
    with force_locale(language):
        assert len({str(words[kind]) for kind in kinds}) == len(kinds) == len(words)


def test_a_kind_that_nobody_named_is_a_fault() -> None:
    for say in (kind_word, send_label):
        with pytest.raises(KeyError):
            say("gossip")


def test_templates_speak_the_language_of_the_reader(in_app: Flask) -> None:
    said = {}
    for language in LANGUAGES:
        with force_locale(language):
            said[language] = render_template_string("{{ kind_word('need') }} {{ send_label('need') }}")
    assert said["en"] == "Need This is a need"
    assert said["sl"].startswith("Potreba ")
