"""How the sheets of the kit are filled: who gets which card, which stub lies under which sheet."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import TypeVar

from workshop.services.print_kit import Kit, KitGroup

PER_PAGE = 4
ROWS_ON_PLAN = 8
SLIPS_ON_PAGE = 4
OPINIONS_ON_PAGE = 2
LARGE, MIDDLE, SMALL = "large", "middle", "small"

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


def number_forms(kit: Kit, sheets: int, key: tuple[str, int]) -> list[Form]:
    """Sheets from 1, each over a stub of the paper numbers.

    Which stub lies under which sheet follows from the key of the evening's paper: whoever sees a sheet cannot
    reckon whose number was on it (screen R7.2), and a second print is still the same as the first."""
    numbers = range(kit.first_number, kit.first_number + sheets)
    dealt = sorted(numbers, key=lambda number: shuffled(*key, number))
    return [Form(sheet, stub) for sheet, stub in enumerate(dealt, start=1)]


def shuffled(secret: str, evening: int, number: int) -> bytes:
    return hmac.digest(secret.encode(), f"stub {evening} {number}".encode(), "sha256")


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
        "opinions": opinion_pages(sheets),
        "rules": len(kit.tables) + 1,
        "plan": by_group + (0 if kit.cafe else by_table),
        "arrivals": len({group.ring for group in kit.groups}) * len(kit.stations),
        "host-cards": len({group.ring for group in kit.groups} or {1}) * len(kit.stations),
        "moderation": 1,
    }


def opinion_pages(sheets: int) -> int:
    """An opinion for every paper form, two on a page."""
    return -(-sheets // OPINIONS_ON_PAGE)


def total_pages(pages: Mapping[str, int]) -> int:
    """Pages of these parts together, the guide in front included."""
    return 1 + sum(pages.values())


def type_size(text: str, large: int, middle: int) -> str:
    """large up to so many characters, middle up to so many more, else small."""
    if len(text) <= large:
        return LARGE
    return MIDDLE if len(text) <= middle else SMALL
