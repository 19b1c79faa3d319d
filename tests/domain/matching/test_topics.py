"""Categories and meanings of words."""

from __future__ import annotations

from workshop.domain.matching.topics import Category, acts, guess_category, is_general, meanings


def test_a_category_is_guessed_by_most_words_and_is_something_else_without_any() -> None:
    assert guess_category(["prevoz", "avto", "vrt"]) is Category.RIDE
    assert guess_category(["glina"]) is Category.OTHER


def test_words_with_one_meaning_meet_and_general_ones_are_known() -> None:
    assert meanings(["jablano"]).keys() == meanings(["drevja"]).keys() == {"fruit tree"}
    assert is_general("Prevozi")
    assert not is_general("zdravnik")


def test_a_thing_and_a_skill_are_told_apart() -> None:
    assert acts("Posodim lestev") == {"thing"}
    assert acts("Pomagam pri računalniku") == {"skill"}
    assert acts("Prevoz v Kranj") == frozenset()
