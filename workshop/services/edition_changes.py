"""What readers of the next edition would find otherwise than in the newest."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from workshop.domain.editions import Part
from workshop.services.report_facts import Report, StationFacts

FIELDS = {
    Part.FINDING: ("finding",),
    Part.SUMMARY: ("summary",),
    Part.REQUESTS: ("requests",),
    Part.MATCHES: ("matches",),
    Part.PLAN: ("plan",),
    Part.COLOPHON: ("colophon",),
    Part.UNSHOWN: ("hidden", "waiting"),
    Part.OTHER: ("purpose", "evening", "attendance", "votes", "interest", "opinion"),
}


def changes(then: Mapping[str, Report], now: Mapping[str, Report]) -> dict[Part, int]:
    """By part: how many statements were added, removed or reworded; 1 for any other part that differs."""
    found: dict[Part, int] = {}
    for language in then.keys() & now.keys():
        for part, count in changed(then[language], now[language]).items():
            found[part] = max(count, found.get(part, 0))
    return {part: found[part] for part in Part if part in found}


def changed(then: Report, now: Report) -> dict[Part, int]:
    """The same for one language."""
    before, after = ({one.number: one for one in report.statements} for report in (then, now))
    both = before.keys() & after.keys()
    counts = {
        Part.ADDED: len(after.keys() - before.keys()),
        Part.REMOVED: len(before.keys() - after.keys()),
        Part.REWORDED: sum(before[number].text != after[number].text for number in both),
        Part.THEMES: themed(then, both) != themed(now, both),
        Part.ANSWERED: done(then) != done(now),
        Part.QUOTES: [picked(one) for one in then.stations] != [picked(one) for one in now.stations],
        **{part: any(getattr(then, name) != getattr(now, name) for name in names) for part, names in FIELDS.items()},
    }
    if counts[Part.ADDED] or counts[Part.REMOVED]:
        counts[Part.UNSHOWN] = 0
    found = {part: int(count) for part, count in counts.items() if count}
    if not found and without_rest(then) != without_rest(now):
        return {Part.OTHER: 1}
    return found


def picked(station: StationFacts) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Quotes and key points by number."""
    return tuple(one.number for one in station.quotes), tuple(one.number for one in station.key_points)


def themed(report: Report, known: Set[int]) -> list[tuple[str, list[int]]]:
    """Themes with those of their statements that both have: a new statement by itself changes no theme."""
    themes = report.themes.themes if report.themes else ()
    return sorted((theme.name, [one.number for one in theme.statements if one.number in known]) for theme in themes)


def done(report: Report) -> list[object]:
    return [(row.about, row.done) for row in report.answered if row.done]


def without_rest(report: Report) -> Report:
    """For whatever no part names: every value, so that no change is passed over."""
    return replace(report, edition=0, editions=())
