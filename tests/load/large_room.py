"""The largest room: 300 people in five rings of eight groups, in the middle of an evening with 2,000 statements."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, insert, select

from tests.load.texts import list_texts
from tests.world import NOW, Centre, make_centre, make_workshop, move_to
from workshop import create_app
from workshop.config import Settings
from workshop.extensions import db
from workshop.facilitator.sign_in_session import BEGUN
from workshop.models import Group, Reaction, Seat, Statement, Station, Visit, Workshop
from workshop.services.plans import write_plan
from workshop.services.staff_sessions import sign_in_at

PEOPLE, RINGS, STATIONS = 300, 5, 8
STATEMENTS, MINUTES, ROUND = 2000, [13, 10, 8, 7], 3


@dataclass(frozen=True)
class LargeRoom:
    """The app over a store of its own, the evening, and the owner's browser."""

    app: Flask
    id: int
    code: str
    wall: str
    card: str
    staff: FlaskClient

    def move_to(self, state: str, number: int = 0) -> None:
        with self.app.app_context():
            move_to(db.session.get_one(Workshop, self.id), state, number)

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        """The statements of SQL sent meanwhile."""
        seen: list[str] = []

        def note(*call: Any) -> None:
            seen.append(call[2])

        with self.app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)


def open_large_room(folder: Path, state: str = "round", number: int = ROUND) -> LargeRoom:
    """Filled and moved to where it is asked for; ``folder`` is not there yet."""
    folder.mkdir()
    app = create_app(
        Settings(instance=folder, database_url=f"sqlite:///{folder / 'large.db'}", secret_key="for a load run only" * 2)
    )
    made = app.test_cli_runner().invoke(args=["init-db"])
    assert made.exit_code == 0, made.output
    with app.app_context():
        centre = make_centre()
        workshop = make_workshop(centre, template="region", people=PEOPLE)
        add_stations(workshop)
        write_plan(workshop=workshop, minutes=MINUTES, groups=STATIONS, rings=RINGS)
        db.session.commit()
        fill(workshop)
        move_to(workshop, state, number)
        card = db.session.scalars(select(Station.host_token).where(Station.workshop_id == workshop.id)).first()
        return LargeRoom(app, workshop.id, workshop.code, workshop.wall_token, str(card), owner(app, centre))


def owner(app: Flask, centre: Centre) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = centre.owner.get_id(), True
        session[BEGUN] = sign_in_at(datetime.now(UTC))
    return client


def add_stations(workshop: Workshop) -> None:
    """As many as there are groups in a ring, each like the first."""
    stations = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).all()
    like = {
        column.name: getattr(stations[0], column.name)
        for column in Station.__table__.columns
        if column.name not in {"id", "number", "host_token"}
    }
    for number in range(len(stations) + 1, STATIONS + 1):
        db.session.add(Station(**like, number=number, host_token=secrets.token_urlsafe(12)))
    db.session.flush()


def fill(workshop: Workshop) -> None:
    """Seats by phone and at the desk, what the groups have written where they were, and marks on a third of it."""
    groups = list(db.session.scalars(select(Group.id).where(Group.workshop_id == workshop.id)))
    seats = [seat_row(workshop.id, groups[person % len(groups)], by_desk=person % 4 == 0) for person in range(PEOPLE)]
    db.session.execute(insert(Seat), seats)
    asked = (
        select(Visit.group_id, Visit.round_number, Station.id, Station.kinds, Group.ring)
        .join(Station, (Station.number == Visit.station_number) & (Station.workshop_id == Visit.workshop_id))
        .join(Group, Group.id == Visit.group_id)
        .where(Visit.workshop_id == workshop.id, Visit.round_number.between(1, ROUND))
    )
    visits = db.session.execute(asked).all()
    texts = list_texts(STATEMENTS)
    rows = [statement_row(workshop.id, text, visits[place % len(visits)]) for place, text in enumerate(texts)]
    db.session.execute(insert(Statement), rows)
    add_marks(workshop.id, groups)
    db.session.commit()


def seat_row(workshop_id: int, group: int, *, by_desk: bool) -> dict[str, object]:
    return {
        "workshop_id": workshop_id,
        "token_hash": None if by_desk else secrets.token_hex(32),
        "group_id": group,
        "origin": "desk" if by_desk else "phone",
        "phone": not by_desk,
        "arrived_at": NOW,
    }


def statement_row(workshop_id: int, text: str, visit: Any) -> dict[str, object]:
    group, round_number, station, kinds, ring = visit
    return {
        "workshop_id": workshop_id,
        "station_id": station,
        "group_id": group,
        "ring": ring,
        "round_number": round_number,
        "kind": kinds[0],
        "text": text,
        "state": "shown",
        "key": str(uuid.uuid4()),
        "created_at": NOW,
        "moderated_at": NOW,
    }


def add_marks(workshop_id: int, groups: list[int]) -> None:
    statements = db.session.scalars(select(Statement.id).where(Statement.workshop_id == workshop_id)).all()
    marks = [
        {
            "workshop_id": workshop_id,
            "statement_id": statement,
            "group_id": groups[place % len(groups)],
            "round_number": 2,
            "mark": "agree",
            "origin": "paper",
            "key": str(uuid.uuid4()),
            "created_at": NOW,
            "count": 1 + place % 3,
        }
        for place, statement in enumerate(statements[::3])
    ]
    db.session.execute(insert(Reaction), marks)
