"""When each stage of an evening really began and ended, replayed from its moves, and set beside the agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workshop.domain.evening import State
from workshop.domain.punctuality import STATE_OF
from workshop.domain.templates.shapes import BlockKind

UNDO = "undo_move"
CAROUSEL = frozenset({State.ROUND, State.MOVE, State.GALLERY})
OF_THEIR_OWN = {BlockKind.CHECK_IN: State.CHECK_IN, BlockKind.HOME_ROUND: State.HOME_ROUND}
"""Blocks with a clock, besides the carousel and the break."""


@dataclass(frozen=True)
class Move:
    """One row of the journal: the evening stood in ``state`` from ``at`` on."""

    act: str
    state: State
    round_number: int
    at: datetime


@dataclass(frozen=True)
class Span:
    """A stage with its real times; ``ended`` is None for the one in which the evening stands."""

    state: State
    round_number: int
    began: datetime
    ended: datetime | None = None


@dataclass(frozen=True)
class Held:
    """Parts of the agenda that were held as one (places counted from 0), with their real times where they are known."""

    places: tuple[int, ...]
    began: datetime | None
    ended: datetime | None


def replay(moves: Iterable[Move]) -> tuple[Span, ...]:
    """The stages in the order in which they were entered. A move taken back leaves no trace; whoever went a stage
    back is in it once more."""
    spans: list[Span] = []
    for move in moves:
        if spans and (spans[-1].state, spans[-1].round_number) == (move.state, move.round_number):
            continue
        if move.act == UNDO and len(spans) > 1:
            spans.pop()
            spans[-1] = replace(spans[-1], ended=None)
            continue
        if spans:
            spans[-1] = replace(spans[-1], ended=move.at)
        spans.append(Span(move.state, move.round_number, move.at))
    return tuple(spans)


def beside_agenda(kinds: Sequence[str], spans: Sequence[Span]) -> tuple[Held, ...]:
    """The parts of the agenda with their real times. Parts that share a stage, as all that is presented, have one time
    together; a break between two rounds lies within the carousel and has its own."""
    found: list[Held] = []
    states = [states_of(kind) for kind in kinds]
    for place, wanted in enumerate(states):
        if found and wanted and wanted == states[place - 1]:
            found[-1] = replace(found[-1], places=(*found[-1].places, place))
        else:
            found.append(Held((place,), *times_of(wanted, spans)))
    return tuple(found)


def states_of(kind: str) -> frozenset[State]:
    """The states in which a part is held; none for a part that nobody knows."""
    if kind == BlockKind.CAROUSEL:
        return CAROUSEL
    if kind == BlockKind.BREAK:
        return frozenset({State.BREAK})
    if kind not in list(BlockKind):
        return frozenset()
    state = OF_THEIR_OWN.get(BlockKind(kind)) or STATE_OF.get(BlockKind(kind))
    return frozenset({state} if state else ())


def times_of(wanted: frozenset[State], spans: Sequence[Span]) -> tuple[datetime | None, datetime | None]:
    """From the first of these stages to the end of the last; an end is not known while one of them lasts."""
    held = [span for span in spans if span.state in wanted]
    if not held:
        return None, None
    return held[0].began, held[-1].ended
