"""Who should talk to whom, in ten-minute slots: from the matches whose people have not met yet (A2-13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.domain.matching.course import TO_TALK
from workshop.domain.matching.slots import plan_talks
from workshop.services.matches_board import Board, Pair


@dataclass(frozen=True)
class TalkRow:
    """A talk as it is printed: slot from 0, table from 1, and the pair."""

    slot: int
    table: int
    pair: Pair


def list_talks(board: Board, tables: int = 0) -> list[list[TalkRow]]:
    """The talks, slot by slot. Two matches between the same two people are one talk."""
    by_people = {people_of(pair): pair for pair in reversed(list(open_pairs(board.kept)))}
    talks = plan_talks(list(reversed(by_people)), tables)
    slots: list[list[TalkRow]] = [[] for _slot in range(max((talk.slot + 1 for talk in talks), default=0))]
    for talk in talks:
        slots[talk.slot].append(TalkRow(talk.slot, talk.table, by_people[talk.pair]))
    return slots


def open_pairs(pairs: Iterable[Pair]) -> Iterable[Pair]:
    return (pair for pair in pairs if pair.state in TO_TALK)


def people_of(pair: Pair) -> tuple[str, str]:
    one, other = sorted((pair.need.person, pair.offer.person))
    return one, other
