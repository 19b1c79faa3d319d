"""The colours of groups in a word: the same on screens, in reports and in files for people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

COLOURS = {
    "blue": _l("Blue"),
    "orange": _l("Orange"),
    "green": _l("Green"),
    "yellow": _l("Yellow"),
    "violet": _l("Violet"),
    "white": _l("White"),
    "grey": _l("Grey"),
    "black": _l("Black"),
}


def colour_word(colour: str, turn: int = 1) -> str:
    """»Blue«, and »Blue 2« where a colour comes a second time. Raises KeyError for a colour that no group has."""
    return str(COLOURS[colour]) if turn == 1 else f"{COLOURS[colour]} {turn}"
