"""The themes of a report, from the same statements and votes as its other chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import func, select

from workshop.domain.findings import Statements, Votes
from workshop.domain.personal_data import mask
from workshop.domain.ranking import rank
from workshop.extensions import db
from workshop.models import LineTheme, Theme, ThemeStatement, VoteOption
from workshop.services.report_facts import StatementFacts, VoteFacts
from workshop.services.report_theme_facts import ThemeFacts, ThemesFacts
from workshop.services.themes_suggest import count_decisions


def gather_themes(workshop_id: int, known: Mapping[int, StatementFacts], votes: VoteFacts | None) -> ThemesFacts | None:
    """The themes with something in them; None when there is none. Four queries, and one where nobody has made any."""
    names = theme_names(workshop_id)
    if not names:
        return None
    inside = statements_by_theme(workshop_id, known)
    given, withdrawn = votes_by_theme(workshop_id, votes)
    rows = [(number, name) for number, name in names.items() if inside.get(number) or number in given]
    if not rows:
        return None
    facts = [ThemeFacts(mask(name), inside.get(number, ()), given.get(number), None) for number, name in rows]
    tally = count_decisions(workshop_id)
    return ThemesFacts(
        themes=in_order(facts),
        by_votes=any(given.values()),
        loose=Statements(len(known) - sum(len(one.statements) for one in facts)),
        suggested=tally.offered,
        accepted=tally.accepted,
        part=tally.part,
        dismissed=tally.dismissed,
        withdrawn=withdrawn,
    )


def theme_names(workshop_id: int) -> dict[int, str]:
    """In the order in which they were made."""
    rows = db.session.execute(select(Theme.id, Theme.name).where(Theme.workshop_id == workshop_id).order_by(Theme.id))
    return {row[0]: row[1] for row in rows}


def statements_by_theme(workshop_id: int, known: Mapping[int, StatementFacts]) -> dict[int, tuple[StatementFacts, ...]]:
    """Shown statements alone; ``known`` holds no other."""
    found: dict[int, list[StatementFacts]] = {}
    rows = select(ThemeStatement.theme_id, ThemeStatement.statement_id)
    for theme, statement in db.session.execute(rows.where(ThemeStatement.workshop_id == workshop_id)):
        if statement in known:
            found.setdefault(theme, []).append(known[statement])
    return {theme: tuple(sorted(all_of_it, key=lambda one: one.number)) for theme, all_of_it in found.items()}


def votes_by_theme(workshop_id: int, votes: VoteFacts | None) -> tuple[dict[int, Votes], Votes]:
    """Votes on the shown lines that stand for a theme, or for a statement in it, and those on such lines that were
    withdrawn; a line belongs to one theme at most."""
    if votes is None:
        return {}, Votes(0)
    theme = func.coalesce(LineTheme.theme_id, ThemeStatement.theme_id)
    rows = db.session.execute(
        select(VoteOption.number, theme)
        .outerjoin(LineTheme, LineTheme.option_id == VoteOption.id)
        .outerjoin(ThemeStatement, ThemeStatement.statement_id == VoteOption.statement_id)
        .where(VoteOption.workshop_id == workshop_id, theme.is_not(None))
    )
    lines = {row.item.number: row.item for row in votes.ranked}
    found: dict[int, Votes] = {}
    withdrawn = Votes(0)
    for number, belongs in rows:
        line = lines[number]
        if line.text is None:
            withdrawn = Votes(withdrawn + line.votes)
        else:
            found[belongs] = Votes(found.get(belongs, Votes(0)) + line.votes)
    return found, withdrawn


def in_order(themes: Sequence[ThemeFacts]) -> tuple[ThemeFacts, ...]:
    """With their ranks, which equals share, the first first. By votes, where there are any, only those that could be
    voted on have a rank; else it goes by statements."""
    if any(one.votes for one in themes):
        ranked = rank((place, int(one.votes)) for place, one in enumerate(themes) if one.votes is not None)
    else:
        ranked = rank((place, len(one.statements)) for place, one in enumerate(themes))
    ranks = {row.item: row.rank for row in ranked}
    placed = [replace(one, rank=ranks.get(place)) for place, one in enumerate(themes)]
    return tuple(sorted(placed, key=lambda one: (one.rank is None, one.rank or 0, -len(one.statements), one.name)))
