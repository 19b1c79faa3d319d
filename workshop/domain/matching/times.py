"""When somebody is free, read from a few words in Slovene or English: »ob torkih dopoldne«, »weekends«."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workshop.domain.matching.words import fold

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("early", "morning", "afternoon", "evening", "night")
SEASONS = ("spring", "summer", "autumn", "winter")
WORK_DAYS, WEEKEND = frozenset(DAYS[:5]), frozenset(DAYS[5:])

DAY_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("ponedelj|monday", frozenset({"mon"})),
    ("torek|tork|tuesday", frozenset({"tue"})),
    ("sred[aoei]|wednesday", frozenset({"wed"})),
    ("cetrt|thursday", frozenset({"thu"})),
    ("petek|petk|friday", frozenset({"fri"})),
    ("sobot|saturday", frozenset({"sat"})),
    ("nedelj|sunday", frozenset({"sun"})),
    ("delavni|med tednom|weekday|workday", WORK_DAYS),
    ("vikend|weekend|konec tedna|koncu tedna", WEEKEND),
)
PART_WORDS = (
    ("zjutraj|jutr|early", "early"),
    ("dopold|morning", "morning"),
    ("popold|afternoon", "afternoon"),
    ("zvecer|vecer|evening", "evening"),
    ("ponoc|noc|night", "night"),
)
SEASON_WORDS = (
    ("pomlad|spring", "spring"),
    ("polet|summer", "summer"),
    ("jesen|autumn|fall", "autumn"),
    ("zim|winter", "winter"),
)


@dataclass(frozen=True)
class Times:
    """Named days, parts of a day and seasons; an empty set means that nothing was said of them."""

    days: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    seasons: frozenset[str] = frozenset()

    def clashes(self, other: Times) -> bool:
        """Whether both name something of a sort and have none of it in common."""
        return any(mine and theirs and not mine & theirs for mine, theirs in self.beside(other))

    def common(self, other: Times) -> frozenset[str]:
        """What both name: days, parts and seasons."""
        return frozenset().union(*(mine & theirs for mine, theirs in self.beside(other)))

    def beside(self, other: Times) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        return (self.days, other.days), (self.parts, other.parts), (self.seasons, other.seasons)


def read_times(text: str) -> Times:
    """What the words name. »Any time« and words that nobody knows name nothing, and so clash with nothing."""
    plain = fold(text)
    days = [found for pattern, found in DAY_WORDS if begins(pattern, plain)]
    return Times(
        frozenset().union(*days),
        frozenset(part for pattern, part in PART_WORDS if begins(pattern, plain)),
        frozenset(season for pattern, season in SEASON_WORDS if begins(pattern, plain)),
    )


def begins(pattern: str, plain: str) -> bool:
    """Whether a word of the text begins so; Slovene puts »s«, »po« or »v« before a season."""
    return re.search(rf"\b(?:s|po)?(?:{pattern})", plain) is not None
