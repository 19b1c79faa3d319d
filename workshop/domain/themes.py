"""Names of themes: short, and each there once."""

from __future__ import annotations

from collections.abc import Iterable

from workshop.domain.lemmas import fold
from workshop.domain.refusals import Refusal
from workshop.domain.statements import clean_text

LONGEST_NAME = 80
MOST_THEMES = 60


def check_name(raw: str, taken: Iterable[str]) -> str:
    """The name on one line. Refuses none, one too long, and one that only differs in capitals or marks."""
    name = " ".join(clean_text(raw).split())
    if not name:
        raise Refusal("theme_nameless")
    if len(name) > LONGEST_NAME:
        raise Refusal("theme_name_long", over=len(name) - LONGEST_NAME)
    if fold(name) in {fold(other) for other in taken}:
        raise Refusal("theme_taken")
    return name
