"""The flask commands of the product, one subject a file. They print plain lines; errors go to standard error."""

from __future__ import annotations

from flask import Flask

from workshop.commands.accounts import create_account, create_organisation_command, sign_in_link
from workshop.commands.archives import export_archive, import_archive
from workshop.commands.backup import backup, purge_command, restore
from workshop.commands.demo import seed_demo_command
from workshop.commands.files import convert_polis, import_statements_command
from workshop.commands.kit import print_kit
from workshop.commands.raffle import check_draw
from workshop.commands.reports import write_report
from workshop.commands.serving import doctor, serve
from workshop.commands.store import init_db
from workshop.commands.workshops import new_workshop, plan

COMMANDS = (
    init_db,
    serve,
    doctor,
    print_kit,
    write_report,
    import_statements_command,
    convert_polis,
    export_archive,
    import_archive,
    seed_demo_command,
    backup,
    restore,
    purge_command,
    check_draw,
    create_account,
    create_organisation_command,
    sign_in_link,
    new_workshop,
    plan,
)


def register_commands(app: Flask) -> None:
    """Binds every command to `flask --app wsgi`."""
    for command in COMMANDS:
        app.cli.add_command(command)
