"""What the console says of the evening, and where it leads."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app, url_for
from flask_babel import gettext as _

from workshop.domain.evening import State
from workshop.models import Workshop
from workshop.services.console import Console, TableRow

QUIET_MINUTES = 4
"""A table that has said nothing for so long in a round is worth a look."""


def delay_words(console: Console) -> str:
    """»4 min behind«; nothing while there is no plan to be behind of."""
    if console.behind is None:
        return ""
    if console.behind == 0:
        return str(_("On time"))
    if console.behind > 0:
        return str(_("%(minutes)s min behind", minutes=console.behind))
    return str(_("%(minutes)s min ahead", minutes=-console.behind))


def evening_ends(console: Console) -> datetime | None:
    """When the evening will end if all that follows goes as planned (R18)."""
    if console.behind is None or console.closes is None:
        return None
    return console.closes + timedelta(minutes=console.behind)


def said_words(row: TableRow, console: Console, now: datetime) -> tuple[str, bool]:
    """(when something last came from the table, whether it has been quiet for long in this round)."""
    began = console.clock.started_at if console.stage.state is State.ROUND else None
    since = max(filter(None, (row.last_at, began)), default=None)
    minutes = 0 if since is None else int((now - since).total_seconds() // 60)
    if began is not None and row.group is not None and minutes >= QUIET_MINUTES:
        return _("quiet for %(minutes)s min", minutes=minutes), True
    if row.last_at is None:
        return "", False
    minutes = int((now - row.last_at).total_seconds() // 60)
    return (_("last one %(minutes)s min ago", minutes=minutes) if minutes else _("last one just now")), False


def addresses(workshop: Workshop) -> dict[str, str]:
    """Where the console leads. Pages of other rooms are written out, as they are on paper (design.md 4)."""
    here = f"/workshops/{workshop.id}"
    return {
        "wall": url_for("wall.projector", token=workshop.wall_token),
        "phone": f"/{workshop.code}",
        "moderation": page_of("facilitator.moderation", workshop) or f"{here}/moderation",
        "closing": page_of("facilitator.closing", workshop) or f"{here}/closing",
        "paper": page_of("facilitator.paper", workshop),
        "voting": page_of("facilitator.voting", workshop),
        "raffle": page_of("facilitator.raffle", workshop),
        "report": f"{here}/report",
    }


def page_of(endpoint: str, workshop: Workshop) -> str:
    """The address of a page that this installation has, else nothing."""
    return url_for(endpoint, workshop_id=workshop.id) if endpoint in current_app.view_functions else ""
