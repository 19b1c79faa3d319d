"""Dots (method B.7): how many a person has, and what a ballot may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import floor

from workshop.domain.refusals import Refusal

MOST_OPTIONS = 20
"""A list longer than this is merged first."""
LEAST_VOTES, MOST_VOTES = 3, 6
MOST_ON_ONE = 2
LONGEST_LINE = 280
"""Characters, as many as a statement has when it is sent; covering a name in it may make it longer."""


def votes_per_person(options: int) -> int:
    """A quarter of the options, halves rounded up, at least 3 and at most 6; never more than the list can take."""
    quarter = floor(options / 4 + 0.5)
    return min(max(LEAST_VOTES, min(quarter, MOST_VOTES)), options * MOST_ON_ONE)


def line_words(text: str) -> str:
    """A statement as a line of the list."""
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def check_ballot(options: Collection[int], dots: Mapping[int, int], allowance: int) -> dict[int, int]:
    """One person's dots by option, without the empty ones.

    Refuses an option that is not on the list, no dots at all, too many on one, and too many in all.
    """
    return _check(options, dots, allowance, MOST_ON_ONE)


def check_paper(options: Collection[int], dots: Mapping[int, int], voters: int, allowance: int) -> dict[int, int]:
    """A bundle of paper ballots, typed in as totals by option with the number of people who voted.

    Refuses what so many people cannot have given; the facts of the refusal hold for the bundle.
    """
    if voters < 1:
        raise Refusal("vote_no_voters")
    return _check(options, dots, allowance * voters, MOST_ON_ONE * voters)


def _check(options: Collection[int], dots: Mapping[int, int], allowance: int, on_one: int) -> dict[int, int]:
    given = {option: count for option, count in dots.items() if count}
    if any(option not in options or count < 0 for option, count in given.items()):
        raise Refusal("vote_unknown")
    total = sum(given.values())
    if not total:
        raise Refusal("vote_empty", allowance=allowance)
    if total > allowance:
        raise Refusal("vote_too_many", allowance=allowance, given=total, over=total - allowance)
    if max(given.values()) > on_one:
        raise Refusal("vote_too_many_on_one", most=on_one)
    return given
