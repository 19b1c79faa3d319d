"""The sentences for what is refused when the plan changes while the evening runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

REPLAN_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "replan_over": lambda f: _("The rounds are over. The plan stays as it is."),
    "replan_station": lambda f: _("Choose a station."),
    "station_answered": lambda f: ngettext(
        "%(num)s answer was given to the old question. On screens it will stand under the new one; the report will"
        " name both. To change the question all the same, save again.",
        "%(num)s answers were given to the old question. On screens they will stand under the new one; the report"
        " will name both. To change the question all the same, save again.",
        f["answers"],
    ),
    "replan_all_closed": lambda f: _("At least one station has to stay open."),
    "replan_no_round": lambda f: _("There is no round left that could be dropped."),
    "replan_merge": lambda f: _("Choose two different groups that walk by themselves."),
    "replan_merge_rings": lambda f: _("Choose two groups of the same ring."),
    "replan_split": lambda f: _("Choose a group that walks by itself."),
    "replan_split_late": lambda f: _("The first round is over. Nobody begins anew now: send people to other groups."),
    "replan_split_full": lambda f: _("No station is free for a new group. Send people to other groups."),
    "replan_ring_late": lambda f: _(
        "The first round has begun. Nobody begins anew now: seat people at the same tables."
    ),
    "replan_ring_small": lambda f: _("There are too few people for another ring. Groups would have fewer than three."),
    "replan_groups": lambda f: ngettext(
        "Only %(num)s table would be open, and there are %(groups)s groups in ring %(ring)s. Join groups first.",
        "Only %(num)s tables would be open, and there are %(groups)s groups in ring %(ring)s. Join groups first.",
        f["stations"],
        groups=f["groups"],
        ring=f["ring"],
    ),
    "replan_nothing": lambda f: _("This changes nothing."),
}
