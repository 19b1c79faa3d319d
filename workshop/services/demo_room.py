"""The people of a demo evening: phones with their seats, a few on paper, and who sits where."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Group, Seat, Station, Visit, Workshop
from workshop.services.demo_script import Said, Script
from workshop.services.seats import new_token, take_seat, take_ticket


@dataclass
class DemoRoom:
    """One evening being played. ``phones`` holds the cookies by group; ``keys`` is where each statement landed."""

    workshop: Workshop
    script: Script
    secret: str
    actor: str
    phones: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    placed: dict[Said, int] = field(default_factory=dict)
    marked: dict[Said, set[str]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        self.counter = count(1)

    @cached_property
    def groups(self) -> list[tuple[int, int]]:
        """(group, ring) in the order of the groups."""
        rows = db.session.execute(
            select(Group.id, Group.ring).where(Group.workshop_id == self.workshop.id).order_by(Group.ring, Group.place)
        )
        return [(row[0], row[1]) for row in rows]

    @cached_property
    def stations(self) -> dict[int, int]:
        """Ids of the stations by number."""
        rows = db.session.execute(select(Station.number, Station.id).where(Station.workshop_id == self.workshop.id))
        return {row[0]: row[1] for row in rows}

    @cached_property
    def visits(self) -> dict[tuple[int, int, int], int]:
        """The group at (ring, station, round)."""
        rows = db.session.execute(
            select(Group.ring, Visit.station_number, Visit.round_number, Group.id)
            .join(Group, Group.id == Visit.group_id)
            .where(Visit.workshop_id == self.workshop.id)
        )
        return {(row[0], row[1], row[2]): row[3] for row in rows}

    @property
    def cookies(self) -> list[str]:
        """All phones, group by group."""
        return [token for tokens in self.phones.values() for token in tokens]

    def key(self) -> str:
        """A form's key: the same in every run over the same workshop."""
        return self.named_key(str(next(self.counter)))

    def named_key(self, name: str) -> str:
        """The key of a form that the script tells by a word."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.workshop.wall_token}/{name}"))


def check_in(room: DemoRoom, now: datetime, long: timedelta) -> None:
    """Phones one after the other into the groups in turn; people with paper at the desk, children last."""
    script = room.script
    many = script.phones - script.late_phones
    for place in range(many):
        sit(room, place, now + long * place / max(1, many))
    for place in range(script.paper_people):
        child = place >= script.paper_people - script.children
        group = None if child else room.groups[place % len(room.groups)][0]
        seat = Seat(workshop_id=room.workshop.id, group_id=group, origin="desk", phone=False, child=child)
        seat.arrived_at = now
        db.session.add(seat)
    db.session.commit()


def arrive(room: DemoRoom, many: int, now: datetime) -> None:
    """Latecomers."""
    for place in range(many):
        sit(room, place, now)


def sit(room: DemoRoom, place: int, now: datetime) -> None:
    """One phone takes its seat and its raffle number."""
    group, token = room.groups[place % len(room.groups)][0], new_token()
    take_seat(workshop=room.workshop, token=token, group_id=group, now=now)
    take_ticket(workshop=room.workshop, token=token, secret=room.secret)
    room.phones[group].append(token)
