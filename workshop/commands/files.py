"""Files in: statements from CSV, and the open data of Polis turned into such a CSV."""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from workshop.commands.language import command_language
from workshop.domain.csv_safe import read_csv
from workshop.domain.refusals import Refusal
from workshop.domain.statements import ASKED, Kind, Moderation, clean_text
from workshop.refusal_words import say
from workshop.services.importing import FileFaults, import_statements
from workshop.services.seats import find_workshop

POLIS_STATES = {"1": Moderation.SHOWN, "0": Moderation.WAITING, "-1": Moderation.HIDDEN}
POLIS_COLUMNS = ("timestamp", "agrees", "disagrees", "moderated", "comment-body")
COLUMNS = ("station", "kind", "text", "agree", "state", "time")


@click.command("import-statements")
@click.argument("code")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def import_statements_command(code: str, file: Path) -> None:
    """Add the statements of FILE to the evening CODE: the whole file or nothing; twice adds nothing.

    FILE is CSV in UTF-8, with commas or semicolons, and the columns station, kind, text and, where there,
    group, round, origin, agree, unclear, state (shown, waiting, hidden), time.
    """
    with command_language():
        try:
            done = import_statements(
                workshop=find_workshop(code), raw=file.read_bytes(), actor="command", now=datetime.now(UTC)
            )
        except FileFaults as faults:
            for fault in faults.faults:
                click.echo(f"line {fault.line}: {say(fault.refusal)}", err=True)
            sys.exit(1)
        except Refusal as refusal:
            click.echo(say(refusal), err=True)
            sys.exit(1)
    click.echo(f"{done.rows} rows, {done.added} added, {done.marks} marks")


@click.command("convert-polis")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--station", type=click.IntRange(1, 99), default=1, show_default=True)
@click.option("--kind", type=click.Choice([str(each) for each in ASKED]), default=str(Kind.IDEA), show_default=True)
def convert_polis(source: Path, target: Path, station: int, kind: str) -> None:
    """Turn the comments file of Polis open data into the CSV of import-statements.

    Agrees become agree marks; moderated 1, 0, -1 become shown, waiting, hidden. Disagreement has no mark in
    a carousel, so it is left out, and how much was left out is said on standard error.
    """
    try:
        header, rows = read_csv(source.read_bytes())
    except (UnicodeDecodeError, csv.Error) as error:
        raise click.ClickException(f"{source} cannot be read as CSV in UTF-8: {error}") from error
    missing = [name for name in POLIS_COLUMNS if name not in header]
    if missing:
        raise click.ClickException(f"{source} lacks the columns {', '.join(missing)}")
    found = [polis_row(line, row, station, kind) for line, row in rows]
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(found)
    dropped = sum(int(row["disagrees"]) for _line, row in rows)
    click.echo(f"{len(found)} rows written")
    click.echo(f"{dropped} disagreements left out: a carousel has no mark for them", err=True)


def polis_row(line: int, row: dict[str, str], station: int, kind: str) -> tuple[object, ...]:
    """One row of the import file. Raises ClickException naming the line."""
    try:
        spoken = datetime.fromtimestamp(int(row["timestamp"]) / 1000, UTC)
        state = POLIS_STATES[row["moderated"].strip()]
        agrees = int(row["agrees"])
    except (ValueError, KeyError, OverflowError) as error:
        raise click.ClickException(f"line {line}: {error}") from error
    return station, kind, clean_text(row["comment-body"]), agrees, state, spoken.isoformat()
