"""Reasons and cautions as data."""

from __future__ import annotations

from workshop.domain.carousel.notes import Caution, Reason, note, plain


def test_a_note_carries_its_numbers() -> None:
    assert note(Reason.GROUPS_FIT, groups=4, least=5).facts == {"groups": 4, "least": 5}


def test_equal_notes_are_equal() -> None:
    assert note(Caution.MANY_ROUNDS, rounds=5) == note(Caution.MANY_ROUNDS, rounds=5)
    assert note(Caution.MANY_ROUNDS, rounds=5) != note(Caution.MANY_ROUNDS, rounds=6)


def test_a_note_is_one_plain_line() -> None:
    assert plain(note(Caution.ROUND_SHORT, minutes=4, least=5)) == "round_short minutes=4 least=5"
    assert plain(note(Caution.ROUND_SHORT)) == "round_short"


def test_no_code_means_two_things() -> None:
    assert not {reason.value for reason in Reason} & {caution.value for caution in Caution}
