"""Erasing what is over."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from workshop.services.purging import Purged, purge

WORDS = {
    "contacts": "contacts",
    "print_jobs": "print jobs",
    "links": "sign-in links",
    "attempts": "sign-in attempts",
    "passes": "helpers' links",
    "wordings": "wordings from before covering",
    "sessions": "sessions that ended",
    "journal": "journal rows without words",
    "closed": "evenings closed that were left open",
    "photographs": "photographs",
}
"""Each count by its name in Purged, in the order in which they are printed."""


@click.command("purge")
@with_appcontext
def purge_command() -> None:
    """Erase what has come to its day (docs/retention.md), and close evenings that were left open. Run it daily."""
    for line in lines_of(purge(now=datetime.now(UTC))):
        click.echo(line)


def lines_of(done: Purged) -> list[str]:
    return [f"{words}\t{getattr(done, name)}" for name, words in WORDS.items()]
