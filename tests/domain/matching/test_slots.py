"""Talks in slots: for many rooms full of pairs, nobody is in two places, and no slot is wasted."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from workshop.domain.matching.slots import plan_talks

Pairs = list[tuple[str, str]]


def some_pairs(seed: int) -> Pairs:
    """Needs and offers of up to 40 people, some of whom do both."""
    chance = random.Random(seed)
    people = [f"p{n}" for n in range(chance.randint(2, 40))]
    return [(chance.choice(people), chance.choice(people)) for _pair in range(chance.randint(0, 80))]


@pytest.mark.parametrize("tables", [0, 3])
@pytest.mark.parametrize("seed", range(60))
def test_nobody_is_twice_in_a_slot_and_every_pair_talks_once(seed: int, tables: int) -> None:
    pairs = some_pairs(seed)
    talks = plan_talks(pairs, tables)
    places = Counter((talk.slot, person) for talk in talks for person in talk.pair)
    assert max(places.values(), default=1) == 1
    assert max(Counter((talk.slot, talk.table) for talk in talks).values(), default=1) == 1
    assert Counter(talk.pair for talk in talks) == Counter({pair for pair in pairs if pair[0] != pair[1]})
    assert all(1 <= talk.table <= (tables or len(talks)) for talk in talks)


@pytest.mark.parametrize("seed", range(60))
def test_slots_stay_under_twice_the_busiest_and_none_is_idle_for_a_pair(seed: int) -> None:
    pairs = some_pairs(seed)
    talks = plan_talks(pairs)
    slots = max((talk.slot + 1 for talk in talks), default=0)
    real = {pair for pair in pairs if pair[0] != pair[1]}
    busiest = max(Counter(person for pair in real for person in pair).values(), default=0)
    assert busiest <= slots <= max(2 * busiest - 1, 0)
    taken = {(talk.slot, person) for talk in talks for person in talk.pair}
    for talk in talks:  # an earlier slot was barred by one of the two themselves
        assert all(any((slot, person) in taken for person in talk.pair) for slot in range(talk.slot))


def test_a_person_with_four_offers_needs_four_slots_and_no_more() -> None:
    talks = plan_talks([("need", f"offer {n}") for n in range(4)] + [("other", "offer 0")])
    assert max(talk.slot for talk in talks) == 3
