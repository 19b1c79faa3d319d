"""We asked, you said, we did: what came of an evening, told to those who were there (method C.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

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
    """By station: the themes of which most was said there, then what lies in no theme; so nothing that was said is
    missing and nothing counted twice. Last come steps of which something was done. One query."""
    deeds = gather_deeds(workshop_id)
    themed = themes.names() if themes else {}
    rows: list[AnsweredFacts] = []
    for station in stations:
        here = [theme for theme in themes.themes if place_of(theme) == station.number] if themes else []
        rows += [of_theme(theme, station.question, deeds) for theme in here]
        rows += of_rest(station, set(themed), deeds)
    empty = [theme for theme in themes.themes if not theme.statements] if themes else []
    known = {theme.name for theme in themes.themes} if themes else set()
    return (*rows, *(of_theme(theme, "", deeds) for theme in empty), *of_others(deeds, known))


def of_theme(theme: ThemeFacts, question: str, deeds: Deeds) -> AnsweredFacts:
    done = deeds.get(("theme", theme.name), ())
    return AnsweredFacts("theme", question, (theme.name,), len(theme.statements), done)


def of_rest(station: StationFacts, themed: Set[int], deeds: Deeds) -> Iterable[AnsweredFacts]:
    """What was said at a station and lies in no theme; ``about`` is rest where a part of it does."""
    loose = [one for one in station.statements if one.number not in themed]
    done = deeds.get(("station", station.number), ())
    if loose or done:
        about = "station" if len(loose) == len(station.statements) else "rest"
        yield AnsweredFacts(about, station.question, said_at(station, themed), len(loose), done)


def of_others(deeds: Deeds, known: Set[str]) -> Iterable[AnsweredFacts]:
    """Steps, and themes of which the report says nothing any more, because all that was said there is hidden."""
    for (about, name), done in deeds.items():
        if about == "step" or (about == "theme" and name not in known):
            yield AnsweredFacts(about, "", (str(name),) if name else (), None, done)


def place_of(theme: ThemeFacts) -> int:
    """The station where most of it was said; 0 for a theme without statements."""
    counted = Counter(one.station for one in theme.statements)
    return min(counted, key=lambda station: (-counted[station], station)) if counted else 0


def said_at(station: StationFacts, themed: Set[int]) -> tuple[str, ...]:
    """Its key points, else what was supported most, else what was said first; without what lies in a theme."""
    for chosen in (station.key_points, most_supported(station, len(station.statements)), station.statements):
        loose = [one.text for one in chosen if one.number not in themed]
        if loose:
            return tuple(loose[:MOST_SAID])
    return ()


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
