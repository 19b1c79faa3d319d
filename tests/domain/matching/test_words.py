"""Forms of a word meet; words that say nothing are left out."""

from __future__ import annotations

import pytest

from workshop.domain.matching.words import alike, fold, stem, tokens, usual_stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("zdravniku", "zdravnika"), ("Šivanje", "šivam"), ("matematiki", "matematiko"), ("kljuke", "kljuko")],
)
def test_forms_of_a_word_are_alike(one: str, other: str) -> None:
    assert alike(stem(fold(one)), stem(fold(other)))


@pytest.mark.parametrize(("one", "other"), [("prevoz", "prevajam"), ("vrt", "vrtec"), ("kosilnica", "knjižnica")])
def test_other_words_are_not(one: str, other: str) -> None:
    assert not alike(stem(fold(one)), stem(fold(other)))


def test_a_text_keeps_the_words_that_say_something_as_they_were_written() -> None:
    assert list(tokens("Rada bi šla na tečaj, tečaje in Tečaja nemščine!").values()) == ["šla", "tečaj", "nemščine"]


def test_words_that_hold_a_sentence_together_say_nothing() -> None:
    assert list(tokens("Pred klopjo se ljudje skupno in skupaj ob uri, zvečer").values()) == ["klopjo"]


def test_a_word_that_a_large_share_has_is_usual_and_a_few_texts_have_none() -> None:
    texts = [["vaja", "stol"], *[["vaja", f"beseda{n}"] for n in range(9)]]
    assert usual_stems(texts) == {"vaja"}
    assert usual_stems(texts[:8]) == frozenset()
