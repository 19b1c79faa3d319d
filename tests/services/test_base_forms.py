"""Base forms from the dictionary."""

from __future__ import annotations

from workshop.services.base_forms import lemma_of


def test_slovene_and_english_forms_meet_in_one_word() -> None:
    slovene, english = lemma_of("sl"), lemma_of("en")
    assert {slovene(word) for word in ("igrišča", "igriščem", "igrišče")} == {"igrišče"}
    assert {english(word) for word in ("sidewalk", "sidewalks")} == {"sidewalk"}


def test_the_elderly_are_not_called_old() -> None:
    assert lemma_of("sl")("starejših") == "starejši"


def test_a_language_without_a_dictionary_goes_by_its_words() -> None:
    assert lemma_of("de")("Bänke") == "Bänke"
