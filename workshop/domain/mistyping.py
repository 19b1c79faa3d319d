"""Whether a sentence was only mended, or says something else now."""

from __future__ import annotations

import re

MOST_EDITS = 2
"""Letters of one word that a typing mistake gets wrong, leaves out or doubles."""


def is_mended(before: str, after: str) -> bool:
    """Whether only signs, spaces, capitals or a letter or two of a word differ. A word more, one less or another one
    may turn the sentence round, and so may a change of most of a short word: that is no mending."""
    one, other = words(before), words(after)
    if "".join(one) == "".join(other):
        return True
    return len(one) == len(other) and all(is_near(was, now) for was, now in zip(one, other, strict=True))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_near(one: str, other: str) -> bool:
    far = distance(one, other)
    return not far or (far <= MOST_EDITS and 2 * far < max(len(one), len(other)))


def distance(one: str, other: str) -> int:
    """Letters to put in, take out or change."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        corner, row[0] = row[0], place
        for at, other_letter in enumerate(other, start=1):
            corner, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, corner + (letter != other_letter))
    return row[-1]
