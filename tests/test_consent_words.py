"""Every purpose has its words, and a sentence that names who keeps the contact."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.consent_words import NAMES, consent_words, purpose_name
from workshop.domain.consents import PURPOSES


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_purpose_is_asked_by_itself(in_app: Flask, language: str) -> None:
    with force_locale(language):
        words = consent_words("Center Golnik")
        assert tuple(words) == tuple(NAMES) == PURPOSES
        assert all("Center Golnik" in sentence for sentence in words.values())
        assert len({purpose_name(purpose) for purpose in PURPOSES}) == len(PURPOSES)
