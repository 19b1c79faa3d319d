"""`python -m workshop run`, `demo`, and every flask command, for computers that have no make."""

from __future__ import annotations

import os
import sys

import click
from flask.cli import FlaskGroup

from workshop import create_app
from workshop.config import ROOT, SettingsError
from workshop.serving.evening import open_evening
from workshop.serving.server import AddressTaken

FOR_THE_ROOM = "0.0.0.0"  # noqa: S104 - phones in the room must reach it; `serve` keeps to this computer


@click.command
def run() -> None:
    """Serve on this computer and the local network; prints the address for phones and the first sign-in."""
    settle("HOST", FOR_THE_ROOM)
    open_evening(create_app())


@click.command
def demo() -> None:
    """The same over a store of its own with three demo evenings."""
    settle("HOST", FOR_THE_ROOM)
    settle("WORKSHOP_INSTANCE", str(ROOT / "instance" / "demo"))
    keep_apart()
    open_evening(create_app(), demo=True)


def keep_apart() -> None:
    """The demo never writes into the store of a real evening: an exported DATABASE_URL is left out, and said."""
    if os.environ.pop("DATABASE_URL", ""):
        click.echo("DATABASE_URL is not used: the demo has a store of its own in WORKSHOP_INSTANCE.", err=True)


def settle(name: str, value: str) -> None:
    """A setting for those who have not made one; an empty one counts as none."""
    os.environ[name] = os.environ.get(name) or value


class OwnCommands(FlaskGroup):
    """Without what other packages offer: only Alembic does, and loading it is a tenth of a start."""

    def _load_plugin_commands(self) -> None:
        return


def main() -> None:
    """Runs one command; a setting that cannot be used is said in one line."""
    group = OwnCommands(name="workshop", create_app=create_app, add_default_commands=False)
    group.add_command(run)
    group.add_command(demo)
    try:
        group.main(prog_name="python -m workshop")
    except (SettingsError, AddressTaken) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
