"""What an act on themes touched, before and after, as the journal keeps it: whatever was done can be taken back."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Evening, JournalEntry, LineTheme, Suggestion, Theme, ThemeStatement, Workshop
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
    named = [one.name for one in fields(Standing)]
    return Standing(**{name: {int(key): value for key, value in said.get(name, {}).items()} for name in named})


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
