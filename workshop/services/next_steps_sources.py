"""Where a next step can come from: shown statements, themes, accepted matches of the same evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from workshop.domain.matching.course import Course
from workshop.domain.number_lists import read_plain
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Match, Statement, Station, Theme, Workshop
from workshop.services.matches_board import gather_halves, kept_pairs

MOST = 300
"""Of statements in a list that opens; with more, themes are the way."""


@dataclass(frozen=True)
class Source:
    """``ref`` is s, t or m with the number of the row; ``station`` 0 where there is none."""

    ref: str
    text: str
    station: int = 0


def list_sources(workshop: Workshop) -> dict[str, list[Source]]:
    """By sort: themes, matches, statements. Hidden and waiting statements are none."""
    workshop_id = workshop.id
    themes = select(Theme.id, Theme.name).where(Theme.workshop_id == workshop_id).order_by(Theme.id)
    said = (
        select(Statement.id, Statement.text, Station.number)
        .join(Station, Station.id == Statement.station_id)
        .where(Statement.workshop_id == workshop_id, Statement.state == "shown")
        .order_by(Station.number, Statement.id)
        .limit(MOST)
    )
    return {
        "t": [Source(f"t{row[0]}", row[1]) for row in db.session.execute(themes)],
        "m": match_sources(workshop),
        "s": [Source(f"s{row[0]}", row[1], row[2]) for row in db.session.execute(said)],
    }


def match_sources(workshop: Workshop) -> list[Source]:
    """Matches that nobody declined, as need and offer."""
    halves = {half.ref: half for half in gather_halves([workshop])}
    pairs = [pair for pair in kept_pairs(halves) if pair.state is not Course.DECLINED]
    return [Source(f"m{pair.match_id}", f"{pair.need.entry.text} – {pair.offer.entry.text}") for pair in pairs]


def matches_of(workshop_id: int) -> Select[Any]:
    """Ids of matches that nobody declined."""
    kept = (Match.workshop_id == workshop_id, Match.state != Course.DECLINED.value)
    return select(Match.id).where(*kept).order_by(Match.id)


def parted(source: str) -> tuple[str, int]:
    """The sort and the number; an empty sort for none and for what is no source."""
    sort, number = source[:1], read_plain(source[1:])
    return (sort, number) if sort in {"s", "t", "m"} and number is not None else ("", 0)


def check_source(workshop_id: int, source: str) -> None:
    """Refuses what is not of this evening, or is not shown."""
    sort, number = parted(source)
    if not source:
        return
    wanted = {
        "s": select(Statement.id).where(
            Statement.id == number, Statement.workshop_id == workshop_id, Statement.state == "shown"
        ),
        "t": select(Theme.id).where(Theme.id == number, Theme.workshop_id == workshop_id),
        "m": matches_of(workshop_id).where(Match.id == number),
    }
    if sort not in wanted or db.session.scalar(wanted[sort].limit(1)) is None:
        raise Refusal("choice_unknown")
