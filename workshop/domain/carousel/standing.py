"""The plan of an evening that runs: what is done stays, what is left can be made anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.domain.carousel.rotation import Mode, Order, Route

Place = tuple[int, int]
"""(station, table); tables count on from ring to ring."""
Spot = tuple[int, int]
"""(ring, station): the sheets, the host and the table that a ring has of a station (R6)."""


@dataclass(frozen=True)
class Walking:
    """A group on its way. ``past`` are the stations of the rounds that are done, the running one with them.

    ``ahead`` are its places in the rounds that are left, None where it has none of its own; ``table`` is where it
    sits when it does not walk. ``joined`` is the letter of the group with which it walks (R21). ``there`` is how many
    have arrived, with a phone or at the desk; None while nobody in the room has.
    """

    letter: str
    ring: int
    size: int
    past: Route
    ahead: tuple[Place | None, ...]
    home: Place | None
    table: int
    seated: bool = False
    joined: str | None = None
    there: int | None = None

    @property
    def printed(self) -> tuple[int | None, ...]:
        """Its stations in the rounds that are left."""
        return tuple(None if place is None else place[0] for place in self.ahead)


@dataclass(frozen=True)
class Standing:
    """Where a carousel stands. ``minutes`` are those of all rounds, of which ``done`` cannot change any more;
    ``move`` and ``home`` are minutes too; ``closed`` is where nobody is sent. ``fixed`` is how many rounds stay: those
    that are done, and the next one while people walk to it. ``break_after`` is the round after which there is a break
    of ``pause`` minutes in place of the move, 0 for none. ``order`` is that in which a new ring walks (R8, R9).
    In a ``cafe`` people mix, and the plan is that of groups which move (B.1)."""

    stations: int
    closed: frozenset[Spot]
    done: int
    minutes: tuple[int, ...]
    move: float
    home: int
    mode: Mode
    groups: tuple[Walking, ...]
    fixed: int = 0
    break_after: int = 0
    pause: float = 0
    order: Order = Order.SIMPLE
    cafe: bool = False

    @property
    def rounds_left(self) -> int:
        return len(self.minutes) - self.done

    @property
    def lasts(self) -> float:
        """Minutes from the first round to the end of the last."""
        rest = self.pause - self.move if self.break_after else 0
        return sum(self.minutes) + self.move * (len(self.minutes) - 1) + rest

    def open_in(self, ring: int) -> tuple[int, ...]:
        """The stations of a ring to which groups are sent."""
        return tuple(station for station in range(1, self.stations + 1) if (ring, station) not in self.closed)

    def everywhere(self, station: int) -> frozenset[Spot]:
        """A station with all its tables."""
        return frozenset((ring, station) for ring in self.rings)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """All there are, in the order of the tables."""
        return tuple((ring, station) for ring in self.rings for station in range(1, self.stations + 1))

    @property
    def visited(self) -> frozenset[Spot]:
        """Where a group has sat by now: what was written there waits for its key points (R13)."""
        return frozenset((group.ring, station) for group in self.groups for station in group.past)

    def table(self, spot: Spot) -> int:
        """The number that stands on the table."""
        ring, station = spot
        return (ring - 1) * self.stations + station

    @property
    def rings(self) -> tuple[int, ...]:
        return tuple(sorted({group.ring for group in self.groups}))

    def find(self, letter: str | None) -> Walking | None:
        return next((group for group in self.groups if group.letter == letter), None)

    def walking(self, ring: int) -> tuple[Walking, ...]:
        """The groups of a ring that walk by themselves, in their order."""
        return tuple(group for group in self.groups if group.ring == ring and group.joined is None)

    def together(self, leader: Walking) -> tuple[Walking, ...]:
        """Everybody who walks with this group, itself first."""
        return leader, *(group for group in self.groups if group.joined == leader.letter)

    def histories(self, leader: Walking) -> tuple[frozenset[int], ...]:
        """The stations that each printed group in it has seen; from where one joined, the leader's are its own."""
        return tuple(frozenset(group.past + leader.past[len(group.past) :]) for group in self.together(leader))

    def people(self, leader: Walking) -> int:
        return sum(group.size for group in self.together(leader))

    def heads(self, leader: Walking) -> int:
        """Who sits together: those who have arrived, before that those who are expected."""
        return sum(group.size if group.there is None else group.there for group in self.together(leader))

    def homes(self) -> frozenset[Spot]:
        """Where a group sits in the home round; nowhere without one."""
        homes = {(group.ring, group.home[0]) for ring in self.rings for group in self.walking(ring) if group.home}
        return frozenset(homes) if self.home else frozenset()

    def unseen(self, seen: Iterable[int]) -> tuple[int, ...]:
        """R12: the stations that are missing, the closed ones with them."""
        known = set(seen)
        return tuple(station for station in range(1, self.stations + 1) if station not in known)
