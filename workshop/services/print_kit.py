"""Everything that the print kit says of a workshop, gathered as plain values: no row goes to paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from workshop.domain.agenda import clock, minute, schedule
from workshop.domain.templates.shapes import BlockKind
from workshop.domain.voting import votes_per_person
from workshop.extensions import db
from workshop.models import AgendaBlock, Group, Organisation, Round, Station, Workshop
from workshop.services.evening import lengths_of
from workshop.services.journal import record
from workshop.services.parts import list_ordered, list_parts
from workshop.services.print_kit_stops import Stop, read_visits, way_of
from workshop.services.vote_options import list_options
from workshop.services.whereabouts import HOME


@dataclass(frozen=True)
class KitStation:
    """A station as phones show it: the same number, words and kinds (P-9)."""

    number: int
    title: str
    question: str
    hint: str
    kinds: tuple[str, ...]
    probes: str = ""


@dataclass(frozen=True)
class KitGroup:
    """A group with its way through the evening; ``turn`` counts from 1 where a colour comes twice."""

    letter: str
    colour: str
    turn: int
    ring: int
    size: int
    stops: tuple[Stop, ...]
    home: Stop | None


@dataclass(frozen=True)
class KitTable:
    """A table with the station that is always on it; none where the sheets move instead of the groups."""

    number: int
    ring: int
    station: KitStation | None


@dataclass(frozen=True)
class KitRound:
    """A round as planned; ``begins`` is unknown while the evening has no hour or no carousel in its agenda.

    ``break_minutes`` is the break after it, 0 where there is none; ``break_begins`` its hour.
    """

    number: int
    minutes: int
    begins: time | None
    break_minutes: int = 0

    @property
    def break_begins(self) -> time | None:
        return clock(minute(self.begins) + self.minutes) if self.begins and self.break_minutes else None


@dataclass(frozen=True)
class KitLine:
    """A line of the run sheet."""

    kind: str
    begins: time | None
    minutes: int
    title: str
    note: str
    speaker: str


@dataclass(frozen=True)
class Kit:
    """A workshop for paper. ``options`` is the voting list, empty until there is one; a withdrawn line has no words."""

    workshop_id: int
    code: str
    language: str
    title: str
    community: str
    organisation: str
    venue: str
    moderators: str
    held_on: date | None
    starts_at: time | None
    ends_at: time | None
    wifi_name: str
    wifi_password: str
    sheets_move: bool
    cafe: bool
    move_seconds: int
    home_minutes: int
    gallery_minutes: int
    sheets: int
    stations: tuple[KitStation, ...]
    groups: tuple[KitGroup, ...]
    tables: tuple[KitTable, ...]
    rounds: tuple[KitRound, ...]
    lines: tuple[KitLine, ...]
    options: tuple[tuple[int, str | None], ...]
    dots: int


def gather_kit(*, workshop: Workshop, language: str) -> Kit:
    """All of it in ``language``; where a text is missing there, in the workshop's own."""
    stations = tuple(kit_station(row, language, workshop.language) for row in list_ordered(Station, workshop.id))
    visits = read_visits(workshop.id)
    rows = list_parts(Group, workshop.id, Group.ring, Group.place, Group.id)
    groups = tuple(kit_group(row, way_of(row, rows, visits)) for row in rows)
    lines = kit_lines(workshop)
    options = tuple((row.number, row.text) for row in list_options(workshop.id))
    return Kit(
        **plain_facts(workshop),
        language=language,
        stations=stations,
        groups=groups,
        tables=kit_tables(groups, stations),
        rounds=kit_rounds(workshop, lines),
        lines=lines,
        options=options,
        dots=votes_per_person(len(options)),
    )


def plain_facts(workshop: Workshop) -> dict[str, Any]:
    """What stands on the workshop itself."""
    owner = select(Organisation.name).where(Organisation.id == workshop.organisation_id)
    return {
        "workshop_id": workshop.id,
        "code": workshop.code,
        "title": workshop.title,
        "community": workshop.community.name,
        "organisation": db.session.scalar(owner) or "",
        "venue": workshop.venue,
        "moderators": workshop.moderators,
        "held_on": workshop.held_on,
        "starts_at": workshop.starts_at,
        "ends_at": workshop.ends_at,
        "wifi_name": workshop.wifi_name,
        "wifi_password": workshop.wifi_password,
        "sheets_move": workshop.plan_mode == "sheets_move",
        "cafe": workshop.plan_mode == "cafe",
        "move_seconds": workshop.move_seconds,
        "home_minutes": workshop.home_minutes,
        "gallery_minutes": workshop.gallery_minutes,
        "sheets": workshop.paper_sheets,
    }


def kit_station(row: Station, language: str, otherwise: str) -> KitStation:
    title, question, hint = (str(row.text(field, language, otherwise)) for field in ("title", "question", "hint"))
    probes = " ".join(row.text("probes", language, otherwise) or ())
    return KitStation(row.number, title, question, hint, tuple(row.kinds), probes)


def kit_group(row: Group, stops: tuple[Stop, ...]) -> KitGroup:
    home = next((stop for stop in stops if stop.round_number == HOME), None)
    route = tuple(stop for stop in stops if stop.round_number != HOME)
    return KitGroup(row.letter, row.colour, row.turn, row.ring, row.size, route, home)


def kit_tables(groups: tuple[KitGroup, ...], stations: tuple[KitStation, ...]) -> tuple[KitTable, ...]:
    """Every table at which a group ever sits, in order."""
    by_number = {station.number: station for station in stations}
    rings: dict[int, int] = {}
    on_table: dict[int, set[int]] = {}
    for group in groups:
        for stop in group.stops:
            rings[stop.table] = group.ring
            on_table.setdefault(stop.table, set()).add(stop.station)
    return tuple(
        KitTable(table, rings[table], by_number.get(min(seen)) if len(seen) == 1 else None)
        for table, seen in sorted(on_table.items())
    )


def kit_lines(workshop: Workshop) -> tuple[KitLine, ...]:
    """The agenda with its hours, where the evening has one."""
    blocks = list_ordered(AgendaBlock, workshop.id)
    lengths = [(block.kind, block.minutes) for block in blocks]
    hours = schedule(workshop.starts_at, lengths) if workshop.starts_at else ((None, None),) * len(blocks)
    return tuple(
        KitLine(block.kind, begins, block.minutes, block.title, block.note, block.speaker)
        for block, (begins, _ends) in zip(blocks, hours, strict=True)
    )


def kit_rounds(workshop: Workshop, lines: tuple[KitLine, ...]) -> tuple[KitRound, ...]:
    """The rounds with the hour at which each begins, moves and the break between them included."""
    carousel = next((line.begins for line in lines if line.kind == BlockKind.CAROUSEL), None)
    rounds, passed, lengths = [], timedelta(), lengths_of(workshop)
    for row in list_parts(Round, workshop.id, Round.number):
        begins = clock(minute(carousel) + int(passed.total_seconds() // 60)) if carousel else None
        pause = lengths.pause if lengths.breaks_after(row.number) else 0
        rounds.append(KitRound(row.number, row.minutes, begins, int(pause)))
        passed += timedelta(minutes=row.minutes + lengths.between(row.number))
    return tuple(rounds)


def provide_sheets(*, workshop: Workshop, sheets: int, actor: str, now: datetime) -> None:
    """More sheets than prepared are more numbers in the raffle: a stub that is printed can be drawn. Never fewer,
    because a sheet that was printed once may be in somebody's hand."""
    before = workshop.paper_sheets
    if sheets <= before or workshop.closed_at is not None:
        return
    workshop.paper_sheets = sheets
    record(
        workshop=workshop,
        actor=actor,
        act="print",
        now=now,
        subject="paper_sheets",
        before={"sheets": before},
        after={"sheets": sheets},
    )
    db.session.commit()
