"""The themes of a report, from the same statements and votes as its other chapters."""

from __future__ import annotations

from collections.abc import Mapping

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
    given = votes_by_theme(workshop_id, votes)
    rows = [(number, name) for number, name in names.items() if inside.get(number) or number in given]
    if not rows:
        return None
    by_votes = any(given.values())
    ranks = rank_themes([number for number, _name in rows], inside, given, by_votes=by_votes)
    facts = [
        ThemeFacts(mask(name), inside.get(number, ()), given.get(number), ranks.get(number)) for number, name in rows
    ]
    tally = count_decisions(workshop_id)
    return ThemesFacts(
        themes=tuple(sorted(facts, key=lambda one: (one.rank is None, one.rank or 0, -len(one.statements), one.name))),
        by_votes=by_votes,
        loose=Statements(len(known) - sum(len(one.statements) for one in facts)),
        suggested=tally.offered,
        accepted=tally.accepted,
        part=tally.part,
        dismissed=tally.dismissed,
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


def votes_by_theme(workshop_id: int, votes: VoteFacts | None) -> dict[int, Votes]:
    """Votes on the lines that stand for a theme, or for a statement in it; a line belongs to one theme at most."""
    if votes is None:
        return {}
    theme = func.coalesce(LineTheme.theme_id, ThemeStatement.theme_id)
    rows = db.session.execute(
        select(VoteOption.number, theme)
        .outerjoin(LineTheme, LineTheme.option_id == VoteOption.id)
        .outerjoin(ThemeStatement, ThemeStatement.statement_id == VoteOption.statement_id)
        .where(VoteOption.workshop_id == workshop_id, theme.is_not(None))
    )
    of_line = {row.item.number: row.item.votes for row in votes.ranked}
    found: dict[int, Votes] = {}
    for number, belongs in rows:
        found[belongs] = Votes(found.get(belongs, Votes(0)) + of_line.get(number, Votes(0)))
    return found


def rank_themes(
    themes: list[int],
    inside: Mapping[int, tuple[StatementFacts, ...]],
    given: Mapping[int, Votes],
    *,
    by_votes: bool,
) -> dict[int, int]:
    """Equals share a rank. By votes only those that could be voted on have one."""
    counted = (
        [(one, int(given[one])) for one in themes if one in given]
        if by_votes
        else [(one, len(inside.get(one, ()))) for one in themes]
    )
    return {row.item: row.rank for row in rank(counted)}
