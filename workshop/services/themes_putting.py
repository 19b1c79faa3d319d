"""Statements put into themes, and whatever an act on themes touched put back as it stood."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from workshop.domain.refusals import WrongState
from workshop.domain.themes import check_name
from workshop.extensions import db
from workshop.models import LineTheme, Statement, Suggestion, Theme, ThemeStatement, VoteOption, Workshop
from workshop.services.themes_record import Standing


def put_back(workshop: Workshop, standing: Standing, now: datetime) -> None:
    """Makes the rows stand so again: first the themes that others name, last those that are to go.

    Words that were taken back since stay away. Refuses where a theme is gone into which something would return, and
    a name that another theme has got."""
    refuse_taken(workshop, standing.names)
    ids = {number: put_name(workshop, number, name, now) for number, name in standing.names.items() if name is not None}
    put_placed(workshop, returning(workshop, Statement, standing.placed, ids))
    for line, theme in returning(workshop, VoteOption, standing.lines, ids).items():
        put_line(line, theme)
    for number, (decision, accepted) in standing.decided.items():
        put_decision(workshop, number, decision, accepted)
    gone = [number for number, name in standing.names.items() if name is None]
    db.session.execute(delete(Theme).where(Theme.workshop_id == workshop.id, Theme.id.in_(gone)))


def refuse_taken(workshop: Workshop, names: dict[int, str | None]) -> None:
    others = select(Theme.name).where(Theme.workshop_id == workshop.id, Theme.id.not_in(names))
    taken = db.session.scalars(others).all()
    for name in filter(None, names.values()):
        check_name(name, taken)


def put_name(workshop: Workshop, number: int, name: str, now: datetime) -> int:
    """The theme with this name; its id is that of before, unless a theme of another evening has got it since."""
    theme = db.session.get(Theme, number)
    if theme is None or theme.workshop_id != workshop.id:
        theme = Theme(id=None if theme else number, workshop_id=workshop.id, created_at=now)
        db.session.add(theme)
    theme.name = name
    db.session.flush()
    return theme.id


def returning(
    workshop: Workshop, table: type[Statement | VoteOption], stood: dict[int, int | None], ids: dict[int, int]
) -> dict[int, int | None]:
    """The theme of each of these rows that is there yet, by ``ids`` as it is called now."""
    there = set(db.session.scalars(select(table.id).where(table.workshop_id == workshop.id, table.id.in_(stood))))
    found = {row: ids.get(theme, theme) if theme else None for row, theme in stood.items() if row in there}
    themes = set(db.session.scalars(select(Theme.id).where(Theme.workshop_id == workshop.id)))
    if not {theme for theme in found.values() if theme} <= themes:
        raise WrongState("theme_undo_over")
    return found


def put_placed(workshop: Workshop, placed: dict[int, int | None]) -> None:
    """Each of these statements into its theme, or into none."""
    db.session.execute(delete(ThemeStatement).where(ThemeStatement.statement_id.in_(placed)))
    rows = [
        {"statement_id": one, "theme_id": theme, "workshop_id": workshop.id}
        for one, theme in placed.items()
        if theme is not None
    ]
    if rows:
        db.session.execute(insert(ThemeStatement), rows)


def put_line(line: int, theme: int | None) -> None:
    db.session.execute(delete(LineTheme).where(LineTheme.option_id == line))
    if theme is not None:
        db.session.execute(insert(LineTheme), [{"option_id": line, "theme_id": theme}])


def put_decision(workshop: Workshop, number: int, decision: str, accepted: int) -> None:
    """Open again, or decided."""
    at = Suggestion.id == number, Suggestion.workshop_id == workshop.id
    db.session.execute(update(Suggestion).where(*at).values(decision=decision, accepted=accepted))
