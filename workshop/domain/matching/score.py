"""How well a need and an offer fit, with the reasons; a person decides, these are suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from workshop.domain.matching.times import Times, read_times
from workshop.domain.matching.topics import FUNGIBLE, Category, acts, guess_category, is_general, meanings
from workshop.domain.matching.words import SHORTEST, alike, tokens, usual_stems

CATEGORY, WORD, MOST_WORDS, TIME, PLACE, OFTEN, COMMUNITY = 3, 3, 2, 2, 1, 1, 1
"""Points of each reason; of words in common two at most count."""
ACROSS = 2
"""Words in common from which two of different categories are suggested; in one community one is enough."""
MOST_EACH = 5
"""Offers beside one need."""


@dataclass(frozen=True)
class Entry:
    """A need or an offer as it is compared. ``id`` is the caller's own; ``community`` likewise.

    ``category`` empty means that none was chosen: it is then guessed from the words."""

    id: str
    text: str
    community: str = ""
    category: str = ""
    when: str = ""
    where: str = ""
    how_often: str = ""

    @cached_property
    def stems(self) -> dict[str, str]:
        return tokens(self.text)

    @cached_property
    def topic(self) -> Category:
        chosen = Category(self.category) if self.category else Category.OTHER
        return guess_category(self.stems.values()) if chosen is Category.OTHER else chosen

    @cached_property
    def times(self) -> Times:
        return read_times(self.when or self.text)

    @cached_property
    def places(self) -> dict[str, str]:
        return tokens(self.where)

    @cached_property
    def meant(self) -> dict[str, str]:
        return meanings(self.stems.values())

    @cached_property
    def acts(self) -> frozenset[str]:
        return acts(self.text)


@dataclass(frozen=True)
class Reason:
    """Why two fit. ``code``: category, words, times, place, often, community; ``what`` names what is in common."""

    code: str
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """A need, an offer, the points and the reasons in the order in which they are said."""

    need: Entry
    offer: Entry
    points: int
    reasons: tuple[Reason, ...]

    @property
    def near(self) -> bool:
        """Whether both are of one community."""
        return self.need.community == self.offer.community


def suggest(needs: Iterable[Entry], offers: Sequence[Entry], most: int = MOST_EACH) -> list[Suggestion]:
    """Every pair that fits, at most ``most`` offers a need: same community first, then by points."""
    needs = list(needs)
    index = index_of(offers)
    usual = usual_stems(entry.stems for entry in (*needs, *offers))
    found: list[Suggestion] = []
    for need in needs:
        near = {offer.id: offer for mark in marks_of(need) for offer in index.get(mark, ())}
        fitting = [pair for offer in near.values() if (pair := compare(need, offer, usual))]
        found += sorted(fitting, key=rank)[:most]
    return sorted(found, key=rank)


def index_of(offers: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Offers by their marks, so that a large evening compares only what can fit."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for offer in offers:
        for mark in marks_of(offer):
            index[mark].append(offer)
    return index


def marks_of(entry: Entry) -> set[str]:
    """Two that share none of these cannot fit: beginnings of words, meanings, and the category where it is enough."""
    alone = {f"category {entry.topic}"} if entry.topic in FUNGIBLE and entry.times != Times() else set()
    return {stem[:SHORTEST] for stem in entry.stems} | {f"meaning {name}" for name in entry.meant} | alone


def rank(pair: Suggestion) -> tuple[bool, int, str, str]:
    return not pair.near, -pair.points, pair.need.id, pair.offer.id


def compare(need: Entry, offer: Entry, usual: Set[str] = frozenset()) -> Suggestion | None:
    """The suggestion, or None where they do not fit or one stands against the other. Stems that are ``usual`` among
    all that is compared speak for nothing."""
    if need.times.clashes(offer.times) or parted(need, offer):
        return None
    words, same = shared_words(need, offer, usual), shared_category(need, offer)
    times = tuple(sorted(need.times.common(offer.times)))
    reasons = [
        *([(CATEGORY, Reason("category", (str(need.topic),)))] if same else []),
        *([(WORD * min(len(words), MOST_WORDS), Reason("words", words))] if words else []),
        *([(TIME, Reason("times", times))] if times else []),
        *small_reasons(need, offer),
    ]
    if not (fits(need, words=len(words), timed=bool(times)) if same else fits_across(need, offer, words=len(words))):
        return None
    points = sum(point for point, _reason in reasons)
    return Suggestion(need, offer, points, tuple(reason for _point, reason in reasons))


def fits(need: Entry, *, words: int, timed: bool) -> bool:
    """Within a category: a word in common, or the time where one is as good as another."""
    return words > 0 or (need.topic in FUNGIBLE and timed)


def fits_across(need: Entry, offer: Entry, *, words: int) -> bool:
    """From category to category more must speak for it; where nothing was chosen or guessed, nothing speaks against."""
    unsaid = Category.OTHER in {need.topic, offer.topic}
    return words >= ACROSS or (words > 0 and (unsaid or need.community == offer.community))


def parted(need: Entry, offer: Entry) -> bool:
    """A thing is no skill, and a ride goes where it goes."""
    apart = bool(need.acts and offer.acts) and not need.acts & offer.acts
    ride = need.topic is Category.RIDE and offer.topic is Category.RIDE
    elsewhere = bool(need.places and offer.places) and not common(need.places, offer.places)
    return apart or (ride and elsewhere)


def small_reasons(need: Entry, offer: Entry) -> list[tuple[int, Reason]]:
    """What speaks for a pair but never makes it alone."""
    places = tuple(common(need.places, offer.places).values())
    often = need.how_often if need.how_often == offer.how_often else ""
    near = need.community if need.community == offer.community else ""
    return [
        *([(PLACE, Reason("place", places))] if places else []),
        *([(OFTEN, Reason("often", (often,)))] if often else []),
        *([(COMMUNITY, Reason("community", (near,)))] if near else []),
    ]


def shared_category(need: Entry, offer: Entry) -> bool:
    return need.topic is offer.topic and need.topic is not Category.OTHER


def shared_words(need: Entry, offer: Entry, usual: Set[str]) -> tuple[str, ...]:
    """Words of the need that the offer has as well, in another form or by meaning; general and usual ones left out."""
    both = common(need.stems, offer.stems).items()
    same = [word for stem, word in both if stem not in usual and not is_general(word)]
    meant = [word for name, word in need.meant.items() if name in offer.meant]
    return tuple(dict.fromkeys([*same, *meant]))


def common(one: dict[str, str], other: dict[str, str]) -> dict[str, str]:
    """What of one is in the other in any form, as {stem: word}."""
    return {stem: word for stem, word in one.items() if any(alike(stem, theirs) for theirs in other)}
