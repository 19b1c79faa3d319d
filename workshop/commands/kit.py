"""The print kit as a file."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from workshop.commands.language import command_language
from workshop.config import LANGUAGES
from workshop.domain.codes import clean_code
from workshop.domain.refusals import Refusal
from workshop.models import PrintJob
from workshop.prints.kinds import PrintSource, build_source
from workshop.prints.kit import MOST_SHEETS, kind
from workshop.prints.render import PrintFailed, render_pdf
from workshop.prints.words import failure_word
from workshop.refusal_words import say
from workshop.services.print_kit import provide_sheets
from workshop.services.seats import find_workshop
from workshop.serving.welcome import places


@click.command("print-kit")
@click.argument("code")
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="The workshop's own unless said.")
@click.option("--sheets", type=click.IntRange(1, MOST_SHEETS), help="Paper forms; as many as prepared unless said.")
@click.option("--colour", is_flag=True, help="Black and white unless said.")
@with_appcontext
def print_kit(code: str, target: Path, language: str | None, sheets: int | None, colour: bool) -> None:
    """Write everything on paper for the evening CODE to one PDF."""
    with command_language():
        try:
            target.parent.stat()  # said before the work of a minute, not after it
            target.write_bytes(render_pdf(kit_source(code, language, sheets, colour).html))
        except Refusal as refusal:
            stop(say(refusal))
        except PrintFailed as failure:
            stop(failure_word(PrintJob(error=failure.reason)))
        except OSError as error:
            stop(f"{target}: {error.strerror}")
    click.echo(str(target))


def kit_source(code: str, language: str | None, sheets: int | None, colour: bool) -> PrintSource:
    """The document. Raises NotFound when there is no such evening."""
    workshop = find_workshop(clean_code(code))
    options = {"sheets": str(sheets or workshop.paper_sheets), "colour": "yes" if colour else ""}
    with current_app.test_request_context(base_url=printed_base()):
        provide_sheets(workshop=workshop, sheets=int(options["sheets"]), actor="command", now=datetime.now(UTC))
        return build_source(kind, workshop, language or workshop.language, options)


def printed_base() -> str:
    """The address that goes on paper; said aloud when no phone can reach it."""
    settings = current_app.config["SETTINGS"]
    found = places(host=settings.host, port=settings.port, public_url=settings.public_url)
    if not found.phones:
        click.echo(f"No phone will reach {found.here}. {found.why_no_phones} PUBLIC_URL names another.", err=True)
    return found.phones[0] if found.phones else found.here


def stop(words: str) -> None:
    """Says what is wrong and ends with a failure."""
    click.echo(words, err=True)
    sys.exit(1)
