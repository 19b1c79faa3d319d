"""Dots (method B.7): how many a person has, what a ballot may hold, and who comes out where."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import floor

from workshop.domain.ranking import Ranked, rank
from workshop.domain.refusals import Refusal

MOST_OPTIONS = 20
"""A list longer than this is merged first."""
LEAST_VOTES, MOST_VOTES = 3, 6
MOST_ON_ONE = 2


@dataclass(frozen=True)
class Result:
    """The ranking, all dots, and how many people gave them: two units that are never added together."""

    ranked: tuple[Ranked[int], ...]
    votes: int
    voters: int


def votes_per_person(options: int) -> int:
    """A quarter of the options, halves rounded up, at least 3 and at most 6; never more than the list can take."""
    quarter = floor(options / 4 + 0.5)
    return min(max(LEAST_VOTES, min(quarter, MOST_VOTES)), options * MOST_ON_ONE)


def check_options(options: int) -> None:
    """Refuses a vote over nothing to choose from, and over a list that nobody can read to its end."""
    if options < 2:
        raise Refusal("vote_list_short", least=2)
    if options > MOST_OPTIONS:
        raise Refusal("vote_list_long", most=MOST_OPTIONS, over=options - MOST_OPTIONS)


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


def count_votes(options: Collection[int], ballots: Collection[tuple[int, Mapping[int, int]]]) -> Result:
    """All ballots as (voters, dots by option). Options without a dot are ranked too; equals share a rank."""
    totals = dict.fromkeys(options, 0)
    for _, dots in ballots:
        for option, count in dots.items():
            totals[option] += count
    return Result(rank(totals.items()), sum(totals.values()), sum(voters for voters, _ in ballots))
