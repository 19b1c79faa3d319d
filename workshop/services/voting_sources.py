"""What a line of the vote stands for: a theme, or several statements, each kept as it was said."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, func, insert, or_, select

from workshop.domain.statements import Moderation
from workshop.extensions import db
from workshop.models import LineStatement, LineTheme, Statement, ThemeStatement, VoteOption


def stand_for(option_id: int, statement_ids: Iterable[int]) -> None:
    """Notes the statements behind a line, in the running transaction."""
    rows = [{"option_id": option_id, "statement_id": one} for one in dict.fromkeys(statement_ids)]
    if rows:
        db.session.execute(insert(LineStatement), rows)


def is_in_a_listed_theme() -> ColumnElement[bool]:
    """For queries over statements: whether one lies in a theme that is voted on."""
    listed = select(LineTheme.theme_id).where(LineTheme.theme_id == ThemeStatement.theme_id)
    return exists().where(ThemeStatement.statement_id == Statement.id, listed.exists())


def is_on_a_line() -> ColumnElement[bool]:
    """For queries over statements: whether one is voted on, by itself or in a line for several."""
    return or_(
        exists().where(VoteOption.statement_id == Statement.id),
        exists().where(LineStatement.statement_id == Statement.id),
    )


def list_sources(workshop_id: int) -> dict[int, list[str]]:
    """The shown statements behind each line for several, the first said first, by the line's id. One query."""
    merged = (
        select(LineStatement.option_id, Statement.id, Statement.text)
        .join(VoteOption, VoteOption.id == LineStatement.option_id)
        .join(Statement, Statement.id == LineStatement.statement_id)
        .where(VoteOption.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
    )
    themed = (
        select(LineTheme.option_id, Statement.id, Statement.text)
        .join(ThemeStatement, ThemeStatement.theme_id == LineTheme.theme_id)
        .join(Statement, Statement.id == ThemeStatement.statement_id)
        .where(ThemeStatement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
    )
    found: dict[int, list[str]] = {}
    for option_id, _number, text in db.session.execute(merged.union_all(themed).order_by("option_id", "id")):
        found.setdefault(option_id, []).append(text)
    return found


def count_sources(workshop_id: int) -> dict[int, int]:
    """How many shown statements each line for several stands for, by the line's id. Two queries."""
    merged = (
        select(LineStatement.option_id, func.count(Statement.id))
        .join(VoteOption, VoteOption.id == LineStatement.option_id)
        .join(Statement, Statement.id == LineStatement.statement_id)
        .where(VoteOption.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .group_by(LineStatement.option_id)
    )
    themed = (
        select(LineTheme.option_id, func.count(Statement.id))
        .join(ThemeStatement, ThemeStatement.theme_id == LineTheme.theme_id)
        .join(Statement, Statement.id == ThemeStatement.statement_id)
        .where(ThemeStatement.workshop_id == workshop_id, Statement.state == Moderation.SHOWN)
        .group_by(LineTheme.option_id)
    )
    return {row[0]: int(row[1]) for query in (merged, themed) for row in db.session.execute(query)}
