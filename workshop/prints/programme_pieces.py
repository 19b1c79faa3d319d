"""What the chapters of a programme report are put together from: sentences, lists, tables with a column a community.

One template shows them all, on paper and on screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from flask_babel import format_decimal
from flask_babel import gettext as _

from workshop.domain.findings import Cell, People, Share, Statements

MOST_ON_PAPER = 4
"""Columns that stand side by side on A4 and can be read."""
LEVELS = (10, 20, 35)
"""Per cent from which a cell is tinted darker. The number stands in every cell, so the tint only helps the eye."""


@dataclass(frozen=True)
class Para:
    """A sentence or several. ``missing`` marks what was not collected."""

    words: str
    missing: bool = False
    shape: ClassVar[str] = "para"


@dataclass(frozen=True)
class Head:
    """A heading within a chapter."""

    words: str
    shape: ClassVar[str] = "head"


@dataclass(frozen=True)
class Figures:
    """Large numbers with the word that follows each."""

    rows: tuple[tuple[int, str], ...]
    shape: ClassVar[str] = "figures"


@dataclass(frozen=True)
class Point:
    """A line of a list. ``lang`` is the language of ``words`` where it is not the report's; ``meta`` is ours."""

    words: str
    lang: str | None = None
    meta: str = ""


@dataclass(frozen=True)
class Said:
    """A cell of a listing, with a smaller line of ours beneath. ``lang`` as in a point."""

    words: str
    below: str = ""
    lang: str | None = None


@dataclass(frozen=True)
class Points:
    """A list."""

    rows: tuple[Point, ...]
    shape: ClassVar[str] = "points"


@dataclass(frozen=True)
class GridCell:
    """``words`` of a cell, a smaller line beneath, and how dark it is tinted (0 to 4)."""

    words: str
    below: str = ""
    level: int = 0


@dataclass(frozen=True)
class GridRow:
    """``lang`` as in a point."""

    label: str
    cells: tuple[GridCell, ...]
    lang: str | None = None


@dataclass(frozen=True)
class Grid:
    """A table: ``head`` above the labels, then a column for each community; ``feet`` say how many people are behind."""

    name: str
    caption: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    feet: tuple[GridRow, ...] = ()
    shape: ClassVar[str] = "grid"

    def beside(self, most: int) -> list[Grid]:
        """The same in tables of at most so many columns, one after the other."""
        starts = range(0, len(self.columns), most)
        return [self.cut(start, start + most) for start in starts] if len(self.columns) > most else [self]

    def cut(self, start: int, end: int) -> Grid:
        def within(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
            return tuple(replace(row, cells=row.cells[start:end]) for row in rows)

        columns, name = self.columns[start:end], f"{self.name}-{start}"
        return replace(self, name=name, columns=columns, rows=within(self.rows), feet=within(self.feet))


@dataclass(frozen=True)
class Listing:
    """A table whose rows stand by themselves: the cells of each under ``heads``, the first of them its name."""

    name: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Said, ...], ...]
    shape: ClassVar[str] = "listing"


Piece = Para | Head | Figures | Points | Grid | Listing


def number_words(value: float) -> str:
    return str(format_decimal(value))


def share_words(share: Share[Statements] | Share[People]) -> str:
    """»25 % (6 of 24)«, and »7 of 12« where the whole is small (C.3)."""
    part, whole = number_words(share.part), number_words(share.whole)
    if share.percent is None:
        return str(_("%(part)s of %(whole)s", part=part, whole=whole))
    if share.percent == 0 and share.part:
        return str(_("less than 1 %% (%(part)s of %(whole)s)", part=part, whole=whole))
    return str(_("%(percent)s %% (%(part)s of %(whole)s)", percent=share.percent, part=part, whole=whole))


def cell_words(cell: Cell | None) -> str:
    """A number of people as it may be shown; a dash where there is nobody."""
    if cell is None:
        return "–"
    if cell.value is not None:
        return number_words(cell.value)
    return str(_("fewer than %(limit)s", limit=cell.limit)) if cell.shown == "below" else str(_("not shown"))


def level_of(share: Share[Statements]) -> int:
    """1 to 4 by the share, whether or not it is given in per cent."""
    return 1 + sum(100 * share.part >= limit * share.whole for limit in LEVELS)
