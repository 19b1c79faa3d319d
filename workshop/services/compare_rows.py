"""Rows of a comparison: the same theme, kind or task found again in other communities.

Themes and tasks are the same when their names are, capitals and marks aside. Names that only resemble each other
stay apart: whether they mean the same is for people to say, by giving both the same name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from workshop.domain.findings import Cell, Statements, count_by, share
from workshop.domain.lemmas import fold
from workshop.domain.ranking import rank
from workshop.domain.statements import Kind
from workshop.services.compare_facts import Column, ComparedRow, Part, RoleRow


def compare_themes(columns: Sequence[Column]) -> tuple[ComparedRow, ...]:
    """Those in most communities first, then those with the largest shares on average."""
    names: dict[str, str] = {}
    counted = [theme_counts(column, names) for column in columns]
    known = sum(column.has_themes for column in columns)
    rows = make_rows(columns, counted, names, known)
    return tuple(sorted(rows, key=lambda row: (-row.held_by, -mean_share(row), fold(row.name))))


def theme_counts(column: Column, names: dict[str, str]) -> dict[str, int]:
    """Shown statements by folded name of their theme; the first way of writing a name is kept in ``names``."""
    counts: dict[str, int] = {}
    for theme in column.report.themes.themes if column.report.themes else ():
        key = " ".join(fold(theme.name).split())
        names.setdefault(key, theme.name)
        counts[key] = counts.get(key, 0) + len(theme.statements)
    return counts


def compare_kinds(columns: Sequence[Column]) -> tuple[ComparedRow, ...]:
    """Needs, offers and the others in their usual order; kinds that nobody used are left out."""
    counted: list[dict[str, int]] = [count_by(c.report.statements, lambda one: one.kind) for c in columns]
    return tuple(make_rows(columns, counted, {kind.value: kind.value for kind in Kind}, len(columns)))


def make_rows(
    columns: Sequence[Column], counted: Sequence[Mapping[str, int]], names: Mapping[str, str], known: int
) -> list[ComparedRow]:
    """One row for each name that anybody has."""
    parts = [column_parts(column, counts) for column, counts in zip(columns, counted, strict=True)]
    rows = [ComparedRow(name, tuple(found.get(key) for found in parts), known) for key, name in names.items()]
    return [row for row in rows if row.held_by]


def column_parts(column: Column, counts: Mapping[str, int]) -> dict[str, Part]:
    """Share and rank of everything that this community has at least one statement of; equals share a rank."""
    ranked = rank((key, count) for key, count in counts.items() if count)
    return {row.item: Part(share(Statements(row.count), column.statements), row.rank) for row in ranked}


def mean_share(row: ComparedRow) -> Fraction:
    """Over the communities that have it; every community weighs the same, however many people spoke."""
    shares = [Fraction(part.share.part, part.share.whole) for part in row.parts if part]
    return sum(shares, Fraction(0)) / max(1, len(shares))


def compare_roles(columns: Sequence[Column]) -> tuple[RoleRow, ...]:
    """Tasks in the order in which communities first have them, those first that somebody chose in most places."""
    names: dict[str, str] = {}
    found: list[dict[str, Cell]] = []
    for column in columns:
        roles = [(" ".join(fold(name).split()), name, cell) for name, cell in column.report.interest.roles]
        names.update({key: names.get(key, name) for key, name, _cell in roles})
        found.append({key: cell for key, _name, cell in roles})
    rows = [RoleRow(name, tuple(of_column.get(key) for of_column in found)) for key, name in names.items()]
    return tuple(sorted(rows, key=lambda row: -sum(cell is not None and cell.value != 0 for cell in row.cells)))


def differing_questions(columns: Iterable[Column]) -> tuple[int, ...]:
    """Numbers of stations where not everybody was asked the same: another question, or none."""
    asked = [{one.number: fold(one.question) for one in column.report.stations} for column in columns]
    numbers = sorted({number for questions in asked for number in questions})
    return tuple(number for number in numbers if len({questions.get(number) for questions in asked}) > 1)
