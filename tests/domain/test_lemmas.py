"""Words as they are compared."""

from __future__ import annotations

from workshop.domain.lemmas import base_words, find_words, fold, same_form, says_no


def test_marks_and_capitals_do_not_tell_words_apart() -> None:
    assert fold("Žuželke ČŠŽ Đuro") == "zuzelke csz duro"


def test_words_that_bind_nothing_are_left_out() -> None:
    assert base_words("Potrebujemo več klopi pred pošto, in to takoj!", same_form) == ["klopi", "pošto"]
    assert base_words("We don't need the library to be closed", same_form) == ["library", "closed"]


def test_words_become_their_base_forms_before_they_are_compared() -> None:
    assert base_words("klopi in klopmi", {"klopi": "klop", "klopmi": "klop"}.__getitem__) == ["klop", "klop"]


def test_a_curved_apostrophe_is_read_as_a_straight_one() -> None:
    assert find_words("It Isn’t 7 o'clock") == ["it", "isn't", "o'clock"]


def test_a_text_that_denies_is_known() -> None:
    assert [says_no(text) for text in ("Brez hrupa", "It shouldn’t be so", "More benches")] == [True, True, False]
