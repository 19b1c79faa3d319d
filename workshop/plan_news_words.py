"""What a change of the plan is called on the wall and on the pages of hosts: which tables close, which open again."""

from __future__ import annotations

from collections.abc import Collection

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.carousel.rotation import Mode
from workshop.services.plan_news import PlanNews, Spot


def news_words(news: PlanNews | None, *, mode: str, stations: int) -> list[str]:
    """»Table 3 is closed after this round.« and what opens again, a sentence each; where the sheets move, stations."""
    if news is None:
        return []
    sheets = mode == Mode.SHEETS_MOVE
    closed, opened = (numbers(spots, sheets=sheets, stations=stations) for spots in (news.closed, news.opened))
    said = [closed_words(closed, sheets=sheets, ahead=news.ahead)] if closed else []
    return said + ([opened_words(opened, sheets=sheets, ahead=news.ahead)] if opened else [])


def numbers(spots: Collection[Spot], *, sheets: bool, stations: int) -> list[int]:
    """The numbers that stand on the tables, or on the sheets."""
    return sorted({station if sheets else (ring - 1) * stations + station for ring, station in spots})


def closed_words(those: list[int], *, sheets: bool, ahead: bool) -> str:
    many, facts = len(those), {"tables": listed(those)}
    if sheets and ahead:
        return str(
            ngettext(
                "Station %(tables)s is closed after this round.",
                "Stations %(tables)s are closed after this round.",
                many,
                **facts,
            )
        )
    if sheets:
        return str(ngettext("Station %(tables)s is closed.", "Stations %(tables)s are closed.", many, **facts))
    if ahead:
        return str(
            ngettext(
                "Table %(tables)s is closed after this round.",
                "Tables %(tables)s are closed after this round.",
                many,
                **facts,
            )
        )
    return str(ngettext("Table %(tables)s is closed.", "Tables %(tables)s are closed.", many, **facts))


def opened_words(those: list[int], *, sheets: bool, ahead: bool) -> str:
    many, facts = len(those), {"tables": listed(those)}
    if sheets and ahead:
        return str(
            ngettext(
                "Station %(tables)s is open after this round.",
                "Stations %(tables)s are open after this round.",
                many,
                **facts,
            )
        )
    if sheets:
        return str(ngettext("Station %(tables)s is open again.", "Stations %(tables)s are open again.", many, **facts))
    if ahead:
        return str(
            ngettext(
                "Table %(tables)s is open after this round.",
                "Tables %(tables)s are open after this round.",
                many,
                **facts,
            )
        )
    return str(ngettext("Table %(tables)s is open.", "Tables %(tables)s are open.", many, **facts))


def listed(those: list[int]) -> str:
    """»3«, »3 and 4«, »2, 3 and 4«."""
    *first, last = (str(number) for number in those)
    return str(_("%(first)s and %(last)s", first=", ".join(first), last=last)) if first else last
