"""What opening another ring comes to, in words: hosts and sheets, the new groups, and who goes over to them (R22)."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.carousel.replan import Way
from workshop.facilitator.replan_words import all_of, at, group_words, place_words
from workshop.services.replanning import Preview


def new_ring(preview: Preview) -> list[str]:
    """What another ring asks for, a sentence each: hosts and sheets, new groups, and who goes over to them (R22)."""
    opened = [way for way in preview.plan.ways if way.ring not in preview.running.standing.rings]
    if not opened:
        return []
    numbers = sorted({place[1] for way in opened for place in (*way.after, way.home_after) if place})
    hosts = ngettext(
        "It needs a host and sheets at table %(tables)s.",
        "It needs hosts and sheets at %(num)s tables: %(tables)s.",
        len(numbers),
        tables=all_of(numbers),
    )
    return [str(hosts), *(begins(way, preview) for way in opened), *going_over(preview), *how_to_go()]


def begins(way: Way, preview: Preview) -> str:
    """»White begins at table 6 with 5 people.«"""
    said = ngettext(
        "%(group)s begins at %(place)s with %(num)s person.",
        "%(group)s begins at %(place)s with %(num)s people.",
        way.size,
        group=group_words(*preview.names[way.letter]),
        place=place_words(at(way.after, 0), (way.ring - 1) * preview.plan.standing.stations),
    )
    return str(said)


def going_over(preview: Preview) -> list[str]:
    """»Blue: 3 people go over to the new groups.«"""
    return [
        str(
            ngettext(
                "%(group)s: %(num)s person goes over to the new groups.",
                "%(group)s: %(num)s people go over to the new groups.",
                way.leave,
                group=group_words(*preview.names[way.letter]),
            )
        )
        for way in preview.plan.ways
        if way.leave
    ]


def how_to_go() -> list[str]:
    """What to say to those who go over; nobody is moved without knowing it."""
    return [
        str(_("Ask who goes over. On the phone they press “Not yours? Change”; on paper they take another card.")),
        str(_("Whoever comes from now on is sent to the new groups until all are about as large.")),
    ]
