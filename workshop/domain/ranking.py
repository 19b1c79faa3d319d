"""Order by number: whoever has as many shares the rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Ranked(Generic[T]):
    """An item with its number and its rank; after two firsts comes a third. ``place`` is the rank as it is shown: None
    where there is nothing to rank by."""

    item: T
    count: int
    rank: int

    @property
    def place(self) -> int | None:
        return self.rank if self.count else None


def rank(counts: Iterable[tuple[T, int]]) -> tuple[Ranked[T], ...]:
    """The largest first; equals share a rank and keep the order in which they came."""
    ordered = sorted(counts, key=lambda pair: -pair[1])
    ranked: list[Ranked[T]] = []
    for place, (item, count) in enumerate(ordered, start=1):
        shares = bool(ranked) and ranked[-1].count == count
        ranked.append(Ranked(item, count, ranked[-1].rank if shares else place))
    return tuple(ranked)


def top(ranked: Sequence[Ranked[T]], most: int) -> tuple[tuple[Ranked[T], ...], int]:
    """The first ``most`` and how many are left out. A tie at the end is cut too: pages have an end (C.4)."""
    return tuple(ranked[:most]), max(0, len(ranked) - most)
