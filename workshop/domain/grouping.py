"""Groups of statements that the same words bind, suggested for a person to accept, change or refuse (B.7, C.3).

A group begins with the word that binds the most statements that are not in a group yet, and with the words that keep
it company. Then the statements themselves decide: whichever lie near the middle of the group belong to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from workshop.domain.lemmas import fold
from workshop.domain.likeness import Index, Vector, unit

SMALLEST = 3
"""Two statements are a pair, no theme."""
MOST_GROUPS = 60
LARGEST_SHARE = 0.08
"""A word in more of the statements than this, and in more than twelve, is what the evening is about; it tells nothing
from the rest."""
BELONGS = 0.2
"""Cosine to the middle of a group from which on a statement is thought to belong there."""
BEGINS = 0.16
"""What a word must weigh in a statement, of 1, for the statement to be one of the first."""
COMPANY = 0.3
"""How much of the smaller word's statements hold the other one too."""
BOUND = 0.3
"""What the words that bind must weigh in a statement of a group, on the average; below it they are chance."""
WORDS_SAID = 4
MIDDLE_FEATURES = 80
"""What a middle is known by; the long rest is noise and takes time."""


@dataclass(frozen=True)
class Suggested:
    """A group to look at: statements by how well they fit, and the words that bind them, the strongest first."""

    statements: tuple[int, ...]
    words: tuple[str, ...]


def suggest_groups(index: Index, among: Collection[int] | None = None) -> list[Suggested]:
    """Groups over the statements ``among`` (all when None), the largest first; each statement is in one at most."""
    left = set(index.vectors if among is None else among)
    binders = find_binders(index, left)
    everything = frozenset(left)
    middles: list[Vector] = []
    while len(middles) < MOST_GROUPS:
        group = next_group(index, binders, left)
        if group is None:
            break
        middles.append(middle(index, group))
        left -= group
    return settle(index, middles, binders, everything)


def find_binders(index: Index, among: Collection[int]) -> dict[str, frozenset[int]]:
    """The words that can bind: in three statements or more, and not in so many that they tell nothing."""
    places: dict[str, set[int]] = {}
    for number in among:
        for word in index.words[number]:
            places.setdefault(fold(word), set()).add(number)
    most = max(12.0, LARGEST_SHARE * len(among))
    return {word: frozenset(found) for word, found in places.items() if SMALLEST <= len(found) <= most}


def next_group(index: Index, binders: Mapping[str, frozenset[int]], left: Collection[int]) -> set[int] | None:
    """Of what is left: the statements of the strongest word and its company, drawn in and out by their middle."""
    tried: set[str] = set()
    while word := strongest(index, binders, left, tried):
        tried.add(word)
        words = {word, *company(word, binders)}
        first = {one for one in spread(words, binders) & set(left) if weight_of(index, one, words) >= BEGINS}
        if len(first) < SMALLEST:
            continue
        group = drawn(index, middle(index, first), left)
        if len(group) >= SMALLEST:
            return group
    return None


def strongest(
    index: Index, binders: Mapping[str, frozenset[int]], left: Collection[int], tried: Collection[str]
) -> str | None:
    """The word that weighs most in all that is left, taken together; None when none binds three."""
    best, most = None, 0.0
    for word, places in sorted(binders.items()):
        inside = [one for one in places if one in left] if word not in tried else []
        sum_of = sum(index.vectors[one].get(word, 0.0) for one in inside)
        if len(inside) >= SMALLEST and sum_of > most:
            best, most = word, sum_of
    return best


def company(word: str, binders: Mapping[str, frozenset[int]]) -> set[str]:
    """Words that are mostly said together with this one."""
    places = binders[word]
    return {
        other
        for other, found in binders.items()
        if other != word and len(places & found) >= max(2, COMPANY * len(found)) and len(found) <= len(places)
    }


def spread(words: Iterable[str], binders: Mapping[str, frozenset[int]]) -> set[int]:
    return {one for word in words for one in binders[word]}


def weight_of(index: Index, statement: int, words: Iterable[str]) -> float:
    return sum(index.vectors[statement].get(word, 0.0) for word in words)


def middle(index: Index, group: Iterable[int]) -> Vector:
    """The direction in which a group points."""
    total: dict[str, float] = {}
    for one in group:
        for feature, weight in index.vectors[one].items():
            total[feature] = total.get(feature, 0.0) + weight
    strongest_first = sorted(total, key=lambda feature: (-total[feature], feature))
    return unit({feature: total[feature] for feature in strongest_first[:MIDDLE_FEATURES]})


def drawn(index: Index, towards: Vector, left: Collection[int]) -> set[int]:
    """What lies near enough to a middle."""
    return {one for one, score in index.near(towards).items() if score >= BELONGS and one in left}


def settle(
    index: Index, middles: Iterable[Vector], binders: Mapping[str, frozenset[int]], among: Collection[int]
) -> list[Suggested]:
    """Every statement goes to the middle it is nearest to, or to none; groups that fell apart are not suggested."""
    best: dict[int, tuple[float, int]] = {}
    for number, towards in enumerate(middles):
        for one, score in index.near(towards).items():
            if one in among and score >= BELONGS and score > best.get(one, (0.0, 0))[0]:
                best[one] = score, number
    groups: dict[int, list[tuple[float, int]]] = {}
    for one, (score, number) in best.items():
        groups.setdefault(number, []).append((-score, one))
    found = [describe(index, [one for _score, one in sorted(group)], binders) for group in groups.values()]
    kept = [group for group in found if len(group.statements) >= SMALLEST]
    return sorted(kept, key=lambda group: (-len(group.statements), group.statements))


def describe(index: Index, group: Iterable[int], binders: Mapping[str, frozenset[int]]) -> Suggested:
    """The words that bind, by how much they weigh in the group; a statement with none of them is left out, as nobody
    would see why it is there."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    within: Counter[str] = Counter()
    for one in group:
        for word, as_said in {fold(word): word for word in index.words[one]}.items():
            written.setdefault(word, as_said)
            within[word] += 1
            weights[word] = weights.get(word, 0.0) + index.vectors[one].get(word, 0.0)
    bind = sorted((w for w in within if within[w] >= 2 and w in binders), key=lambda w: (-weights[w], w))[:WORDS_SAID]
    bound = tuple(one for one in group if any(one in binders[word] for word in bind))
    if sum(weight_of(index, one, bind) for one in bound) < BOUND * len(bound):
        return Suggested((), ())
    return Suggested(bound, tuple(written[word] for word in bind))
