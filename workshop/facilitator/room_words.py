"""How many people the room still holds, on the desk and on the console alike (R22)."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.carousel.arrivals import Outlook, outlook
from workshop.domain.evening import State
from workshop.services.console import Console


def outlook_words(seen: Outlook | None) -> str:
    """How many still fit, as soon as there are few; else nothing."""
    if seen is None or not seen.near:
        return ""
    if seen.room_left:
        return str(ngettext("Room for %(num)s more person.", "Room for %(num)s more people.", seen.room_left))
    return str(_("The groups are full."))


def ring_words(seen: Outlook | None) -> str:
    """What to do about it while people still arrive; nothing while there is room enough."""
    if seen is None or not seen.near:
        return ""
    return str(
        _("Then open another ring, if there are hosts.")
        if seen.room_left
        else _("Open another ring, if there are hosts.")
    )


def room_on_console(console: Console) -> str:
    """Both sentences while people arrive, from the tables that the console shows anyway."""
    taken = [row for row in console.tables if row.group is not None]
    if console.stage.state not in {State.CHECK_IN, State.PRESENTATION} or not taken:
        return ""
    seen = outlook(sum(row.people for row in taken), 1, len(taken), len(taken))
    return f"{outlook_words(seen)} {ring_words(seen)}".strip()
