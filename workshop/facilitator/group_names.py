"""Groups by their spoken names: the colour, with its letter where a colour is used twice."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from workshop.colour_words import COLOURS
from workshop.models import Group


def group_choices(groups: Sequence[Group]) -> list[tuple[int, str]]:
    """(id, name) for a select box."""
    named = [(group, _("Group %(colour)s", colour=COLOURS.get(group.colour, group.colour))) for group in groups]
    return [(group.id, f"{name} · {group.letter}") for group, name in named]
