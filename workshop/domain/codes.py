"""The short code of a workshop: easy to say across a hall, never used twice."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Protocol

SHORTEST = 4
LONGEST = 8
CROWDED = 10
"""A length is given up once a tenth of its codes is used, so that guessing stays idle."""
JOINTS = frozenset(" -\u00a0\u2007\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2212")
STEADY_STEPS = ({0}, {1}, {9})
"""All digits the same, or each one up or down from the last: 7777, 1234, 4321, 8901."""


class Chance(Protocol):
    """A source of chance, as the standard library's `Random` and `SystemRandom` are."""

    def randrange(self, stop: int, /) -> int: ...


def draw_code(used: Collection[str], chance: Chance) -> str:
    """A fresh code of four digits, of five once a tenth of those is used, and so on."""
    length = code_length(used)
    while True:
        code = f"{chance.randrange(10**length):0{length}d}"
        if code not in used and not is_too_plain(code):
            return code


def code_length(used: Collection[str]) -> int:
    """How many digits the next code has."""
    length = SHORTEST
    while sum(len(code) == length for code in used) * CROWDED >= 10**length:
        length += 1
    return length


def is_too_plain(code: str) -> bool:
    """Whether somebody would try this code for fun."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(code)}
    return steps in STEADY_STEPS


def clean_code(raw: str) -> str:
    """The code as typed, without spaces and hyphens of any kind; "" when what is left cannot be a code."""
    code = "".join(letter for letter in raw.strip() if letter not in JOINTS)
    possible = code.isascii() and code.isdigit() and SHORTEST <= len(code) <= LONGEST
    return code if possible else ""
