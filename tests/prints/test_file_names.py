"""Names of files (C2.5)."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import make_centre, make_workshop
from workshop.config import LANGUAGES
from workshop.prints.file_names import LONGEST_PLACE, WORDS, file_name, plain


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Golnik", "Golnik"),
        ("Zlato polje", "Zlato-polje"),
        ("Stražišče pri Kranju", "Strazisce-pri-Kranju"),
        ("Đurđica / ../etc", "Durdica-etc"),
        ("  ", ""),
        ("Ключ", ""),
    ],
)
def test_a_place_becomes_letters_that_every_disk_takes(text: str, name: str) -> None:
    assert plain(text) == name


def test_a_long_place_is_cut() -> None:
    assert len(plain("beseda " * 30)) <= LONGEST_PLACE


def test_a_name_tells_day_place_and_what_it_is(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    assert file_name(workshop, "report", "sl") == "2026-11-06_Golnik_porocilo.pdf"
    assert file_name(workshop, "summary", "en") == "2026-11-06_Golnik_summary.pdf"
    assert file_name(workshop, "statements", "sl", "csv") == "2026-11-06_Golnik_izjave.csv"


def test_every_word_of_a_name_is_there_in_both_languages() -> None:
    assert [what for what, words in WORDS.items() if set(words) != set(LANGUAGES)] == []
    assert [word for words in WORDS.values() for word in words.values() if plain(word) != word] == []


def test_without_a_day_the_code_stands_in_its_place(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    workshop.held_on = None
    assert file_name(workshop, "report", "sl") == f"{workshop.code}_Golnik_porocilo.pdf"
