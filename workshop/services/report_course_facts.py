"""How the evening went, as the report holds it: its groups, rounds, agenda and what was shown and promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from workshop.domain.findings import People

LONGEST_EVENING = timedelta(hours=12)
"""Whatever is closed later was closed afterwards, and its clock says nothing of when people went home."""


@dataclass(frozen=True)
class GroupFacts:
    """A group as people called it: a colour with its shape; ``turn`` counts from 1 when colours repeat.
    ``joined_from`` is the first round that it walked with another (R21), one more than the rounds for the home round
    alone; None for a group that walked by itself to the end. ``start`` is the station of its first round, None where
    nobody planned one."""

    letter: str
    colour: str
    turn: int
    ring: int
    size: int
    joined_from: int | None = None
    start: int | None = None


@dataclass(frozen=True)
class RoundFacts:
    """A round with its planned minutes and, where it was held, its real times."""

    number: int
    planned: int
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def minutes(self) -> int | None:
        """Real length, rounded to whole minutes."""
        if self.started_at is None or self.ended_at is None:
            return None
        return round((self.ended_at - self.started_at).total_seconds() / 60)


@dataclass(frozen=True)
class Promise:
    """A confirmed assurance of the municipality."""

    sentence: str
    person: str
    function: str
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class PracticeFacts:
    """A good practice that was shown."""

    title: str
    place: str
    source: str


@dataclass(frozen=True)
class Closing:
    """A station that closed in a ring, and the first round without it; ring 0 stands for all the rings."""

    station: int
    ring: int
    first: int


@dataclass(frozen=True)
class Evening:
    """What was planned, and how it went. ``pause`` is (round before it, planned minutes) of a break that was held,
    ``gallery`` the planned minutes of a gallery walk that was held, else 0. ``unreached`` are stages of
    report_held.ASKING that a workshop was closed before, as far as its journal knows. ``home`` is the home round with
    the times of the journal, or of the file that the evening came in; None where nothing is known of it,
    which is no change of the evening: an edition from before it was kept tells of the same."""

    groups: tuple[GroupFacts, ...]
    rounds: tuple[RoundFacts, ...]
    agenda: tuple[tuple[str, int], ...]
    rings: int
    mode: str
    home_minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    promises: tuple[Promise, ...]
    practices: tuple[PracticeFacts, ...]
    stations: int = 0
    closings: tuple[Closing, ...] = ()
    pause: tuple[int, int] | None = None
    gallery: int = 0
    unreached: tuple[str, ...] = ()
    home: RoundFacts | None = field(default=None, compare=False)

    @property
    def rounds_held(self) -> int | None:
        """How many rounds were begun before it was closed; None where nobody wrote that down."""
        closed = self.ended_at is not None or bool(self.unreached)
        return sum(one.started_at is not None for one in self.rounds) if closed else None

    def told(self, people: People, stage: str) -> People | None:
        """``people`` of a stage; None, which is not nought, where it was closed before anybody could be asked."""
        return None if not people and stage in self.unreached else people

    @property
    def went_home(self) -> datetime | None:
        """When it was closed, where that was the same evening."""
        if self.started_at is None or self.ended_at is None or self.ended_at - self.started_at > LONGEST_EVENING:
            return None
        return self.ended_at
