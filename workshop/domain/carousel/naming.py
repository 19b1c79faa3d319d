"""The names of groups: a colour that can be shouted across a hall, a letter, and a turn once colours repeat."""

from __future__ import annotations

from string import ascii_uppercase

COLOURS = ("blue", "orange", "green", "yellow", "violet", "white", "grey", "black")
"""Always in this order; each has its own shape on screen and paper."""


def colour(place: int) -> str:
    """The colour key of the group at ``place``, counted from 0 across all rings."""
    return COLOURS[place % len(COLOURS)]


def turn(place: int) -> int:
    """1 for the first eight groups, 2 for the next eight, and so on."""
    return place // len(COLOURS) + 1


def letter(place: int) -> str:
    """A to Z, then AA, AB and so on."""
    first, last = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[first - 1] if first else "") + ascii_uppercase[last]


def name(colour_key: str, turn_number: int) -> str:
    """The plain name: "blue", and "blue 2" when the colour comes a second time."""
    return colour_key if turn_number == 1 else f"{colour_key} {turn_number}"
