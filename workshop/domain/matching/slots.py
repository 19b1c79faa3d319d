"""Who talks to whom when: pairs in slots, nobody in two places at once (A2-13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Person = TypeVar("Person", bound=Hashable)


@dataclass(frozen=True)
class Talk(Generic[Person]):
    """Two people in a slot, counted from 0, at a table, counted from 1."""

    slot: int
    table: int
    pair: tuple[Person, Person]


def plan_talks(pairs: Sequence[tuple[Person, Person]], tables: int = 0) -> list[Talk[Person]]:
    """Every pair once, in the first slot in which both are free and a table is (``tables`` 0: as many as wanted).

    Whoever has most talks comes first. With tables enough it takes at least as many slots as the busiest person has
    talks, and fewer than twice that many: a pair finds at most its two people's other talks in its way. A pair of one
    person with themselves is left out.
    """
    real = list(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))
    busy = Counter(person for pair in real for person in pair)
    taken: set[tuple[int, Person]] = set()
    seated: Counter[int] = Counter()
    talks = []
    for pair in sorted(real, key=lambda pair: -max(busy[pair[0]], busy[pair[1]])):
        slot = first_free(pair, taken, seated, tables)
        seated[slot] += 1
        taken |= {(slot, person) for person in pair}
        talks.append(Talk(slot, seated[slot], pair))
    return sorted(talks, key=lambda talk: (talk.slot, talk.table))


def first_free(pair: tuple[Person, Person], taken: set[tuple[int, Person]], seated: Counter[int], tables: int) -> int:
    """The first slot with both free and a table."""
    slot = 0
    while any((slot, person) in taken for person in pair) or (tables and seated[slot] >= tables):
        slot += 1
    return slot
