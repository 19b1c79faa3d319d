"""Evenings with answers in them, for the tests of moderating, voting, the raffle, paper and closing."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Flask
from sqlalchemy import event, inspect, select

from tests.checking_client import CheckingClient
from tests.people import client_of
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop.domain.evening import State
from workshop.extensions import Model, db
from workshop.models import Account, Evening, Group, Statement, Station, Workshop

Row = TypeVar("Row", bound=Model)


def first_station(workshop: Workshop, number: int = 1) -> Station:
    """A station of the workshop, by its number."""
    asked = select(Station).where(Station.workshop_id == workshop.id, Station.number == number)
    return db.session.scalars(asked).one()


def say(
    workshop: Workshop, *texts: str, state: str = "waiting", station: int = 1, origin: str = "phone"
) -> list[Statement]:
    """Statements of the first group."""
    place = first_station(workshop, station)
    group = db.session.scalars(select(Group).where(Group.workshop_id == workshop.id).order_by(Group.place)).all()[0]
    rows = [
        Statement(
            workshop_id=workshop.id,
            station_id=place.id,
            group_id=group.id,
            round_number=1,
            kind=place.kinds[0],
            text=text,
            origin=origin,
            state=state,
            key=str(uuid.uuid4()),
            created_at=NOW,
            moderated_at=None if state == "waiting" else NOW,
        )
        for text in texts
    ]
    db.session.add_all(rows)
    db.session.commit()
    return rows


@dataclass(frozen=True)
class Room:
    """One workshop with its people, looked at between requests: each look is an app context of its own, because
    a context that stays open would remember who was signed in."""

    app: Flask
    centre: Centre
    workshop: Workshop

    def say(self, *texts: str, **facts: Any) -> list[Statement]:
        with self.app.app_context():
            return say(self.workshop, *texts, **facts)

    def move_to(self, state: str, round_number: int = 0) -> None:
        with self.app.app_context():
            move_to(self.workshop, state, round_number)

    def close(self) -> None:
        """Closed as far as a page can tell."""
        with self.app.app_context():
            db.session.get_one(Workshop, self.workshop.id).closed_at = NOW
            db.session.get_one(Evening, self.workshop.id).state = State.CLOSED
            db.session.commit()

    def rows(self, table: type[Row], *order: Any) -> list[Row]:
        """All rows of a table as they are stored now, in the order of their keys where no other is wanted."""
        with self.app.app_context():
            return list(db.session.scalars(select(table).order_by(*(order or inspect(table).primary_key))))

    def now(self, card: Statement) -> Statement:
        with self.app.app_context():
            return db.session.get_one(Statement, card.id)

    def client(self, account: Account | None) -> CheckingClient:
        return client_of(self.app, account)

    def stranger(self) -> CheckingClient:
        """Somebody of another centre."""
        with self.app.app_context():
            asked = select(Account).where(Account.email == "ana@drugi.test")
            found = db.session.scalar(asked) or make_centre("Drugi center", "Bled", "drugi.test").owner
        return client_of(self.app, found)

    def at(self, path: str) -> str:
        return f"/workshops/{self.workshop.id}/{path}"


def open_room(app: Flask, state: str, round_number: int = 0) -> Room:
    """A workshop of a centre whose evening stands there."""
    with app.app_context():
        centre = make_centre()
        workshop = make_workshop(centre)
        move_to(workshop, state, round_number)
    return Room(app, centre, workshop)


@contextmanager
def count_queries(app: Flask) -> Iterator[list[str]]:
    """The statements of SQL sent meanwhile."""
    seen: list[str] = []

    def note(*call: Any) -> None:
        seen.append(call[2])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def asks_twice(client: CheckingClient, address: str) -> bool:
    """Whether the page that is open does this only by a button that has to be opened first."""
    forms = [form for form in client.page.iter("form") if (form.get("action") or "").endswith(address)]
    folded = [form for box in client.page.iter("details") for form in box.iter("form") if box.get("open") is None]
    return bool(forms) and all(form in folded for form in forms)
