"""What an act on themes touched, before and after, as the journal keeps it: whatever was done can be taken back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from workshop.domain.refusals import WrongState
from workshop.domain.themes import check_name
from workshop.extensions import db
from workshop.models import (
    Evening,
    JournalEntry,
    LineTheme,
    Statement,
    Suggestion,
    Theme,
    ThemeStatement,
    VoteOption,
    Workshop,
)
from workshop.services.journal import record
from workshop.services.pulse import raise_revision

SUBJECT = "themes"
UNDO = "theme_undo"


@dataclass(frozen=True)
class Standing:
    """How some rows stand; None where there is none. Names of themes, the theme of statements and of lines of the vote,
    decisions on suggestions with how many statements were taken over. Never a resident's words."""

    names: dict[int, str | None] = field(default_factory=dict)
    placed: dict[int, int | None] = field(default_factory=dict)
    lines: dict[int, int | None] = field(default_factory=dict)
    decided: dict[int, list[Any]] = field(default_factory=dict)


def hold_themes(workshop: Workshop) -> None:
    """The evening's row until the commit, open or closed: reading answers together is work of the days after."""
    db.session.execute(select(Evening.state).where(Evening.workshop_id == workshop.id).with_for_update())


def read_standing(
    workshop: Workshop,
    *,
    themes: Iterable[int] = (),
    statements: Iterable[int] = (),
    lines: Iterable[int] = (),
    suggestions: Iterable[int] = (),
) -> Standing:
    """These rows as they stand now."""
    names, placed, of_lines, decided = set(themes), set(statements), set(lines), set(suggestions)
    named = select(Theme.id, Theme.name).where(Theme.workshop_id == workshop.id, Theme.id.in_(names))
    stand = select(ThemeStatement.statement_id, ThemeStatement.theme_id).where(ThemeStatement.statement_id.in_(placed))
    voted = select(LineTheme.option_id, LineTheme.theme_id).where(LineTheme.option_id.in_(of_lines))
    asked = select(Suggestion.id, Suggestion.decision, Suggestion.accepted).where(
        Suggestion.workshop_id == workshop.id, Suggestion.id.in_(decided)
    )
    return Standing(
        names=filled(names, named),
        placed=filled(placed, stand),
        lines=filled(of_lines, voted),
        decided={row[0]: [row[1], row[2]] for row in db.session.execute(asked)},
    )


def filled(wanted: Collection[int], query: Any) -> dict[int, Any]:
    """Each wanted id with what was found, or None. Nothing wanted asks nothing."""
    found = {row[0]: row[1] for row in db.session.execute(query)} if wanted else {}
    return {number: found.get(number) for number in sorted(wanted)}


def read_again(workshop: Workshop, standing: Standing) -> Standing:
    """The same rows as they stand now."""
    return read_standing(
        workshop,
        themes=standing.names,
        statements=standing.placed,
        lines=standing.lines,
        suggestions=standing.decided,
    )


def keep_act(
    workshop: Workshop, act: str, before: Standing, *, actor: str, now: datetime, undone: int | None = None
) -> None:
    """Journal, pulse and the one commit of an act on themes."""
    db.session.flush()
    record(
        workshop=workshop,
        actor=actor,
        act=act,
        now=now,
        subject=SUBJECT,
        subject_id=undone,
        before=asdict(before),
        after=asdict(read_again(workshop, before)),
    )
    raise_revision(workshop.id)
    db.session.commit()


def load_standing(raw: str) -> Standing:
    """From the journal; JSON has turned the ids into words."""
    said = json.loads(raw)
    return Standing(**{name: {int(key): value for key, value in said.get(name, {}).items()} for name in EVERY})


EVERY = ("names", "placed", "lines", "decided")


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


def last_act(workshop_id: int, actor: str) -> JournalEntry | None:
    """This person's newest act on themes that is not taken back yet, as long as its words are kept."""
    mine = (JournalEntry.workshop_id == workshop_id, JournalEntry.subject == SUBJECT, JournalEntry.actor == actor)
    undone = select(JournalEntry.subject_id).where(*mine, JournalEntry.act == UNDO)
    return db.session.scalar(
        select(JournalEntry)
        .where(*mine, JournalEntry.act != UNDO, JournalEntry.after != "", JournalEntry.id.not_in(undone))
        .order_by(JournalEntry.id.desc())
        .limit(1)
    )
