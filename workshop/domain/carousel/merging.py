"""R21: a group that has shrunk below three joins another, and neither has to repeat a station."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from workshop.domain.carousel.rotation import Route
from workshop.domain.carousel.sizing import HARD
from workshop.domain.refusals import Refusal


@dataclass(frozen=True)
class Present:
    """A group as it stands: its letter, how many are there, its route, and whether it cannot walk (R15)."""

    letter: str
    size: int
    route: Route
    seated: bool = False


@dataclass(frozen=True)
class Merged:
    """Two groups as one; the larger, or the one that cannot walk, comes first and its home is the home of both.

    ``name`` keeps both letters, so that what either wrote stays its own.
    """

    larger: Present
    smaller: Present
    route: Route

    @property
    def name(self) -> str:
        return f"{self.larger.letter}+{self.smaller.letter}"

    @property
    def size(self) -> int:
        return self.larger.size + self.smaller.size


def too_small(groups: Sequence[Present]) -> tuple[Present, ...]:
    """The groups with fewer than three people, the smallest first; a group that is alone is left in peace."""
    if len(groups) < 2:
        return ()
    return tuple(sorted((group for group in groups if group.size < HARD.least), key=lambda group: group.size))


def partner(shrunk: Present, ring: Sequence[Present]) -> Present:
    """The smallest other group of the ring, the first of equals. Refuses when there is no other."""
    others = [group for group in ring if group.letter != shrunk.letter]
    if not others:
        raise Refusal("merge_alone", letter=shrunk.letter)
    return min(others, key=lambda group: group.size)


def merge(one: Present, other: Present, done: int) -> Merged:
    """Both as one group after ``done`` rounds. The past is the larger group's.

    In every round that is left both old places are free for them and for nobody else. They follow the larger
    group's route and step over to the smaller's place only to spare somebody a station already seen.
    """
    larger, smaller = (one, other) if (one.seated, one.size) >= (other.seated, other.size) else (other, one)
    ahead = list(zip(larger.route[done:], smaller.route[done:], strict=True))

    def cost(choice: Sequence[int]) -> tuple[int, int, int]:
        stations = [pair[which] for pair, which in zip(ahead, choice, strict=True)]
        return (
            _repeated([*larger.route[:done], *stations]),
            _repeated([*smaller.route[:done], *stations]),
            sum(choice),
        )

    best = min(product((0, 1), repeat=len(ahead)), key=cost)
    rest = tuple(pair[which] for pair, which in zip(ahead, best, strict=True))
    return Merged(larger, smaller, larger.route[:done] + rest)


def _repeated(stations: Iterable[int]) -> int:
    return sum(times - 1 for times in Counter(stations).values())
