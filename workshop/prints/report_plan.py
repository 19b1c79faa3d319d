"""The table plan on a report's cover: a circle of tables for each ring, with the groups where they began."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from workshop.services.report_course_facts import Evening, GroupFacts

MOST_TABLES = 8
"""More are not drawn on one circle, and then none are: half a ring would be a wrong number."""
MOST_RINGS = 9


@dataclass(frozen=True)
class RingPlan:
    """``tables`` are the numbers on the tables, clockwise; ``groups`` the colours of those who began there, or None;
    ``words`` stand for the drawing."""

    tables: tuple[int, ...]
    groups: tuple[str | None, ...]
    words: str = ""


def table_plans(evening: Evening, stations: int) -> dict[str, Any]:
    """The drawings, and the true numbers in words."""
    rings = sorted({group.ring for group in evening.groups}) or [1]
    fits = 0 < stations <= MOST_TABLES and len(rings) <= MOST_RINGS
    plans = [ring_plan(evening, ring, stations) for ring in rings] if fits else []
    words = plan_words(len(rings), stations, len(evening.groups))
    if len(plans) == 1:
        plans = [replace(plans[0], words=words)]
    return {"plans": plans, "plan_words": words}


def ring_plan(evening: Evening, ring: int, stations: int) -> RingPlan:
    """Tables are numbered through all rings, as on the tents."""
    groups = [group for group in evening.groups if group.ring == ring]
    places = range(1, stations + 1)
    began = {start_of(group, place): group.colour for place, group in enumerate(groups, start=1)}
    return RingPlan(
        tables=tuple((ring - 1) * stations + place for place in places),
        groups=tuple(began.get(place) for place in places),
        words=str(_("Table plan of ring %(ring)s.", ring=ring)),
    )


def start_of(group: GroupFacts, place: int) -> int:
    """Its first station; in its turn where nobody planned one."""
    return group.start or place


def plan_words(rings: int, stations: int, groups: int) -> str:
    """What the drawing shows."""
    if rings == 1:
        words = _("Table plan of this workshop. Groups: %(groups)s, stations: %(stations)s.")
    else:
        words = _(
            "Table plan of this workshop. Rings: %(rings)s, stations in each: %(stations)s, "
            "tables together: %(tables)s, groups: %(groups)s."
        )
    return str(words) % {"rings": rings, "stations": stations, "tables": rings * stations, "groups": groups}
