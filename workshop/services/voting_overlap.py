"""One need on the list once: a statement and the theme that it lies in are not voted on apart (B.7)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import LineTheme, Statement, Theme, ThemeStatement, VoteOption
from workshop.services.voting_sources import is_on_a_line


def find_themed(workshop_id: int) -> dict[int, str]:
    """The statements that lie in a theme on the list, each with the name of that theme. One query."""
    rows = db.session.execute(
        select(ThemeStatement.statement_id, Theme.name)
        .join(Theme, Theme.id == ThemeStatement.theme_id)
        .join(LineTheme, LineTheme.theme_id == Theme.id)
        .join(VoteOption, VoteOption.id == LineTheme.option_id)
        .where(VoteOption.workshop_id == workshop_id)
    )
    return {row[0]: row[1] for row in rows}


def refuse_themed(workshop_id: int, statement_ids: Sequence[int]) -> None:
    """Refuses statements of which one lies in a theme that is on the list."""
    themed = find_themed(workshop_id) if statement_ids else {}
    name = next((themed[one] for one in statement_ids if one in themed), None)
    if name is not None:
        raise Refusal("list_in_theme", theme=name)


def refuse_listed(workshop_id: int, theme_ids: Sequence[int]) -> None:
    """Refuses themes of which one holds a statement that is on the list."""
    asked = (
        select(Theme.name)
        .join(ThemeStatement, ThemeStatement.theme_id == Theme.id)
        .join(Statement, Statement.id == ThemeStatement.statement_id)
        .where(Theme.workshop_id == workshop_id, Theme.id.in_(theme_ids), is_on_a_line())
        .order_by(Theme.id)
        .limit(1)
    )
    name = db.session.scalar(asked)
    if name is not None:
        raise Refusal("list_theme_holds", theme=name)
