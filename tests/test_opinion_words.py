"""The sheet's words belong to the answers that are kept."""

from __future__ import annotations

import pytest
from flask import Flask

from workshop.opinion_words import AGAIN, ITEMS, item_words
from workshop.services import evaluations


def test_every_answer_that_is_kept_has_its_words(app: Flask) -> None:
    assert tuple(ITEMS) == evaluations.RATED
    assert tuple(AGAIN) == evaluations.AGAIN
    with app.test_request_context():
        assert item_words("heard")
        with pytest.raises(KeyError):
            item_words("again")
