"""The flask commands of the product, one subject a file. They print plain lines; errors go to standard error."""

from __future__ import annotations

from flask import Flask

from workshop.commands.demo import seed_demo_command
from workshop.commands.files import convert_polis, import_statements_command
from workshop.commands.kit import print_kit
from workshop.commands.serving import doctor, serve
from workshop.commands.store import init_db


def register_commands(app: Flask) -> None:
    """Binds every command to `flask --app wsgi`."""
    for command in (init_db, serve, doctor, print_kit, import_statements_command, convert_polis, seed_demo_command):
        app.cli.add_command(command)
