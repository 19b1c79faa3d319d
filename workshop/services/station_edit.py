"""Changing the stations of a workshop: their words, their kinds, their order, one more, one less."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from workshop.domain.carousel.sizing import FEWEST_STATIONS, MOST_STATIONS
from workshop.domain.preparing import Part, Phase, phase_of, refuse_fixed
from workshop.domain.refusals import Refusal
from workshop.domain.statements import ASKED, Moderation
from workshop.extensions import db
from workshop.models import Statement, Station, Workshop
from workshop.services.asked_before import asks_anew, keep_asked
from workshop.services.parts import move_part, next_number, remove_part
from workshop.services.plan_edit import follow_stations, plan_of
from workshop.services.plans import count_stations
from workshop.services.preparation import state_of
from workshop.services.workshop_edit import note_change


@dataclass(frozen=True)
class StationFacts:
    """A station as its page holds it. ``texts`` is {language: {"title", "question", "hint", "probes": []}}."""

    texts: Mapping[str, Mapping[str, Any]]
    kinds: Sequence[str]


def station_facts(station: Station) -> StationFacts:
    return StationFacts(texts=station.texts, kinds=list(station.kinds))


def change_station(
    *,
    workshop: Workshop,
    station: Station,
    facts: StationFacts,
    actor: str,
    now: datetime,
    knowingly: bool = False,
) -> None:
    """Other words, and before the evening other kinds of answer too.

    Another question than the one that was answered is refused with the number of answers, unless ``knowingly``; once
    the evening has begun, or where there are answers, the one before is kept."""
    state = state_of(workshop)
    refuse_fixed(Part.WORDING, state)
    kinds = ordered_kinds(facts.kinds)
    if kinds != ordered_kinds(station.kinds):
        refuse_fixed(Part.STATIONS, state)
    answers, asked = count_answers(station.id), asks_anew(station.texts, facts.texts)
    if asked and answers and not knowingly:
        raise Refusal("station_answered", answers=answers)
    if asked and (answers or phase_of(state) is Phase.RUNNING):
        keep_asked(station, asked, now)
    before = {"texts": station.texts, "kinds": station.kinds}
    station.texts = {**station.texts, **{language: dict(words) for language, words in facts.texts.items()}}
    station.kinds = kinds
    after = {"texts": station.texts, "kinds": kinds}
    note_change(workshop, "station", subject_id=station.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()


def count_answers(station_id: int) -> int:
    """What was answered here, but for what was hidden."""
    asked = select(func.count(Statement.id)).where(
        Statement.station_id == station_id, Statement.state != Moderation.HIDDEN
    )
    return db.session.scalar(asked) or 0


def ordered_kinds(kinds: Sequence[str]) -> list[str]:
    """Known kinds in their usual order. Refuses none at all."""
    chosen = [str(kind) for kind in ASKED if kind in kinds]
    if not chosen:
        raise Refusal("station_no_kinds")
    return chosen


def add_station(*, workshop: Workshop, facts: StationFacts, actor: str, now: datetime) -> Station:
    """One station more, at the end, and the plan for so many. Refuses a thirteenth."""
    refuse_fixed(Part.STATIONS, state_of(workshop))
    before = count_stations(workshop.id)
    if before >= MOST_STATIONS:
        raise Refusal("plan_stations", least=FEWEST_STATIONS, most=MOST_STATIONS)
    plan = plan_of(workshop)
    station = Station(
        workshop_id=workshop.id,
        number=next_number(Station, workshop.id),
        texts={language: dict(words) for language, words in facts.texts.items()},
        kinds=ordered_kinds(facts.kinds),
        host_token=secrets.token_urlsafe(12),
    )
    db.session.add(station)
    db.session.flush()
    follow_stations(workshop, before=plan, stations_before=before)
    note_change(workshop, "stations", subject_id=station.id, after={"added": station.number}, actor=actor, now=now)
    db.session.commit()
    return station


def remove_station(*, workshop: Workshop, station: Station, actor: str, now: datetime) -> None:
    """One station less, and the plan for so many. Refuses to leave fewer than two."""
    refuse_fixed(Part.STATIONS, state_of(workshop))
    before = count_stations(workshop.id)
    if before <= FEWEST_STATIONS:
        raise Refusal("station_only_one")
    plan = plan_of(workshop)
    removed = {"number": station.number, "texts": station.texts, "kinds": station.kinds}
    remove_part(station)
    follow_stations(workshop, before=plan, stations_before=before)
    note_change(workshop, "stations", before=removed, actor=actor, now=now)
    db.session.commit()


def move_station(*, workshop: Workshop, station: Station, up: bool, actor: str, now: datetime) -> None:
    """One place up or down. The routes name stations by number, so the plan stays."""
    refuse_fixed(Part.STATIONS, state_of(workshop))
    before = {"number": station.number}
    move_part(station, up=up)
    after = {"number": station.number}
    note_change(workshop, "stations", subject_id=station.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()
