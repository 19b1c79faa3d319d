"""Checking the draw of a raffle from its record, by anybody who has the file."""

from __future__ import annotations

import json
from pathlib import Path

import click

from workshop.domain.raffle_record import check_record
from workshop.domain.refusals import Refusal
from workshop.refusal_words import say


@click.command("check-draw")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_draw(file: Path) -> None:
    """Recompute the list, the seal and every draw of FILE (the record of a raffle as JSON; docs/raffle.md).

    Compare the seal that is printed with the one that was on the wall before the first draw."""
    try:
        found = check_record(json.loads(file.read_text(encoding="utf-8")))
    except (ValueError, OSError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}") from error
    except Refusal as refusal:
        raise click.ClickException(say(refusal)) from refusal
    for one in found:
        what = f"{one.what} {one.place}" if one.place else one.what
        click.echo(f"{what}\t{one.found}\t{'right' if one.right else 'WRONG, the file says ' + one.told}")
    if not all(one.right for one in found):
        raise click.ClickException("the draw is wrong")
    click.echo("the draw is right")
