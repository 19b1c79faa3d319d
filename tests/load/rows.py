"""One line of the table of load runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``met`` is whether the figure holds its target; ``broken`` that there is none."""

    what: str
    measured: str
    target: str = ""
    met: bool = True
    broken: bool = False


def at_most(what: str, figure: float, limit: float, unit: str = "", digits: int = 0) -> Row:
    """A figure that shall not pass a limit."""
    return Row(what, f"{figure:.{digits}f}{unit}", f"<= {limit:g}{unit}", met=round(figure, digits) <= limit)


def at_least(what: str, figure: float, limit: float, unit: str = "", digits: int = 0) -> Row:
    return Row(what, f"{figure:.{digits}f}{unit}", f">= {limit:g}{unit}", met=round(figure, digits) >= limit)


def told(what: str, measured: str) -> Row:
    """A figure to compare with, without a target."""
    return Row(what, measured)


def show(row: Row) -> str:
    mark = "!!" if row.broken else "ok" if row.met and row.target else "no" if not row.met else ""
    return f"{mark:4}{row.what:56}{row.measured:>22}   {row.target}".rstrip()
