"""A report as a file: PDF, or a page that needs nothing beside it."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from workshop.commands.kit import printed_base, stop
from workshop.commands.language import command_language
from workshop.config import LANGUAGES
from workshop.domain.codes import clean_code
from workshop.domain.refusals import Refusal
from workshop.models import PrintJob, Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.programme_report import programme_page_alone
from workshop.prints.render import PrintFailed, render_pdf
from workshop.prints.report_alone import page_alone
from workshop.prints.words import failure_word
from workshop.refusal_words import say
from workshop.services.compare import find_member
from workshop.services.seats import find_workshop

KINDS = {"full": "report", "summary": "summary", "handout": "handout", "answered": "answered"}
WITH_ADDRESS = ("handout", "answered")
"""These print the address of the evening, published or not."""
PROGRAMME = "programme"
ENDINGS = (".pdf", ".html")


@click.command("report")
@click.argument("code")
@click.option("--kind", type=click.Choice([*KINDS, PROGRAMME]), default="full", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="The workshop's own unless said.")
@click.option("--out", "target", type=click.Path(dir_okay=False, path_type=Path), required=True, help=".pdf or .html")
@with_appcontext
def write_report(code: str, kind: str, language: str | None, target: Path) -> None:
    """Write the report of the evening CODE.

    With --kind programme CODE is the code of any evening of the programme, or else the number of the programme, as in
    the address of its page; it compares the evenings that are closed.
    """
    if target.suffix.lower() not in ENDINGS:
        raise click.BadParameter(f"{target} ends neither in .pdf nor in .html", param_hint="--out")
    with command_language():
        try:
            workshop = find_member(code) if kind == PROGRAMME else find_workshop(clean_code(code))
            target.write_bytes(made(workshop, kind, language or workshop.language, target.suffix.lower()))
        except Refusal as refusal:
            stop(say(refusal))
        except PrintFailed as failure:
            stop(failure_word(PrintJob(error=failure.reason)))
        except OSError as error:
            stop(f"{target}: {error.strerror}")
    click.echo(str(target))


def made(workshop: Workshop, kind: str, language: str, ending: str) -> bytes:
    """The bytes of the file. Only a published report prints an address, so only then one is looked for."""
    base = printed_base() if workshop.published_at or kind in WITH_ADDRESS else "http://localhost"
    with current_app.test_request_context(base_url=base):
        if ending == ".html" and kind == PROGRAMME:
            return programme_page_alone(workshop, language).encode("utf-8")
        if ending == ".html":
            return page_alone(workshop, KINDS[kind], language).encode("utf-8")
        source = build_source(get_kind(KINDS.get(kind, kind)), workshop, language, {})
    return render_pdf(source.html, attachments=source.attachments)
