"""What the desk sees: the group to say aloud, the groups as they fill, the last five arrivals, and the heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from workshop.domain.carousel.arrivals import Joins, Outlook, outlook
from workshop.domain.evening import BEFORE_ROUNDS, State, reached
from workshop.domain.head_count import HeadCount
from workshop.extensions import db
from workshop.models import Evening, Group, Seat, Workshop
from workshop.services.check_in import DESK
from workshop.services.check_in_hall import Hall, read_hall
from workshop.services.check_in_leaving import is_too_small
from workshop.services.head_count import heads_of
from workshop.services.plans import count_stations

SHOWN_LAST = 5


@dataclass(frozen=True)
class Row:
    """A group as it fills: its table now, the adults and children who are there, the group that it walks with.
    One that is too small may be so only because people are still arriving."""

    group: Group
    table: int | None
    people: int
    children: int
    host: Group | None
    too_small: bool
    still_arriving: bool


@dataclass(frozen=True)
class Arrival:
    """Somebody who has checked in. ``group`` is None at the child table; ``joins`` is None while nobody is late;
    ``number`` counts those who came to the desk."""

    seat: Seat
    group: Group | None
    table: int | None
    joins: Joins | None
    number: int = 0


@dataclass(frozen=True)
class Desk:
    """Everything on the page. ``outlook`` is None while there are no groups; ``stubs`` are the numbers printed on
    paper, ``stubs_out`` how many people have been given one."""

    state: State
    revision: int
    rows: Sequence[Row]
    last: Sequence[Arrival]
    shown: Arrival | None
    gone: Arrival | None
    outlook: Outlook | None
    heads: HeadCount
    children_there: int
    stubs: range
    stubs_out: int

    @property
    def open(self) -> bool:
        """Whether anybody can check in now."""
        return self.state not in {State.PREPARED, State.CLOSED}

    @property
    def before_rounds(self) -> bool:
        """While there is still time for another ring (R20: never a new group after the first round)."""
        return self.state in BEFORE_ROUNDS


def arrivals(*, workshop: Workshop, shown: int | None = None, gone: int | None = None) -> Desk:
    """The page, with the arrival ``shown`` large and the one who has just ``gone`` home; both are ids of seats."""
    evening = db.session.scalars(select(Evening).where(Evening.workshop_id == workshop.id)).one()
    hall = read_hall(workshop, State(evening.state), evening.round_number)
    by_id = {seat.id: seat for seat in hall.seats}
    at_desk = [seat for seat in hall.seats if seat.origin == DESK]
    first = workshop.paper_first_number
    return Desk(
        state=hall.state,
        revision=evening.revision,
        rows=[row_of(hall, group) for group in hall.groups],
        last=last_arrivals(hall, at_desk),
        shown=arrival_of(hall, by_id[shown]) if shown in by_id and by_id[shown].origin == DESK else None,
        gone=arrival_of(hall, by_id[gone]) if gone in by_id and by_id[gone].left_at else None,
        outlook=look_out(hall, count_stations(workshop.id)),
        heads=heads_of(workshop, hall.seats),
        children_there=sum(seat.child and seat.left_at is None for seat in hall.seats),
        stubs=range(first, first + workshop.paper_sheets),
        stubs_out=sum(not seat.phone and not seat.child for seat in at_desk),
    )


def last_arrivals(hall: Hall, at_desk: Sequence[Seat]) -> list[Arrival]:
    """The last few, the newest first, each with its number at the desk."""
    numbered = list(enumerate(at_desk, start=1))[-SHOWN_LAST:]
    return [replace(arrival_of(hall, seat), number=number) for number, seat in reversed(numbered)]


def row_of(hall: Hall, group: Group) -> Row:
    """A group that has joined another has no people of its own any more."""
    host = hall.host(group)
    joined = host.id != group.id
    people = 0 if joined else hall.size(group)
    children = 0 if joined else len(hall.present(group)) - people
    alone = len(hall.walking) < 2
    running = hall.state not in BEFORE_ROUNDS and not reached(hall.state, State.PLENARY)
    small = running and not alone and is_too_small(people)
    return Row(group, hall.table(group), people, children, host if joined else None, small, is_arriving(hall, host))


def is_arriving(hall: Hall, group: Group) -> bool:
    """Until the first round is over, for a group that nobody has left: whoever is missing may still come."""
    gone = any(seat.left_at is not None and seat.group_id == group.id for seat in hall.seats)
    return hall.arrival_round <= 1 and not gone


def arrival_of(hall: Hall, seat: Seat) -> Arrival:
    """An arrival with the group it belongs to now; a latecomer also with what they join (R20)."""
    group = next((group for group in hall.groups if group.id == seat.group_id), None)
    if group is None:
        return Arrival(seat, None, None, None)
    host = hall.host(group)
    return Arrival(seat, host, hall.table(host), joins_of(hall, seat))


def joins_of(hall: Hall, seat: Seat) -> Joins | None:
    if not seat.arrived_round:
        return None
    if seat.arrived_round > hall.rounds:
        return Joins.VOTING
    return Joins.ROUND if seat.arrived_round < hall.rounds else Joins.HOME_ROUND


def look_out(hall: Hall, stations: int) -> Outlook | None:
    """R22, for the people who are there now; groups of every ring taken together."""
    many = len(hall.walking)
    people = sum(hall.size(group) for group in hall.walking)
    return outlook(people, 1, many, stations) if many else None
