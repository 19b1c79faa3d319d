"""The rounds that are left in a ring as a board: walkers by rounds, and what a visit costs. Stations count from 0."""

from __future__ import annotations

from collections.abc import Sequence

EVEN = 1
CHANGE = 10_000
REPEAT = 10_000_000
"""One repeat outweighs every change there can be, and one change all unevenness."""
NOWHERE = -1
Score = tuple[int, int, int]
"""(repeats, changed visits, unevenness), less is better."""


class Board:
    """Who is where in each round that is left.

    ``prior`` counts by walker and station the printed groups in it that have seen the station; ``members`` how many
    there are. ``plan`` is a station for each walker and round, NOWHERE where none is set yet.
    """

    def __init__(
        self,
        *,
        rounds: int,
        members: tuple[int, ...],
        prior: tuple[tuple[int, ...], ...],
        printed: tuple[tuple[int | None, ...], ...],
    ) -> None:
        self.rounds, self.members, self.prior, self.printed = rounds, members, prior, printed
        self.walkers, self.stations = len(members), len(prior[0])
        self.came = [sum(row[station] for row in prior) for station in range(self.stations)]
        self.set_plan([[NOWHERE] * rounds for _ in members])

    def set_plan(self, plan: Sequence[Sequence[int]]) -> None:
        """Another plan altogether."""
        self.plan = [list(route) for route in plan]
        self.visits = [[route.count(station) for station in range(self.stations)] for route in self.plan]
        self.load = [self.came[station] + sum(row[station] for row in self.visits) for station in range(self.stations)]

    def put(self, walker: int, number: int, station: int) -> None:
        """Sends a walker to a station, or NOWHERE, in a round."""
        old = self.plan[walker][number]
        for place, by in ((old, -1), (station, 1)):
            if place != NOWHERE:
                self.visits[walker][place] += by
                self.load[place] += by
        self.plan[walker][number] = station

    def repeat_cost(self, walker: int, station: int, before: int) -> int:
        """How many printed groups would repeat, with ``before`` other visits there among those that are left."""
        return self.members[walker] if before else self.prior[walker][station]

    def visit_cost(self, walker: int, number: int, station: int) -> int:
        """What one more visit costs as the board stands, as a single number."""
        repeats = self.repeat_cost(walker, station, self.visits[walker][station])
        changed = self.printed[walker][number] != station
        return REPEAT * repeats + CHANGE * changed + EVEN * (2 * self.load[station] + 1)

    def score(self) -> Score:
        """Repeats, changes and unevenness of the whole board."""
        repeats = sum(
            self.repeat_cost(walker, station, before)
            for walker, row in enumerate(self.visits)
            for station, times in enumerate(row)
            for before in range(times)
        )
        changes = sum(
            there != was
            for route, printed in zip(self.plan, self.printed, strict=True)
            for there, was in zip(route, printed, strict=True)
        )
        return repeats, changes, sum(load * load for load in self.load)

    def least_repeats(self) -> int:
        """Fewer there cannot be: each walker by itself, as if it were alone in the ring."""
        return sum(self._least(walker) for walker in range(self.walkers))

    def _least(self, walker: int) -> int:
        firsts = sorted(self.prior[walker])[: self.rounds]
        return sum(firsts) + self.members[walker] * (self.rounds - len(firsts))
