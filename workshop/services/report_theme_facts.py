"""Themes as a report says them: statements, marks, groups and votes, four units that are never added together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop.domain.findings import Marks, Statements, Votes

if TYPE_CHECKING:
    from workshop.services.report_facts import StatementFacts

NO_VOTES = Votes(0)


@dataclass(frozen=True)
class ThemeFacts:
    """A theme with its shown statements, in the order of the appendix. ``votes`` is None when no line of the vote that
    is shown belongs to it, and then it has no ``rank`` either where themes stand in the order of votes."""

    name: str
    statements: tuple[StatementFacts, ...]
    votes: Votes | None
    rank: int | None

    @property
    def agree(self) -> Marks:
        return Marks(sum(one.agree for one in self.statements))

    @property
    def groups(self) -> int:
        """How many groups said something of it."""
        return len({one.group.letter for one in self.statements if one.group})


@dataclass(frozen=True)
class ThemesFacts:
    """All themes, in order of votes where there was a vote on them, else of statements (``by_votes`` tells); how many
    shown statements are in none; and what became of the groups that were suggested. ``withdrawn`` are votes on lines
    of themes that are not shown any more: they count for no theme, as their statements and marks do not."""

    themes: tuple[ThemeFacts, ...]
    by_votes: bool
    loose: Statements
    suggested: int
    accepted: int
    part: int
    dismissed: int
    withdrawn: Votes = NO_VOTES

    def place(self, theme: ThemeFacts) -> int | None:
        """Its rank as it is shown: a theme without a dot has none among those that stand in the order of votes."""
        return theme.rank if theme.votes or not self.by_votes else None

    def names(self) -> dict[int, str]:
        """The theme of each statement by its number in the report."""
        return {one.number: theme.name for theme in self.themes for one in theme.statements}
