"""A report as a file: PDF, or a page that needs nothing beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from workshop.commands.kit import printed_base, stop
from workshop.commands.language import command_language
from workshop.config import LANGUAGES
from workshop.domain.codes import clean_code
from workshop.domain.consents import PURPOSES
from workshop.domain.refusals import Refusal
from workshop.models import PrintJob, Workshop
from workshop.prints.kinds import Options, build_source, get_kind
from workshop.prints.programme_report import programme_page_alone
from workshop.prints.render import PrintFailed, render_pdf
from workshop.prints.report_alone import page_alone
from workshop.prints.words import failure_word
from workshop.refusal_words import say
from workshop.services.compare import find_member
from workshop.services.contacts_vault import export_purpose
from workshop.services.seats import find_workshop

ALIKE = ("summary", "handout", "answered", "minutes", "attendance", "contacts")
"""Called the same here and on the list of prints."""
KINDS = {"full": "report", **dict(zip(ALIKE, ALIKE, strict=True))}
WITH_ADDRESS = ("handout", "answered")
"""These print the address of the evening, published or not."""
PROGRAMME = "programme"
CONTACTS = "contacts"
ACTOR = "command"
ENDINGS = (".pdf", ".html")


@click.command("report")
@click.argument("code")
@click.option("--kind", type=click.Choice([*KINDS, PROGRAMME]), default="full", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="The workshop's own unless said.")
@click.option("--purpose", type=click.Choice(PURPOSES), help="With --kind contacts: what people agreed to.")
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, help=".pdf or .html")
@with_appcontext
def write_report(code: str, kind: str, language: str | None, purpose: str | None, target: Path) -> None:
    """Write the report of the evening CODE.

    With --kind programme CODE is the code of any evening of the programme, or else the number of the programme, as in
    the address of its page; it compares the evenings that are closed. With --kind contacts the file holds the contacts
    of those who agreed to --purpose; the journal tells that it was made.
    """
    options = {"purpose": purpose} if purpose else {}
    if (kind == CONTACTS) != bool(purpose):
        raise click.UsageError("--kind contacts and --purpose go together")
    if target.suffix.lower() not in ENDINGS:
        raise click.BadParameter(f"{target} ends neither in .pdf nor in .html", param_hint="--out")
    with command_language():
        try:
            target.parent.stat()  # as with the kit
            workshop = find_member(code) if kind == PROGRAMME else find_workshop(clean_code(code))
            spoken = language or workshop.language
            target.write_bytes(made(workshop, kind, spoken, target.suffix.lower(), options))
        except Refusal as refusal:
            stop(say(refusal))
        except PrintFailed as failure:
            stop(failure_word(PrintJob(error=failure.reason)))
        except OSError as error:
            stop(f"{target}: {error.strerror}")
    click.echo(str(target))


def made(workshop: Workshop, kind: str, language: str, ending: str, options: Options) -> bytes:
    """The bytes of the file. Only a published report prints an address, so only then one is looked for. Contacts are
    written down before they are read."""
    if kind == CONTACTS:
        export_purpose(workshop=workshop, purpose=options["purpose"], actor=ACTOR, now=datetime.now(UTC))
    base = printed_base() if workshop.published_at or kind in WITH_ADDRESS else "http://localhost"
    with current_app.test_request_context(base_url=base):
        if ending == ".html" and kind == PROGRAMME:
            return programme_page_alone(workshop, language).encode("utf-8")
        if ending == ".html":
            return page_alone(workshop, KINDS[kind], language, options).encode("utf-8")
        source = build_source(get_kind(KINDS.get(kind, kind)), workshop, language, options)
    return render_pdf(source.html, attachments=source.attachments)
