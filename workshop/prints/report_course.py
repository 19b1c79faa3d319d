"""How the evening went, in sentences: groups that were joined, tables that closed, the break, the gallery walk."""

from __future__ import annotations

from itertools import groupby

from flask_babel import gettext as _

from workshop.domain.carousel.rotation import Mode
from workshop.presentation import by_day, clock
from workshop.services.report_course_facts import Closing, Evening


def groups_words(evening: Evening) -> str:
    """»5«, and »5, from round 3 on 4« where groups were joined on the way (R21)."""
    rounds, left = len(evening.rounds), len(evening.groups)
    parts = [str(left)]
    for first in sorted({group.joined_from for group in evening.groups if group.joined_from}):
        left -= sum(group.joined_from == first for group in evening.groups)
        said = (
            _("from round %(number)s on %(groups)s", number=first, groups=left)
            if first <= rounds
            else _("in the home round %(groups)s", groups=left)
        )
        parts.append(str(said))
    return ", ".join(parts)


def rounds_words(evening: Evening) -> str:
    """»5«, and »2 of 5 planned« for a workshop that was closed before its last round."""
    planned, held = len(evening.rounds), evening.rounds_held
    if held is None or held == planned:
        return str(planned)
    return str(_("%(held)s of %(planned)s planned", held=held, planned=planned))


def closed_words(evening: Evening) -> str:
    """When it was closed; with the day where that was afterwards."""
    if evening.ended_at is None:
        return ""
    if evening.went_home:
        return str(_("The workshop was closed at %(end)s.", end=clock(evening.ended_at)))
    at = {"date": by_day(evening.ended_at), "end": clock(evening.ended_at)}
    return str(_("The workshop was closed on %(date)s at %(end)s.", **at))


def course_words(evening: Evening) -> list[str]:
    """What was held besides the rounds, and what closed on the way."""
    found = [closing_words(evening, closing) for closing in in_one(evening)]
    if evening.pause is not None:
        number, minutes = evening.pause
        found.append(
            str(_("After round %(number)s there was a break (%(minutes)s min).", number=number, minutes=minutes))
        )
    if evening.gallery:
        found.append(
            str(
                _(
                    "After the last round everybody walked past all the stations (%(minutes)s min).",
                    minutes=evening.gallery,
                )
            )
        )
    return found


def in_one(evening: Evening) -> list[Closing]:
    """What closed, in its order; a station that closed in all rings at once is one closing, of ring 0."""
    found: list[Closing] = []
    by_station = groupby(sorted(evening.closings, key=at), key=at)
    for (_station, _first), closings in by_station:
        rings = list(closings)
        found += [Closing(rings[0].station, 0, rings[0].first)] if len(rings) == evening.rings else rings
    return sorted(found, key=lambda closing: (closing.first, closing.station, closing.ring))


def at(closing: Closing) -> tuple[int, int]:
    return closing.station, closing.first


def closing_words(evening: Evening, closing: Closing) -> str:
    """»Station 3«, or the one table of it that closed."""
    home = closing.first > len(evening.rounds)
    facts = {"number": closing.station, "round": closing.first, "ring": closing.ring}
    if not closing.ring:
        if home:
            return str(_("Station %(number)s was closed in the home round.", number=closing.station))
        return str(_("Station %(number)s was closed from round %(round)s on.", **facts))
    if evening.mode == Mode.SHEETS_MOVE:
        return str(_("Station %(number)s was closed in ring %(ring)s from round %(round)s on.", **facts))
    facts["table"] = (closing.ring - 1) * evening.stations + closing.station
    if home:
        return str(_("Table %(table)s (station %(number)s) was closed in the home round.", **facts))
    return str(_("Table %(table)s (station %(number)s) was closed from round %(round)s on.", **facts))
