"""R19: who goes into which group. Cards are dealt in turn, against groups of friends; some stay together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from workshop.domain.refusals import Refusal


@dataclass(frozen=True)
class Arrival:
    """Somebody at the desk. ``band`` is a sector or an age band to spread; ``together`` a tag that a couple shares."""

    band: Hashable = None
    together: Hashable = None


@dataclass
class _Card:
    """A group while cards are dealt."""

    place: int
    size: int = 0
    bands: Counter[Hashable] | None = None

    def take(self, band: Hashable) -> None:
        self.size += 1
        self.bands = self.bands or Counter()
        self.bands[band] += 1

    def wish(self, band: Hashable) -> tuple[int, int, int]:
        """The smallest group first, then the one with fewest of this band, then the first letter."""
        return self.size, (self.bands or Counter())[band], self.place


def count_off(arrivals: Sequence[Arrival], groups: int) -> tuple[int, ...]:
    """The group (from 0) of each arrival, in the order given.

    Sizes differ by at most one, and so does every band within the groups, as far as those who stay together
    leave room for it: they are seated first, the largest party before the others.
    """
    if groups < 1:
        raise Refusal("plan_groups", groups=groups)
    cards = [_Card(place) for place in range(groups)]
    dealt: dict[int, int] = {}
    for party in _parties(arrivals):
        card = min(cards, key=lambda card: card.wish(arrivals[party[0]].band))
        for person in party:
            card.take(arrivals[person].band)
            dealt[person] = card.place
    return tuple(dealt[person] for person in range(len(arrivals)))


def _parties(arrivals: Sequence[Arrival]) -> list[list[int]]:
    """Positions that sit together, large parties first; single people after them, band by band."""
    tagged: dict[Hashable, list[int]] = {}
    single: dict[Hashable, list[list[int]]] = {}
    for position, arrival in enumerate(arrivals):
        if arrival.together is None:
            single.setdefault(arrival.band, []).append([position])
        else:
            tagged.setdefault(arrival.together, []).append(position)
    parties = sorted(tagged.values(), key=len, reverse=True)
    return parties + [party for band in single.values() for party in band]


def next_group(sizes: Sequence[int]) -> int:
    """The group (from 0) of the next card at the desk: the smallest, the first of equals."""
    if not sizes:
        raise Refusal("plan_groups", groups=0)
    return min(range(len(sizes)), key=lambda place: (sizes[place], place))
