"""Words that may be somebody's name: a reminder for a person to look, never a verdict."""

from __future__ import annotations

import re
from collections.abc import Collection

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ENDS = frozenset('.!?:;»"(–…\n')
"""A capital right after one of these begins a sentence or a quotation."""
BETWEEN = " \t\r\u00a0-–•*"
"""What may stand between that and the word: gaps, and the sign before a line of a list."""
SHORTEST = 3


def may_be_names(text: str, known: Collection[str] = ()) -> list[str]:
    """Words with a capital inside a sentence, each once; ``known`` are words that are no names here, such as the
    place. A word all in capitals is an abbreviation."""
    usual = {word.casefold() for one in known for word in WORD.findall(one)}
    found: dict[str, None] = {}
    for match in WORD.finditer(text):
        word, before = match[0], text[: match.start()].rstrip(BETWEEN)
        inside = bool(before) and before[-1] not in ENDS
        if inside and len(word) >= SHORTEST and word[0].isupper() and not word.isupper() and not like(word, usual):
            found[word] = None
    return list(found)


def like(word: str, usual: Collection[str]) -> bool:
    """Whether it is one of the usual words, with another ending: »Golnika« is like »Golnik«."""
    small = word.casefold()
    return any(small[: max(4, len(one) - 1)] == one[: max(4, len(one) - 1)] for one in usual)
