"""The plan in one sentence: »5 groups of 5–6, rounds 13-10-8-7-5, ends at 20.05.«"""

from __future__ import annotations

from datetime import time
from math import floor

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.carousel import Plan
from workshop.domain.carousel.timetable import carousel_minutes
from workshop.presentation import clock


def summary(plan: Plan, ends: time | None = None) -> str:
    """How many groups of how many people, the minutes of the rounds, and when it is over: the hour at which the
    evening ends where it is known, else how many minutes the carousel takes."""
    words = {"groups": groups_words(plan), "rounds": "-".join(str(minutes) for minutes in plan.minutes)}
    if ends is not None:
        return str(_("%(groups)s, rounds %(rounds)s, ends at %(time)s.", time=clock(ends), **words))
    whole = floor(carousel_minutes(plan.minutes, plan.move, plan.home) + 0.5)
    said = ngettext(
        "%(groups)s, rounds %(rounds)s, %(num)s minute in all.",
        "%(groups)s, rounds %(rounds)s, %(num)s minutes in all.",
        whole,
        **words,
    )
    return str(said)


def groups_words(plan: Plan) -> str:
    """»5 groups of 5–6«, and in how many rings where there are several."""
    sizes = [group.size for group in plan.groups]
    least, most = min(sizes), max(sizes)
    size = str(most) if least == most else f"{least}–{most}"
    words = ngettext("%(num)s group of %(size)s", "%(num)s groups of %(size)s", len(sizes), size=size)
    rings = len(plan.rings)
    return str(_("%(groups)s in %(rings)s rings", groups=words, rings=rings)) if rings > 1 else words
