"""Passwords that anybody would try first."""

from __future__ import annotations

import pytest

from workshop.domain.passwords import weakness

NAMES = ("Ana Novak", "ana.novak@luk.test", "Ljudska univerza Kranj")


@pytest.mark.parametrize(
    "raw",
    [
        "aaaaaaaaaaaa",
        "123456789012",
        "0987654321098",
        "abcabcabcabc",
        "passwordpassword",
        "Password123456!",
        "qwertzuiop123",
        "Geslo12345678",
        "geslo-admin-2026",
        "Ljubljana2026!!",
        "dobrodošli123",
        "1q2w3e4r5t6z",
        "Vrtiljak-2026-11",
    ],
)
def test_what_is_tried_first_is_known(raw: str) -> None:
    assert weakness(raw) == "password_common"


@pytest.mark.parametrize("raw", ["AnaNovak2026", "novak.ana.1984", "univerzaLjudska1", "luk-ana-novak-luk"])
def test_ones_own_names_are_no_password(raw: str) -> None:
    assert weakness(raw, NAMES) == "password_named"


@pytest.mark.parametrize(
    "raw",
    [
        "dolgo geslo za teste",
        "štiri čisto nove besede",
        "Ana hodi po mah in gobe",
        "x7Kp-93vQ-mmT2",
        "kolo pluje čez polje",
    ],
)
def test_words_that_only_one_person_puts_together_are_taken(raw: str) -> None:
    assert weakness(raw, NAMES) is None


def test_no_sign_and_no_large_letter_is_asked_for() -> None:
    assert weakness("brezzaiposebnihznakov") is None
