"""Sums that the values of a report make of themselves."""

from __future__ import annotations

from workshop.domain.findings import People, Votes
from workshop.services.report_facts import Option, VoteFacts


def test_votes_and_voters_are_each_summed_by_themselves() -> None:
    votes = VoteFacts((), Votes(40), Votes(15), People(20), People(6))
    assert (votes.votes, votes.voters) == (55, 26)
    assert Option(1, "x", "need", Votes(3), Votes(4)).votes == 7
