"""What a statement may hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.refusals import Refusal
from workshop.domain.statements import LIMIT, Kind, check_kind, check_text, clean_text, kinds_on_paper


def test_letters_from_a_mac_are_composed() -> None:
    assert clean_text(unicodedata.normalize("NFD", "čebela, šola, žoga")) == "čebela, šola, žoga"


def test_lines_and_spaces_fold_into_one_line() -> None:
    assert clean_text("  prevoz\r\n do\t zdravnika \x00") == "prevoz do zdravnika"


@given(st.text())
def test_a_cleaned_text_stays_as_it_is_and_can_be_stored(raw: str) -> None:
    cleaned = clean_text(raw)
    assert clean_text(cleaned) == cleaned
    assert "\x00" not in cleaned
    cleaned.encode()


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("sign", TURNING)
def test_a_sentence_reads_as_it_is_stored(sign: str) -> None:
    assert clean_text(f"Ne {sign}zaprite {sign}vrtca") == "Ne zaprite vrtca"
    assert clean_text(f"c{sign}\u030cebela") == "čebela"


@pytest.mark.parametrize("text", ["Za nas 👨‍👩‍👧‍👦 in 🏳️‍🌈", "می‌خواهم", "מילה \u200f- word"])
def test_signs_put_together_and_words_of_other_scripts_stay_whole(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("raw", ["", "   ", "\n\t", "\x00", TURNING])
def test_an_empty_text_is_refused(raw: str) -> None:
    with pytest.raises(Refusal, match="text_empty"):
        check_text(raw)


def test_a_text_of_280_signs_is_taken_and_one_more_is_told_by_how_much() -> None:
    assert check_text("č" * LIMIT) == "č" * LIMIT
    with pytest.raises(Refusal) as refused:
        check_text("č" * (LIMIT + 3))
    assert refused.value.facts == {"limit": 280, "length": 283, "over": 3}


def test_the_only_kind_of_a_station_needs_no_choosing() -> None:
    assert check_kind("", ("need",)) is Kind.NEED


def test_a_kind_must_be_chosen_where_there_are_several() -> None:
    with pytest.raises(Refusal, match="kind_missing"):
        check_kind("", ("need", "offer"))


def test_paper_says_where_nobody_ticked_a_box_but_not_where_there_is_none_to_tick() -> None:
    assert kinds_on_paper(("need", "offer")) == ("need", "offer", "unmarked")
    assert kinds_on_paper(("need",)) == ("need",)


def test_a_kind_that_the_station_does_not_take_is_refused() -> None:
    with pytest.raises(Refusal, match="kind_not_here"):
        check_kind("offer", ("need", "concern"))
