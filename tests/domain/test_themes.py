"""Names of themes."""

from __future__ import annotations

import pytest

from workshop.domain.refusals import Refusal
from workshop.domain.themes import LONGEST_NAME, check_name


def test_a_name_is_one_clean_line() -> None:
    assert check_name("  Prevoz \n in   pot ", []) == "Prevoz in pot"


@pytest.mark.parametrize(
    ("raw", "taken", "code"),
    [
        ("  ", [], "theme_nameless"),
        ("x" * (LONGEST_NAME + 1), [], "theme_name_long"),
        ("senca", ["Šola", "SENCA"], "theme_taken"),
        ("sola", ["Šola"], "theme_taken"),
    ],
)
def test_a_name_is_there_once_and_can_be_read(raw: str, taken: list[str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_name(raw, taken)
    assert refused.value.code == code
