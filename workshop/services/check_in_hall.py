"""The hall as it fills: every group with the people who are there now, read in a few narrow statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select

from workshop.domain.carousel.rotation import Mode
from workshop.domain.check_in import Filling, Newcomer, Place, find_place
from workshop.domain.evening import BEFORE_ROUNDS, State, reached
from workshop.extensions import db
from workshop.models import Group, Seat, Visit, Workshop
from workshop.services.whereabouts import round_shown


@dataclass(frozen=True)
class Hall:
    """Groups in the order in which they stand everywhere, everybody who came, and who is where in which round."""

    workshop: Workshop
    state: State
    round_number: int
    groups: Sequence[Group]
    seats: Sequence[Seat]
    visits: dict[tuple[int, int], tuple[int, int]]

    @cached_property
    def rounds(self) -> int:
        """How many rounds are planned; the home round is not one of them."""
        return max((number for _, number in self.visits), default=0)

    @property
    def arrival_round(self) -> int:
        """0 before the rounds, then the running one, and one more than there are after them (R20)."""
        if self.state in BEFORE_ROUNDS:
            return 0
        if reached(self.state, State.PLENARY):
            return self.rounds + 1
        return self.round_number or self.rounds

    @property
    def walking(self) -> list[Group]:
        """Groups that take people in: those that have joined another one take none (R21)."""
        return [group for group in self.groups if group.joined_letter is None]

    def host(self, group: Group) -> Group:
        """The group with which this one walks: itself, unless it has joined another (R21)."""
        by_letter = {other.letter: other for other in self.groups}
        for _step in self.groups:
            if group.joined_letter not in by_letter:
                break
            group = by_letter[group.joined_letter]
        return group

    @cached_property
    def _there(self) -> dict[int, list[Seat]]:
        """Who has not gone home, by the group with which they walk."""
        hosts = {group.id: self.host(group).id for group in self.groups}
        there: dict[int, list[Seat]] = {group.id: [] for group in self.groups}
        for seat in self.seats:
            if seat.left_at is None and seat.group_id in hosts:
                there[hosts[seat.group_id]].append(seat)
        return there

    def present(self, group: Group) -> list[Seat]:
        """Who walks with a group now, children with a helper and people of the groups that joined it among them."""
        return self._there[self.host(group).id]

    def size(self, group: Group) -> int:
        """Adults; children are counted apart (R23)."""
        return sum(not seat.child for seat in self.present(group))

    def table(self, group: Group) -> int | None:
        """The table of a group now: the first one before the rounds, the next one while it moves."""
        place = self.visits.get((self.host(group).id, round_shown(self.state, self.round_number)))
        return place[1] if place else None

    def filling(self, group: Group) -> Filling:
        """The group as the desk's rules see it."""
        present = self.present(group)
        return Filling(
            size=sum(not seat.child for seat in present),
            ring=group.ring,
            route=tuple(self.visits[group.id, number][0] for number in self.numbers(group)),
            stays=group.seated,
            sectors=Counter(seat.sector for seat in present if seat.sector),
            age_bands=Counter(seat.age_band for seat in present if seat.age_band),
            tags=frozenset(seat.together for seat in present if seat.together),
        )

    def numbers(self, group: Group) -> list[int]:
        """The rounds for which the plan knows where the group is."""
        return [number for number in range(1, self.rounds + 1) if (group.id, number) in self.visits]

    def place(self, newcomer: Newcomer) -> tuple[Group | None, Place]:
        """The group of one arrival, None for the child table. Refuses where there are no groups."""
        taking = self.walking
        walks = self.workshop.plan_mode == Mode.GROUPS_MOVE
        fillings = [self.filling(group) for group in taking]
        found = find_place(newcomer, fillings, self.arrival_round, walking=walks)
        return (None if found.group is None else taking[found.group]), found


def read_hall(workshop: Workshop, state: State, round_number: int) -> Hall:
    """Three statements of SQL, however many people there are."""
    groups = db.session.scalars(
        select(Group).where(Group.workshop_id == workshop.id).order_by(Group.ring, Group.place)
    ).all()
    seats = db.session.scalars(select(Seat).where(Seat.workshop_id == workshop.id).order_by(Seat.id)).all()
    visits = db.session.execute(
        select(Visit.group_id, Visit.round_number, Visit.station_number, Visit.table_number).where(
            Visit.workshop_id == workshop.id
        )
    )
    at = {(group, number): (station, table) for group, number, station, table in visits}
    return Hall(workshop, state, round_number, groups, seats, at)
