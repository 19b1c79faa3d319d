"""How the sheets of the kit are filled: who gets which card, which stub lies under which sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TypeVar

from workshop.domain.paper_form import HEADING_LETTERS, HEADING_LINE_MM, FormSide, lines_of
from workshop.services.print_kit import Kit, KitGroup, KitStation

PER_PAGE = 4
ROWS_ON_PLAN = 8
SLIPS_ON_PAGE = 4
OPINIONS_ON_PAGE = 2
PROBED_LETTERS = 5
"""Letters a line, to make up for the words before the questions."""
LARGE, MIDDLE, SMALL, TIGHT = "large", "middle", "small", "tight"
POSTER = {LARGE: (17, 19.4), MIDDLE: (26, 14.5), SMALL: (39, 9.6), TIGHT: (50, 7.4)}
"""Letters that the title has in a line of the small poster, and how high a line is, in mm; the large one is that one
larger throughout."""
PLACE = (52, 8.2)
POSTER_ROOM, WIFI_MM = 61, 10
"""Millimetres for both above the code, and how many a second code takes of them."""

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Form:
    """A sheet and the raffle number on its stub."""

    sheet: int
    stub: int


def deal(groups: Sequence[KitGroup]) -> list[KitGroup]:
    """One card a person in the order in which the desk deals them (R19), then spare ones to fill the last page."""
    dealt = [
        group
        for turn in range(max((group.size for group in groups), default=0))
        for group in groups
        if turn < group.size
    ]
    spare = -len(dealt) % PER_PAGE
    return [*dealt, *islice(cycle(groups), spare)] if dealt else []


def impose(cards: Sequence[Thing], per_page: int = PER_PAGE) -> list[list[Thing]]:
    """Pages of cards such that the whole stack, cut at once and its piles laid on one another, is in order."""
    pages = -(-len(cards) // per_page)
    return [[cards[pile * pages + page] for pile in range(per_page)] for page in range(pages)]


def count_pages(kit: Kit, sheets: int, card_pages: int) -> dict[str, int]:
    """Pages of each part that can be known beforehand, blank spares included; the run sheet flows, and so does a
    voting list."""
    slips = {} if kit.options else {"slips": -(-sheets // SLIPS_ON_PAGE) + 1}
    by_group, by_table = (-(-len(rows) // ROWS_ON_PLAN) for rows in (kit.groups, kit.tables))
    return {
        "poster-a3": 1,
        "wall-plan": by_group,
        "poster-a4": 1 + bool(kit.wifi_name),
        "tents": len(kit.tables),
        "cards": card_pages + bool(card_pages),
        "forms": 2 * sheets + 2,
        **slips,
        "exchange": opinion_pages(sheets) + 1,
        "opinions": opinion_pages(sheets),
        "rules": len(kit.tables) + 1,
        "plan": by_group + (0 if kit.cafe else by_table),
        "arrivals": len({group.ring for group in kit.groups}) * len(kit.stations),
        "host-cards": len({group.ring for group in kit.groups} or {1}) * len(kit.stations),
        "moderation": 1,
    }


def probed(side: FormSide[KitStation]) -> set[int]:
    """Numbers of the stations whose probing questions have room under the question: no field gives way to them."""
    found, spare = set(), side.spare_mm
    for station in side.stations:
        needed = HEADING_LINE_MM * lines_of(station.probes, HEADING_LETTERS - PROBED_LETTERS)
        if station.probes and needed <= spare:
            found.add(station.number)
            spare -= needed
    return found


def opinion_pages(sheets: int) -> int:
    """One for every paper form, two on a page."""
    return -(-sheets // OPINIONS_ON_PAGE)


def total_pages(pages: Mapping[str, int]) -> int:
    """Pages of these parts together, the guide in front included."""
    return 1 + sum(pages.values())


def type_size(text: str, large: int, middle: int) -> str:
    """large up to so many characters, middle up to so many more, else small."""
    if len(text) <= large:
        return LARGE
    return MIDDLE if len(text) <= middle else SMALL


def poster_size(title: str, place: str, *, wifi: bool) -> str:
    """The largest in which title and place leave the codes their room; the last one where nothing does."""
    sizes = list(POSTER)
    room = POSTER_ROOM - WIFI_MM * wifi
    wanted = sizes[sizes.index(type_size(title, 34, 75)) : -1]
    return next((size for size in wanted if height_mm(title, POSTER[size]) + height_mm(place, PLACE) <= room), TIGHT)


def height_mm(text: str, line: tuple[int, float]) -> float:
    """Of lines of (letters, mm)."""
    letters, high = line
    return lines_of(text, letters) * high
