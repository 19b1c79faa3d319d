"""The flask commands of the product, one subject a file. They print plain lines; errors go to standard error."""

from __future__ import annotations

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

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


def find_command(name: str) -> click.Command:
    """One of ours, loaded now if it has not been yet."""
    module, attribute = COMMANDS[name]
    found: click.Command = getattr(import_module(f"{__name__}.{module}"), attribute)
    return found


def register_commands(app: Flask) -> None:
    """Binds every command to `flask --app wsgi`."""
    app.cli = Commands(app.name)
