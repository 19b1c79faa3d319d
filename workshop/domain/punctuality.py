"""Ahead or behind: where the agenda wants the evening to be, and where its clock says that it is (F5, R18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.domain.clock import Clock, time_left
from workshop.domain.evening import Stage, State, position, sequence
from workshop.domain.templates.shapes import BlockKind

Line = tuple[str, int]
"""A block of the agenda as (kind, minutes)."""
STATE_OF = {
    BlockKind.WELCOME: State.PRESENTATION,
    BlockKind.PURPOSE: State.PRESENTATION,
    BlockKind.ASSURANCES: State.PRESENTATION,
    BlockKind.PRACTICES: State.PRESENTATION,
    BlockKind.INSTRUCTIONS: State.PRESENTATION,
    BlockKind.PLENARY: State.PLENARY,
    BlockKind.VOTING: State.VOTING,
    BlockKind.SIGN_UP: State.SIGN_UP,
    BlockKind.NEXT_STEPS: State.SIGN_UP,
    BlockKind.EVALUATION: State.EVALUATION,
    BlockKind.RAFFLE: State.RAFFLE,
}
"""In which state a block is held. A break or a block of one's own counts with the block before it; what comes before
the welcome is over when the evening begins."""
CLOCKED = {BlockKind.CAROUSEL, BlockKind.HOME_ROUND}
"""These have clocks of their own, and so has the break between two rounds: one after them counts with the reports."""
FAR_OFF = timedelta(hours=6)
"""An evening that is so far from its agenda is a rehearsal: nobody is late."""


@dataclass(frozen=True)
class Lengths:
    """The minutes of all that has a clock. A break after round 0 is none, nor is a gallery or a home round of 0."""

    rounds: tuple[float, ...]
    move: float
    home: float
    break_after: int = 0
    pause: float = 0
    gallery: float = 0

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages of an evening with these lengths, in order."""
        return sequence(
            rounds=len(self.rounds),
            home_round=self.home > 0,
            break_after=self.break_after if self.pause > 0 else 0,
            gallery=self.gallery > 0,
        )

    def between(self, number: int) -> float:
        """The minutes after round ``number`` until the next: a move, or the break in its place."""
        return self.pause if self.breaks_after(number) else self.move

    def breaks_after(self, number: int) -> bool:
        """Whether a break follows round ``number``: there is none after the last."""
        return self.pause > 0 and 0 < number == self.break_after < len(self.rounds)

    @property
    def whole(self) -> float:
        """The minutes from the first round to the last word before the way home, the gallery walk included."""
        pauses = sum(self.between(number) for number in range(1, len(self.rounds)))
        return sum(self.rounds) + pauses + self.gallery

    def of(self, stage: Stage) -> float | None:
        """The minutes that the plan gives this stage; None where nobody is hurried."""
        if stage.state is State.ROUND:
            return self.rounds[stage.round_number - 1] if 0 < stage.round_number <= len(self.rounds) else 0
        return {
            State.MOVE: self.move,
            State.BREAK: self.pause,
            State.GALLERY: self.gallery,
            State.HOME_ROUND: self.home,
        }.get(stage.state)


@dataclass(frozen=True)
class Timing:
    """The plan of an evening: when it begins, and the minutes of each stage in order."""

    begins: datetime
    stages: tuple[tuple[Stage, float], ...]

    def ends(self, stage: Stage) -> datetime:
        """When the plan ends this stage."""
        place = position(tuple(each for each, _minutes in self.stages), stage)
        return self.begins + timedelta(minutes=sum(minutes for _stage, minutes in self.stages[: place + 1]))

    def minutes(self, stage: Stage) -> float:
        return dict(self.stages)[stage]

    @property
    def closes(self) -> datetime:
        return self.begins + timedelta(minutes=sum(minutes for _stage, minutes in self.stages))


def plan_timing(begins: datetime, lines: Sequence[Line], lengths: Lengths) -> Timing:
    """Minutes of every stage: what has a clock as it is planned, all the rest from the agenda."""
    spoken = minutes_by_state(lines)
    stages = []
    for stage in lengths.stages:
        clocked = lengths.of(stage)
        stages.append((stage, spoken.get(stage.state, 0) if clocked is None else clocked))
    return Timing(begins, tuple(stages))


def minutes_by_state(lines: Sequence[Line]) -> dict[State, int]:
    """The agenda's minutes by the state in which they are spent; what opens the agenda is before the beginning."""
    found: dict[State, int] = {}
    state: State | None = None
    for kind, minutes in lines:
        if kind in CLOCKED:
            state = State.PLENARY
            continue
        state = STATE_OF.get(BlockKind(kind), state) if kind in list(BlockKind) else state
        if state is not None:
            found[state] = found.get(state, 0) + minutes
    return found


def minutes_behind(timing: Timing, stage: Stage, clock: Clock, now: datetime) -> int | None:
    """How many minutes later than planned this stage will end; less than zero when ahead.

    A stage without a clock ends when its minutes are over, and then now. None before the evening, after it, and when
    the day is another one altogether.
    """
    if stage.state in {State.PREPARED, State.CLOSED}:
        return None
    behind = expected_end(timing, stage, clock, now) - timing.ends(stage)
    if abs(behind) > FAR_OFF:
        return None
    return round(behind.total_seconds() / 60)


def expected_end(timing: Timing, stage: Stage, clock: Clock, now: datetime) -> datetime:
    """When this stage will be over, as far as anybody can know now. The clock of the plenary is a single station's."""
    left = None if stage.state is State.PLENARY else time_left(clock, now)
    if left is not None:
        return now + left
    if stage.state is State.CHECK_IN:
        return max(now, timing.begins)
    began = clock.started_at or now
    return max(now, began + timedelta(minutes=timing.minutes(stage)))
