"""Workshops from the command line: a new one from a template, and a proposal of groups and rounds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

import click
from flask.cli import with_appcontext

from workshop.commands.language import command_language
from workshop.config import LANGUAGES
from workshop.domain.carousel import Order, Plan, Slot, make_plan, timetable
from workshop.domain.carousel.sizing import MOST_PEOPLE
from workshop.domain.refusals import Refusal
from workshop.facilitator.plan_summary import summary
from workshop.facilitator.plan_words import sentence
from workshop.refusal_words import say
from workshop.services.library import KEYS, get_template
from workshop.services.organisations import meant_organisation
from workshop.services.workshops import NewWorkshop, create_workshop

MIDNIGHT = datetime(2000, 1, 1, tzinfo=UTC)


@click.command("new-workshop")
@click.option("--template", type=click.Choice(KEYS), required=True)
@click.option("--community", required=True, help="Where it is held; added when it is new.")
@click.option("--title", required=True)
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option("--people", type=click.IntRange(1, MOST_PEOPLE), default=24, show_default=True)
@click.option("--date", "held_on", metavar="YYYY-MM-DD", default="", help="The day of the evening.")
@click.option("--centre", default="", help="Whose evening. Default: the only centre that is here.")
@with_appcontext
def new_workshop(
    template: str, community: str, title: str, language: str, people: int, held_on: str, centre: str
) -> None:
    """Prepare a workshop from a template and print its code."""
    now = datetime.now(UTC)
    new = NewWorkshop(
        title=needed(title, "--title", longest=160),
        community_name=needed(community, "--community", longest=120),
        language=language,
        expected_people=people,
        held_on=read_day(held_on),
    )
    with command_language():
        try:
            organisation = meant_organisation(centre, now=now)
            made = create_workshop(
                organisation=organisation, template=get_template(template), new=new, actor="command", now=now
            )
        except Refusal as refusal:
            click.echo(say(refusal), err=True)
            sys.exit(1)
    click.echo(made.code)


def needed(raw: str, option: str, *, longest: int) -> str:
    """One line of text that a column holds. Raises ClickException."""
    text = " ".join(raw.split())
    if not 1 <= len(text) <= longest:
        raise click.ClickException(f"{option} needs 1 to {longest} characters")
    return text


def read_day(raw: str) -> date | None:
    try:
        return date.fromisoformat(raw) if raw else None
    except ValueError:
        raise click.ClickException(f"--date {raw} is not a day such as 2026-11-06") from None


@click.command("plan")
@click.option("--people", type=int, required=True)
@click.option("--stations", type=int, required=True)
@click.option(
    "--minutes", type=click.IntRange(1, 600), required=True, help="For rounds, moves and the home round together."
)
@click.option("--order", type=click.Choice([str(order) for order in Order]), default=str(Order.SIMPLE))
@click.option("--hosts", type=int, help="How many people can lead a station. Default: as many as needed.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def plan(people: int, stations: int, minutes: int, order: str, hosts: int | None, as_json: bool) -> None:
    """Propose rings, groups, routes and a timetable. It needs no store."""
    with command_language():
        try:
            made = make_plan(people, stations, minutes, hosts=hosts, order=order)
        except Refusal as refusal:
            click.echo(say(refusal), err=True)
            sys.exit(1)
        if as_json:
            click.echo(json.dumps(made.to_json_dict(), ensure_ascii=False))
            return
        for line in plan_lines(made):
            click.echo(line)


def plan_lines(made: Plan) -> Iterator[str]:
    """The plan as plain lines, tabs between: a sentence; ring, group, people, stations by round; the timetable."""
    yield f"summary\t{summary(made)}"
    yield "ring\tgroup\tpeople\tstations"
    for ring in made.rings:
        for group in ring.groups:
            yield f"{ring.number}\t{group.name}\t{group.size}\t{' '.join(str(station) for station in group.route)}"
    yield "from\tto\tpart"
    for slot in timetable(MIDNIGHT, made.minutes, made.move, made.home):
        yield slot_line(slot)
    yield from (f"warning\t{sentence(warning)}" for warning in made.warnings)


def slot_line(slot: Slot) -> str:
    """A part of the carousel, in minutes and seconds from its beginning."""
    begins, ends = (clock_from_start(at) for at in (slot.starts_at, slot.ends_at))
    return f"{begins}\t{ends}\t{slot.part}{f' {slot.number}' if slot.number else ''}"


def clock_from_start(at: datetime) -> str:
    minutes, seconds = divmod(int((at - MIDNIGHT).total_seconds()), 60)
    return f"{minutes}:{seconds:02d}"
