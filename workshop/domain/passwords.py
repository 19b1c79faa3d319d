"""Passwords that anybody would try first (NIST SP 800-63B: length and a list of known ones, no rules about signs)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

FEWEST_LETTERS = 5
"""Different ones; fewer is a key held down."""
LEAST_OWN = 4
"""Characters that must be left when everything well known is taken away."""
LEAST_NAME = 3
RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "yxcvbnm",
    "zxcvbnm",
    "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p",
)
LEAST_RUN = 3
WORDS = """
password passwort passphrase geslo gesla mojegeslo skrivnost skrivno admin administrator uporabnik user root letmein
welcome dobrodosli dobrodošli pozdrav hello iloveyou ljubimte ljubezen ljubica sunshine sonce princess princesa
dragon zmaj monkey football nogomet baseball master shadow superman batman pokemon starwars trustno whatever
changeme spremeni secret login prijava guest gost test testing testno demo default qazwsx access computer racunalnik
računalnik internet google facebook samsung apple windows slovenija slovenia ljubljana maribor kranj celje koper
triglav gorenjska obcina občina obcane delavnica workshop vrtiljak carousel summer winter poletje zima pomlad jesen
january february november december september oktober avgust julij correcthorsebatterystaple mama ata mamica oče
family druzina družina abc xyz
"""
COMMON = frozenset(WORDS.split())


def weakness(raw: str, names: Iterable[str] = ()) -> str | None:
    """``password_common``, ``password_named`` when it is made of the person's or the centre's own names, or None."""
    plain = "".join(character for character in raw.casefold() if character.isalnum())
    if len(set(plain)) < FEWEST_LETTERS or repeats(plain) or too_little_left(plain, COMMON):
        return "password_common"
    words = [word for name in names for word in re.split(r"\W+|_", name.casefold()) if len(word) >= LEAST_NAME]
    return "password_named" if too_little_left(plain, (*COMMON, *words)) else None


def repeats(plain: str) -> bool:
    """Whether it is the same piece several times over."""
    return (plain + plain).find(plain, 1) < len(plain)


def too_little_left(plain: str, known: Iterable[str]) -> bool:
    """Whether hardly anything of its own stays when known words, runs of keys and numbers at the end are gone."""
    for word in sorted(known, key=len, reverse=True):
        plain = plain.replace(word, " ")
    pieces = re.sub(r"\d+", " ", without_runs(plain)).split()
    return sum(map(len, pieces)) < LEAST_OWN


def without_runs(plain: str) -> str:
    """Neighbouring keys, letters and numbers in their order, forward or back, are taken out."""
    steps = {pair for run in RUNS for pair in (*pairwise(run), *pairwise(run[::-1]))}
    marks = [pair in steps for pair in pairwise(plain)]
    kept, start = [], 0
    while start < len(plain):
        end = start
        while end < len(marks) and marks[end]:
            end += 1
        kept.append(" " if end - start + 1 >= LEAST_RUN else plain[start : end + 1])
        start = end + 1
    return "".join(kept)
