"""Each part of an evening has its words, in both languages."""

from __future__ import annotations

from flask import Flask
from flask_babel import force_locale

from workshop.domain.round_kinds import RoundKind
from workshop.exports.words import code_words
from workshop.round_words import ROUND_KINDS


def test_every_part_has_words_that_files_use_too(in_app: Flask) -> None:
    said = {}
    for language in ("sl", "en"):
        with in_app.test_request_context(), force_locale(language):
            said[language] = [str(ROUND_KINDS[kind]) for kind in RoundKind]
            assert list(code_words()["round_kind"].values()) == said[language]
    assert not set(said["sl"]) & set(said["en"])
