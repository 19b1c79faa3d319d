"""The parts of the kit: what each is for, on which paper, and what is done with it after printing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext


@dataclass(frozen=True)
class Part:
    """``after`` says what is done with the sheets once they are printed."""

    key: str
    title: Any
    paper: str
    after: Any
    template: str


PARTS = (
    Part(
        "poster-a3",
        lazy_gettext("Large poster"),
        "A3",
        lazy_gettext("Hang it at the entrance, at the eye height of a seated person."),
        "prints/kit/poster_a3.html",
    ),
    Part(
        "wall-plan",
        lazy_gettext("Rotation plan for the wall"),
        "A3",
        lazy_gettext("Hang it where every group can see it."),
        "prints/kit/wall_plan.html",
    ),
    Part(
        "poster-a4",
        lazy_gettext("Small poster"),
        "A4",
        lazy_gettext("For the door, the notice board and the desk."),
        "prints/kit/poster_a4.html",
    ),
    Part(
        "tents",
        lazy_gettext("Table tents"),
        "A4",
        lazy_gettext("Fold along the marks and stand one on each table."),
        "prints/kit/tents.html",
    ),
    Part(
        "cards",
        lazy_gettext("Group cards"),
        "A4",
        lazy_gettext(
            "Cut the stack at once, lay the four piles on one another, deal from the top. "
            "The last page is blank, for guests."
        ),
        "prints/kit/cards.html",
    ),
    Part(
        "forms",
        lazy_gettext("Paper forms"),
        "A4",
        lazy_gettext(
            "Print on both sides, turned on the long edge. The last sheet has no number: copy it if the sheets run out."
        ),
        "prints/kit/forms.html",
    ),
    Part(
        "slips",
        lazy_gettext("Voting slips"),
        "A4",
        lazy_gettext("For people who vote on paper."),
        "prints/kit/slips.html",
    ),
    Part(
        "exchange",
        lazy_gettext("Needs and offers"),
        "A4",
        lazy_gettext("Cut across; each carries the number of a paper form. Type in under Matches."),
        "prints/kit/exchange.html",
    ),
    Part(
        "opinions",
        lazy_gettext("Opinion on the workshop"),
        "A4",
        lazy_gettext("Cut across. Give out at the end; type in under Type in paper before you close the evening."),
        "prints/kit/opinions.html",
    ),
    Part(
        "rules",
        lazy_gettext("Rules of the sheets"),
        "A4",
        lazy_gettext("One for each table."),
        "prints/kit/rules.html",
    ),
    Part(
        "plan",
        lazy_gettext("Rotation plan"),
        "A4",
        lazy_gettext("For the desk and for whoever leads a station."),
        "prints/kit/plan.html",
    ),
    Part(
        "arrivals",
        lazy_gettext("Who comes when"),
        "A4",
        lazy_gettext("One for whoever leads a station; it lies beside the sheets."),
        "prints/kit/arrivals.html",
    ),
    Part(
        "host-cards",
        lazy_gettext("Cards for table hosts"),
        "A4",
        lazy_gettext("For whoever leads a station, not for the wall. Collect them afterwards."),
        "prints/kit/host_cards.html",
    ),
    Part(
        "run-sheet",
        lazy_gettext("Run sheet"),
        "A4",
        lazy_gettext("For whoever leads the evening and for the desk."),
        "prints/kit/run_sheet.html",
    ),
    Part(
        "moderation",
        lazy_gettext("Rules for moderating"),
        "A4",
        lazy_gettext("For everyone who helps; read them together before the doors open."),
        "prints/kit/moderation.html",
    ),
)
KEYS = tuple(part.key for part in PARTS)


def chosen_parts(keys: Sequence[str]) -> list[Part]:
    """The parts of these keys in the order of the kit; keys that are none of ours are passed over."""
    return [part for part in PARTS if part.key in keys]
