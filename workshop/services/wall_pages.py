"""The pages that the wall leafs through within one state: presentation, reports of the groups, results and roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from workshop.domain.agenda import schedule
from workshop.domain.ranking import rank
from workshop.domain.statements import Moderation
from workshop.domain.templates import BlockKind
from workshop.extensions import db
from workshop.models import (
    AgendaBlock,
    Assurance,
    Ballot,
    Dots,
    KeyPoint,
    Practice,
    Statement,
    Station,
    VolunteerRole,
    Workshop,
)
from workshop.services.vote_options import VoteLine, list_options
from workshop.services.ways import Way, list_ways
from workshop.services.whereabouts import HOME

PRACTICE_FIELDS = ("description", "lessons")
"""What of a good-practice card is read from a wall; the rest is told (each has three minutes)."""


@dataclass(frozen=True)
class Line:
    """One thing on the wall: words with a mark before them (a number, a time, the groups' shapes) and a note beneath.

    ``key`` names it, so that what takes turns goes on where it stood. ``count`` is there for what was counted.
    ``withdrawn`` is a line of the vote that has lost its words.
    """

    text: str
    lead: str = ""
    note: str = ""
    colours: tuple[str, ...] = ()
    count: int | None = None
    key: str = ""
    withdrawn: bool = False


@dataclass(frozen=True)
class Page:
    """``kind`` chooses the picture; ``heading`` and ``note`` are the workshop's own words, where it has any."""

    kind: str
    heading: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()
    colours: tuple[str, ...] = ()
    people: int = 0


def presentation_pages(workshop: Workshop) -> tuple[Page, ...]:
    """Purpose, agenda, assurances, good practices, the stations' questions, and where each group begins."""
    purpose = str(workshop.texts.get(workshop.language, {}).get("purpose", ""))
    return (
        Page("purpose", workshop.title, purpose),
        *agenda_page(workshop),
        *assurance_page(workshop.id),
        *practice_pages(workshop),
        Page("stations", lines=tuple(station_line(station, workshop) for station in stations_of(workshop.id))),
        Page("directions"),
    )


def agenda_page(workshop: Workshop) -> Iterable[Page]:
    """The agenda with planned times; arriving is over by now. Without a time of beginning there are only titles."""
    blocks = db.session.scalars(
        select(AgendaBlock).where(AgendaBlock.workshop_id == workshop.id).order_by(AgendaBlock.position)
    ).all()
    begins = [""] * len(blocks)
    if workshop.starts_at is not None:
        times = schedule(workshop.starts_at, [(block.kind, block.minutes) for block in blocks])
        begins = [f"{begin.hour}.{begin.minute:02d}" for begin, _end in times]
    lines = tuple(
        Line(block.title, lead=begin, note=block.speaker)
        for block, begin in zip(blocks, begins, strict=True)
        if block.kind != BlockKind.CHECK_IN
    )
    if lines:
        yield Page("agenda", lines=lines)


def assurance_page(workshop_id: int) -> Iterable[Page]:
    """What the municipality promised, once its wording is confirmed."""
    rows = db.session.scalars(
        select(Assurance)
        .where(Assurance.workshop_id == workshop_id, Assurance.confirmed_at.is_not(None))
        .order_by(Assurance.id)
    )
    lines = tuple(Line(row.sentence, note=", ".join(filter(None, (row.person, row.function)))) for row in rows)
    if lines:
        yield Page("assurances", lines=lines)


def practice_pages(workshop: Workshop) -> Iterable[Page]:
    """One page for each good-practice card that is used this evening."""
    cards = db.session.scalars(
        select(Practice).where(Practice.workshop_id == workshop.id, Practice.used).order_by(Practice.number)
    )
    for card in cards:
        texts = [card.text(field, workshop.language) for field in PRACTICE_FIELDS]
        yield Page(
            "practice",
            card.text("title", workshop.language),
            card.text("place", workshop.language),
            tuple(Line(text) for text in texts if text),
        )


def stations_of(workshop_id: int) -> list[Station]:
    return list(db.session.scalars(select(Station).where(Station.workshop_id == workshop_id).order_by(Station.number)))


def station_line(station: Station, workshop: Workshop) -> Line:
    return Line(
        str(station.text("question", workshop.language)),
        lead=str(station.number),
        note=str(station.text("title", workshop.language)),
    )


def station_lines(workshop: Workshop, ways: Sequence[Way] = ()) -> tuple[Line, ...]:
    """The stations' questions with the shapes of the groups that sit there; the ones where nobody sits are left out
    once anybody sits anywhere."""
    sitting: dict[int, tuple[str, ...]] = {}
    for way in ways:
        sitting[way.station_number] = (*sitting.get(way.station_number, ()), *shapes_of(way))
    return tuple(
        replace(station_line(station, workshop), colours=sitting.get(station.number, ()), key=f"q{station.number}")
        for station in stations_of(workshop.id)
        if not sitting or station.number in sitting
    )


def plenary_pages(workshop: Workshop) -> tuple[Page, ...]:
    """Who reports in which order, then a page a station with its key points.

    A table that was closed is left out only where nobody reports of it and nothing of it hangs on the wall."""
    colours, points = home_colours(workshop.id), key_points(workshop.id)
    shown = Statement.workshop_id == workshop.id, Statement.state == Moderation.SHOWN
    said = set(db.session.scalars(select(Statement.station_id).where(*shown).distinct()))
    stations = [one for one in stations_of(workshop.id) if not one.closed or one.number in colours or one.id in said]
    return (
        Page(
            "reports",
            lines=tuple(Line(title(s, workshop), str(s.number), colours=colours.get(s.number, ())) for s in stations),
        ),
        *(
            Page(
                "station",
                title(station, workshop),
                str(station.number),
                points.get(station.id, ()),
                colours.get(station.number, ()),
            )
            for station in stations
        ),
    )


def title(station: Station, workshop: Workshop) -> str:
    return str(station.text("title", workshop.language))


def home_colours(workshop_id: int) -> dict[int, tuple[str, ...]]:
    """The groups that report of each station, by its number: one from every ring, with those that joined it."""
    found: dict[int, tuple[str, ...]] = {}
    for way in list_ways(workshop_id, HOME):
        found[way.station_number] = (*found.get(way.station_number, ()), *shapes_of(way))
    return found


def shapes_of(way: Way) -> tuple[str, ...]:
    """The colours of all groups that walk together."""
    return (way.colour, *(colour for colour, _turn in way.joined))


def key_points(workshop_id: int) -> dict[int, tuple[Line, ...]]:
    """Key points by station, only those whose words a moderator has let through (F4.8)."""
    rows = db.session.execute(
        select(KeyPoint.station_id, Statement.id, Statement.text)
        .join(Statement, Statement.id == KeyPoint.statement_id)
        .where(KeyPoint.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .order_by(KeyPoint.position, KeyPoint.id)
    )
    found: dict[int, tuple[Line, ...]] = {}
    for station, number, text in rows:
        found[station] = (*found.get(station, ()), Line(text, key=f"k{number}"))
    return found


def vote_lines(workshop_id: int) -> tuple[Line, ...]:
    """The list that is voted on, numbered as on phones and paper."""
    return tuple(vote_line(option) for option in list_options(workshop_id))


def vote_line(option: VoteLine, count: int | None = None) -> Line:
    return Line(
        option.text or "",
        lead=str(option.number),
        count=count,
        key=f"o{option.number}",
        withdrawn=option.text is None,
    )


def result_lines(workshop_id: int) -> tuple[Line, ...]:
    """The same list by dots received, with ranks before it as in the report; the number of the list is the note."""
    rows = db.session.execute(
        select(Dots.option_id, func.sum(Dots.count))
        .join(Ballot, Ballot.id == Dots.ballot_id)
        .where(Ballot.workshop_id == workshop_id)
        .group_by(Dots.option_id)
    )
    dots = {option_id: int(count) for option_id, count in rows}
    ranked = rank((option, dots.get(option.id, 0)) for option in list_options(workshop_id))
    lines = ((one, vote_line(one.item, one.count)) for one in ranked)
    return tuple(replace(line, lead=f"{one.place}." if one.place else "–", note=line.lead) for one, line in lines)


def sign_up_pages(workshop: Workshop) -> tuple[Page, ...]:
    """What the vote brought, where somebody voted, then what a person can do."""
    people = count_voters(workshop.id)
    results = (Page("results", lines=result_lines(workshop.id), people=people),) if people else ()
    roles = db.session.scalars(
        select(VolunteerRole).where(VolunteerRole.workshop_id == workshop.id).order_by(VolunteerRole.number)
    )
    return (*results, Page("roles", lines=tuple(Line(r.name(workshop.language), key=f"r{r.number}") for r in roles)))


def count_voters(workshop_id: int) -> int:
    """People who gave dots, on phones and on paper; not the dots themselves."""
    return db.session.scalar(select(func.sum(Ballot.voters)).where(Ballot.workshop_id == workshop_id)) or 0
