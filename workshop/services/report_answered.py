"""We asked, you said, we did: what came of an evening, told to those who were there (method C.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from workshop.domain.personal_data import mask
from workshop.extensions import db
from workshop.models import Deed, NextStep, Station, Theme
from workshop.services.report_facts import StationFacts
from workshop.services.report_step_facts import AnsweredFacts, DoneFacts
from workshop.services.report_theme_facts import ThemeFacts, ThemesFacts
from workshop.services.report_tops import most_supported

MOST_SAID = 3
Deeds = Mapping[tuple[str, object], tuple[DoneFacts, ...]]
"""By (theme, its name), (station, its number), (step, its task)."""


def gather_answered(
    workshop_id: int, stations: Sequence[StationFacts], themes: ThemesFacts | None
) -> tuple[AnsweredFacts, ...]:
    """Themes first, each beside the question at which most was said of it; then the stations without a theme of their
    own; then steps of which something was done. One query."""
    deeds = gather_deeds(workshop_id)
    found = themes.themes if themes else ()
    places = {theme.name: place_of(theme) for theme in found}
    questions = {station.number: station.question for station in stations}
    rows = [
        AnsweredFacts(
            "theme",
            questions.get(places[theme.name], ""),
            (theme.name,),
            len(theme.statements),
            deeds.get(("theme", theme.name), ()),
        )
        for theme in found
    ]
    rows += [
        AnsweredFacts(
            "station",
            station.question,
            said_at(station),
            len(station.statements),
            deeds.get(("station", station.number), ()),
        )
        for station in stations
        if (station.statements and station.number not in places.values()) or ("station", station.number) in deeds
    ]
    return (*rows, *of_steps(deeds))


def of_steps(deeds: Deeds) -> Iterable[AnsweredFacts]:
    for (about, task), done in deeds.items():
        if about == "step":
            yield AnsweredFacts("step", "", (str(task),) if task else (), None, done)


def place_of(theme: ThemeFacts) -> int:
    """The station where most of it was said; 0 for a theme without statements."""
    counted = Counter(one.station for one in theme.statements)
    return min(counted, key=lambda station: (-counted[station], station)) if counted else 0


def said_at(station: StationFacts) -> tuple[str, ...]:
    """Its key points, else what was supported most, else what was said first."""
    chosen = station.key_points or most_supported(station, MOST_SAID) or station.statements
    return tuple(one.text for one in chosen[:MOST_SAID])


def gather_deeds(workshop_id: int) -> dict[tuple[str, object], tuple[DoneFacts, ...]]:
    """In the order of their days. What was told of something that is gone since stands by itself."""
    rows = db.session.execute(
        select(Deed.text, Deed.done_on, Theme.name, Station.number, NextStep.task)
        .outerjoin(Theme, Theme.id == Deed.theme_id)
        .outerjoin(Station, Station.id == Deed.station_id)
        .outerjoin(NextStep, NextStep.id == Deed.step_id)
        .where(Deed.workshop_id == workshop_id)
        .order_by(Deed.done_on, Deed.id)
    )
    found: dict[tuple[str, object], tuple[DoneFacts, ...]] = {}
    for text, done_on, theme, station, task in rows:
        key: tuple[str, object] = (
            ("theme", mask(theme)) if theme else ("station", station) if station else ("step", mask(task or ""))
        )
        found[key] = (*found.get(key, ()), DoneFacts(mask(text), done_on))
    return found
