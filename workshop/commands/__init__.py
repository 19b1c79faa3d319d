"""The flask commands of the product, one subject a file. They print plain lines; errors go to standard error."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup
from sqlalchemy.exc import DBAPIError, OperationalError

from workshop.extensions import is_unbuilt

COMMANDS = {
    "init-db": ("store", "init_db"),
    "serve": ("serving", "serve"),
    "doctor": ("serving", "doctor"),
    "print-kit": ("kit", "print_kit"),
    "report": ("reports", "write_report"),
    "import-statements": ("files", "import_statements_command"),
    "convert-polis": ("files", "convert_polis"),
    "export": ("archives", "export_archive"),
    "import": ("archives", "import_archive"),
    "seed-demo": ("demo", "seed_demo_command"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "purge": ("purging", "purge_command"),
    "withdrawn": ("withdrawals", "withdrawn"),
    "check-draw": ("raffle", "check_draw"),
    "create-account": ("accounts", "create_account"),
    "create-organisation": ("accounts", "create_organisation_command"),
    "sign-in-link": ("accounts", "sign_in_link"),
    "new-workshop": ("workshops", "new_workshop"),
    "plan": ("workshops", "plan"),
}
"""Each by its name: the file that it is in, and what it is there."""


class Commands(AppGroup):
    """Loads a command when it is asked for: a server needs one of them, and the others have much behind them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            return find_command(cmd_name)
        return super().get_command(ctx, cmd_name)


@cache
def find_command(name: str) -> click.Command:
    """One of ours, loaded now if it has not been yet."""
    module, attribute = COMMANDS[name]
    found: click.Command = getattr(import_module(f"{__name__}.{module}"), attribute)
    found.callback = over_a_store(found.callback)
    return found


def over_a_store(callback: Callable[..., Any] | None) -> Callable[..., Any] | None:
    """Says in one line why nothing can be done: the store was never made, or takes nothing; a file is out of reach."""
    if callback is None:
        return None

    @wraps(callback)
    def run(*args: Any, **options: Any) -> Any:
        try:
            return callback(*args, **options)
        except DBAPIError as error:
            raise click.ClickException(said_by_store(error)) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from error

    return run


def said_by_store(error: DBAPIError) -> str:
    """What to do, or the store's own words without those of a statement. Raises the error where the fault is ours."""
    if is_unbuilt(error):
        return "There is no store here yet: run `flask --app wsgi init-db` first."
    if not isinstance(error, OperationalError):
        raise error
    return f"The store does not do it: {str(error.orig).partition(chr(10))[0]}"


def register_commands(app: Flask) -> None:
    """Binds every command to `flask --app wsgi`."""
    app.cli = Commands(app.name)
