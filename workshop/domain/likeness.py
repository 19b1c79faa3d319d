"""How near two short texts are: base forms and pieces of four letters, weighed by how rare they are (TF-IDF, cosine).

Only ever a suggestion: whether two people mean the same is for a person to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from workshop.domain.lemmas import Lemma, base_words, fold, says_no

PIECE = 4
PIECES_WEIGH = 0.35
"""Pieces catch misspelled words and forms that the dictionary lacks; base forms say more."""
NEAR = 0.12
"""Below this nobody would see why two texts are said to be like each other."""
NEARLY_THE_SAME = 0.53
MOST_IN_A_SET = 50
MOST_SHARED = 0.25
"""A piece in more than a quarter of the texts tells none from the others."""

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Index:
    """The texts by their ids as unit vectors, where each feature stands, and the words of each text, and
    which of them say no."""

    vectors: Mapping[int, Vector]
    places: Mapping[str, list[tuple[int, float]]]
    words: Mapping[int, tuple[str, ...]]
    denying: frozenset[int]

    def near(self, vector: Vector) -> dict[int, float]:
        """Cosine of every text that shares a feature with this vector."""
        found: dict[int, float] = {}
        for feature, weight in vector.items():
            for text, other in self.places.get(feature, ()):
                found[text] = found.get(text, 0.0) + weight * other
        return found


def make_index(texts: Mapping[int, str], lemma: Lemma) -> Index:
    """Reads every text once."""
    words = {number: tuple(base_words(text, lemma)) for number, text in texts.items()}
    counted = {number: features(found) for number, found in words.items()}
    rarity = weigh(counted.values())
    vectors = {number: unit({one: n * rarity[one] for one, n in each.items()}) for number, each in counted.items()}
    most = max(12.0, MOST_SHARED * len(texts))
    places: dict[str, list[tuple[int, float]]] = {}
    for number, vector in vectors.items():
        for feature, weight in vector.items():
            places.setdefault(feature, []).append((number, weight))
    told = {one: found for one, found in places.items() if len(found) <= most}
    return Index(vectors, told, words, frozenset(number for number, text in texts.items() if says_no(text)))


def features(words: Iterable[str]) -> dict[str, float]:
    """Base forms, and their pieces marked by a sign that no word holds. The second time a word says little more."""
    counted = Counter(fold(word) for word in words)
    found: dict[str, float] = {}
    for word, times in counted.items():
        found[word] = 1 + log(times)
        for piece in pieces(word):
            found[piece] = found.get(piece, 0.0) + PIECES_WEIGH
    return found


def pieces(word: str) -> list[str]:
    """Runs of four letters with the ends marked; a word as short as a piece is one already."""
    edged = f"·{word}·"
    return [f"·{edged[at : at + PIECE]}" for at in range(len(edged) - PIECE + 1)] if len(word) > PIECE else []


def weigh(texts: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Rarity of each feature: the fewer texts it is in, the more it says."""
    within: Counter[str] = Counter()
    number = 0
    for each in texts:
        within.update(each.keys())
        number += 1
    return {feature: 1 + log((1 + number) / (1 + count)) for feature, count in within.items()}


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {feature: weight / length for feature, weight in vector.items()} if length else {}


def nearest(index: Index, text: int, most: int) -> list[tuple[int, float]]:
    """The texts nearest to this one, the nearest first, without itself."""
    found = index.near(index.vectors.get(text, {}))
    near = [(number, score) for number, score in found.items() if number != text and score >= NEAR]
    return sorted(near, key=lambda pair: (-pair[1], pair[0]))[:most]


def near_duplicates(index: Index, least: float = NEARLY_THE_SAME) -> list[tuple[int, ...]]:
    """Texts that say nearly the same, each set once, the largest first. Every one in a set is that near to the first
    of it, and says yes or no like it: »should« and »should not« share all other words."""
    left, sets = set(index.vectors), []
    neighbours = {one: same_side(index, one, least) for one in index.vectors}
    for head in sorted(neighbours, key=lambda one: (-len(neighbours[one]), one)):
        near = [one for one in neighbours[head] if one in left]
        if head in left and near:
            sets.append((head, *sorted(near)))
            left -= {head, *near}
    return sorted(sets, key=lambda found: (-len(found), found))


def same_side(index: Index, text: int, least: float) -> list[int]:
    """The texts that near to this one which also say yes, or also say no."""
    near = nearest(index, text, MOST_IN_A_SET)
    return [one for one, score in near if score >= least and (one in index.denying) == (text in index.denying)]
