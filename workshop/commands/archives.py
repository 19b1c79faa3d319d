"""One evening out of a store and into another."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext

from workshop.commands.language import command_language
from workshop.domain.refusals import Refusal
from workshop.refusal_words import say
from workshop.services.archive import read_archive, write_archive
from workshop.services.seats import find_workshop


@click.command("export")
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--with-contacts", is_flag=True, help="Also names, telephones and e-mails: keep FILE as safe as the store."
)
@with_appcontext
def export_archive(code: str, file: Path, with_contacts: bool) -> None:
    """Write the evening CODE into FILE, a zip: workshop.json, and CSV of statements, reactions, votes, summary."""
    with command_language():
        try:
            raw = write_archive(workshop=find_workshop(code), with_contacts=with_contacts, now=datetime.now(UTC))
        except Refusal as refusal:
            refuse(refusal)
    try:
        file.write_bytes(raw)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{file}\t{len(raw)} bytes")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def import_archive(file: Path) -> None:
    """Put an evening from FILE, written by export, into this store, and print its code."""
    with command_language():
        try:
            workshop = read_archive(raw=file.read_bytes(), actor="command", now=datetime.now(UTC))
        except Refusal as refusal:
            refuse(refusal)
    click.echo(workshop.code)


def refuse(refusal: Refusal) -> NoReturn:
    click.echo(say(refusal), err=True)
    sys.exit(1)
