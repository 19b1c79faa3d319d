"""Making the store."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from workshop.services.editions import freeze_published
from workshop.store import newest_shape, shape_now


@click.command("init-db")
@with_appcontext
def init_db() -> None:
    """Create the store, or bring it to the newest shape. Safe to repeat; a newer release's store is left as it is."""
    if shape_now() < newest_shape():
        from flask_migrate import upgrade  # here, because Alembic is a tenth of every start

        upgrade()
        freeze_published(now=datetime.now(UTC))
    click.echo("store ready")
