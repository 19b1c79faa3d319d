"""How good suggestions are beside the pairs that a person sees."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class Quality:
    """``hits`` of ``suggested`` pairs are among the ``expected`` ones."""

    hits: int
    suggested: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of the suggested pairs that are right; 1 when nothing was suggested."""
        return self.hits / self.suggested if self.suggested else 1.0

    @property
    def recall(self) -> float:
        """Share of the expected pairs that were suggested; 1 when none was expected."""
        return self.hits / self.expected if self.expected else 1.0


def judge(suggested: Set[Pair], expected: Set[Pair]) -> Quality:
    """The figures of one set."""
    return Quality(len(suggested & expected), len(suggested), len(expected))
