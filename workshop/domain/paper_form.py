"""What fits on the form of a sheet: how many statements of how many lines each station has room for (P-9, P-10).

The kit prints by it, and whoever types a sheet in meets the same fields in the same order (F7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

SIDE_MM = 244.0
"""Height of one side of a form above its stub and its foot; with the measures below as in print-kit.css."""
TITLE_MM, GROUP_ROW_MM, BACK_TITLE_MM = 43.8, 9.0, 9.0
TITLE_LINE_MM, TITLE_LETTERS = 6.4, 37
HEADING_MM, HEADING_LINE_MM, HEADING_LETTERS, BADGE_MM = 2.0, 5.9, 60, 11.5
BETWEEN_MM, AFTER_MM = 1.5, 2.0
LINE_MM, BOX_MM = 10.0, 8.0
GROUPS_IN_ROW = 4
FILLINGS = ((3, 3), (2, 3), (3, 2), (2, 2), (1, 4), (1, 3), (1, 2), (1, 1))
"""(statements a station, lines a statement), the most generous first."""


class Asked(Protocol):
    """What a form says of a station."""

    @property
    def title(self) -> str: ...
    @property
    def question(self) -> str: ...
    @property
    def kinds(self) -> tuple[str, ...]: ...


Place = TypeVar("Place", bound=Asked)


@dataclass(frozen=True)
class FormSide(Generic[Place]):
    """One side of a form: its stations, how many statements of how many lines each of them has room for, and what is
    left of the room, in millimetres; below nothing where it does not hold."""

    stations: tuple[Place, ...]
    statements: int
    lines: int
    spare_mm: float = 0.0


def form_sides(title: str, groups: int, stations: Sequence[Place]) -> tuple[FormSide[Place], FormSide[Place]]:
    """Both sides of the form: every station once, in the order of the screen (P-9)."""
    first = len(stations) // 2
    title_mm = TITLE_MM + TITLE_LINE_MM * (lines_of(title, TITLE_LETTERS) - 1)
    front_mm = SIDE_MM - title_mm - GROUP_ROW_MM * -(-groups // GROUPS_IN_ROW)
    return (
        fill_side(tuple(stations[:first]), front_mm),
        fill_side(tuple(stations[first:]), SIDE_MM - BACK_TITLE_MM),
    )


def fill_side(stations: tuple[Place, ...], room_mm: float) -> FormSide[Place]:
    """The most generous filling that fits."""
    for statements, lines in FILLINGS:
        taken_mm = sum(station_mm(station, statements, lines) for station in stations)
        if taken_mm <= room_mm:
            return FormSide(stations, statements, lines, room_mm - taken_mm)
    return FormSide(stations, *FILLINGS[-1])


def station_mm(station: Asked, statements: int, lines: int) -> float:
    """Height of one station on the form."""
    statement = max(lines * LINE_MM, kinds_shown(station) * BOX_MM) + BETWEEN_MM
    heading = HEADING_MM + HEADING_LINE_MM * lines_of(f"{station.title}. {station.question}", HEADING_LETTERS)
    return max(heading, BADGE_MM) + statements * statement + AFTER_MM


def lines_of(text: str, letters: int) -> int:
    """Lines that a text takes, reckoned on the safe side: a word that does not fit any more begins a line, and one
    that is longer than a line is broken."""
    lines, used = 1, 0
    for word in text.split():
        start = used + 1 if used else 0
        if start and start + len(word) > letters:
            lines, start = lines + 1, 0
        lines += (len(word) - 1) // letters
        used = start + len(word) if len(word) <= letters else (len(word) - 1) % letters + 1
    return lines


def kinds_shown(station: Asked) -> int:
    """The only kind of a station needs no box."""
    return len(station.kinds) if len(station.kinds) > 1 else 0
