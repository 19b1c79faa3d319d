"""Sums that the values of a report make of themselves."""

from __future__ import annotations

from datetime import timedelta

from tests.world import NOW
from workshop.domain.findings import People, Votes
from workshop.services.report_facts import Option, RoundFacts, VoteFacts


def test_votes_and_voters_are_each_summed_by_themselves() -> None:
    votes = VoteFacts((), Votes(40), Votes(15), People(20), People(6))
    assert (votes.votes, votes.voters) == (55, 26)
    assert Option(1, "x", "need", Votes(3), Votes(4)).votes == 7


def test_a_round_is_as_long_as_it_was_held() -> None:
    held = RoundFacts(1, 10, NOW, NOW + timedelta(minutes=11, seconds=20))
    assert (held.minutes, RoundFacts(1, 10, NOW, None).minutes) == (11, None)
