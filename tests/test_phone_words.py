"""What is odd about a telephone number, in one sentence."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale

from workshop.phone_words import doubt_words


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("041222333", ""),
        ("04122233", "Številka ima 8 števk, navadno jih je 9."),
        ("+3864122233", "Za +386 je 7 števk, navadno jih je 8."),
        ("41222333", "Številka se začne z 0, iz tujine s +. Ta se ne."),
    ],
)
def test_each_doubt_has_its_sentence(in_app: Flask, number: str, sentence: str) -> None:
    with force_locale("sl"):
        assert doubt_words(number) == sentence
