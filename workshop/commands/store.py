"""Making the store."""

from __future__ import annotations

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade


@click.command("init-db")
@with_appcontext
def init_db() -> None:
    """Create the store, or bring it to the newest shape. Safe to repeat."""
    upgrade()
    click.echo("store ready")
