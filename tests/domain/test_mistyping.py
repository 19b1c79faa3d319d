"""What is a mended mistyping, and what another question."""

from __future__ import annotations

import pytest

from workshop.domain.mistyping import distance, is_mended

QUESTION = "Kaj pogrešamo v svojem kraju?"


@pytest.mark.parametrize(
    "before",
    [
        QUESTION,
        "Kaj pogresamo v svojem kraju?",
        "Kaj pogrešamov svojem kraju",
        "kaj  pogrešamo, v svojem kraju?",
        "Kja pogrešmao v svojem kraju?".replace("Kja", "Kai"),
        "Kaj pogrešamo v sovjem krraju?",
    ],
)
def test_a_mistyping_is_mended_in_silence(before: str) -> None:
    assert is_mended(before, QUESTION)


@pytest.mark.parametrize(
    "before",
    [
        "Česa imamo v svojem kraju preveč?",
        "Kaj ne pogrešamo v svojem kraju?",
        "Kdo pogrešamo v svojem kraju?",
        "Kaj pogrešamo v svojem klubu?",
        "Kaj pogrešamo?",
        "",
    ],
)
def test_another_question_is_none(before: str) -> None:
    assert not is_mended(before, QUESTION)


def test_letters_are_counted_one_by_one() -> None:
    assert [distance("klop", other) for other in ("klop", "kop", "kloop", "klip", "")] == [0, 1, 1, 1, 4]
