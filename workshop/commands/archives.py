"""One evening out of a store and into another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext
from flask_babel import gettext as _

from workshop.commands.language import command_language
from workshop.domain.refusals import Refusal
from workshop.private_files import write_private
from workshop.refusal_words import say
from workshop.services.archive import write_archive
from workshop.services.archive_reading import Outcome, Taken, read_archive
from workshop.services.seats import find_workshop


@click.command("export")
@click.argument("code")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--with-contacts", is_flag=True, help="Also names, telephones and e-mails: keep FILE as safe as the store."
)
@with_appcontext
def export_archive(code: str, file: Path, with_contacts: bool) -> None:
    """Write the evening CODE into FILE, a zip: workshop.json, and CSV of statements, reactions, votes, summary.

    No account, no phone and not the Wi-Fi of the hall is in it."""
    with command_language():
        try:
            raw = write_archive(workshop=find_workshop(code), with_contacts=with_contacts, now=datetime.now(UTC))
        except Refusal as refusal:
            refuse(refusal)
    try:
        write_private(file, raw)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"{file}\t{len(raw)} bytes")


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Give up what was worked on here; make a backup first.")
@click.option("--centre", default="", help="Whose evening. Default: where it is already, else the only centre here.")
@with_appcontext
def import_archive(file: Path, replace: bool, centre: str) -> None:
    """Put an evening from FILE, written by export, into this store, and print its code.

    It joins the programme and the community that are here. The same file again changes nothing; a newer one brings the
    evening up to date as long as nobody worked on it here."""
    with command_language():
        try:
            now = datetime.now(UTC)
            taken = read_archive(raw=file.read_bytes(), actor="command", now=now, replace=replace, centre=centre)
        except Refusal as refusal:
            refuse(refusal)
        click.echo(taken.workshop.code)
        for sentence in notes(taken):
            click.echo(sentence, err=True)


def notes(taken: Taken) -> Iterator[str]:
    """What somebody should know who sees the code alone."""
    if taken.outcome is Outcome.SAME:
        yield str(_("This evening is here already. Nothing has changed."))
    if taken.outcome is Outcome.UPDATED:
        yield str(_("This evening was here already. It is up to date now."))
    if taken.code_there != taken.workshop.code:
        yield str(
            _(
                "Its code %(printed)s belongs to another evening here. It now has the code %(code)s; printed sheets "
                "and posters with %(printed)s do not lead to it.",
                printed=taken.code_there,
                code=taken.workshop.code,
            )
        )


def refuse(refusal: Refusal) -> NoReturn:
    click.echo(say(refusal), err=True)
    sys.exit(1)
