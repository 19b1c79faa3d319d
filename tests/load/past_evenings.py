"""Evenings of the past in a store, so that one more can be measured beside them.

python -m tests.load.past_evenings MANY    over the store of WORKSHOP_INSTANCE, of the centre that is there
"""

from __future__ import annotations

import random
import secrets
import sys
import uuid
from datetime import UTC, datetime

from sqlalchemy import insert, select

from tests.load.texts import list_texts
from workshop import create_app
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Community, Evening, Group, Organisation, Seat, Statement, Station, Workshop
from workshop.services.library import get_template
from workshop.services.workshops import NewWorkshop, create_workshop

PEOPLE, ANSWERS = 60, 720
"""Of one evening (performance: twelve answers a person)."""
TEMPLATE = "region-short"


def add_evening(now: datetime) -> Workshop:
    """One that is over, with its seats and its statements; the caller commits."""
    organisation = db.session.scalars(select(Organisation).limit(1)).one()
    community = db.session.scalars(select(Community).limit(1)).one()
    new = NewWorkshop(title="Pretekli večer", community_id=community.id, expected_people=PEOPLE)
    made = create_workshop(
        organisation=organisation, template=get_template(TEMPLATE), new=new, actor="load run", now=now
    )
    db.session.get_one(Evening, made.id).state = State.EVALUATION
    groups = list(db.session.scalars(select(Group.id).where(Group.workshop_id == made.id)))
    add_statements(made.id, add_seats(made.id, groups, now), groups, now)
    return made


def add_seats(workshop_id: int, groups: list[int], now: datetime) -> list[int]:
    """The ids of new seats, one a person."""
    seats = [
        {
            "workshop_id": workshop_id,
            "token_hash": secrets.token_hex(32),
            "group_id": groups[person % len(groups)],
            "origin": "phone",
            "arrived_at": now,
        }
        for person in range(PEOPLE)
    ]
    db.session.execute(insert(Seat), seats)
    return list(db.session.scalars(select(Seat.id).where(Seat.workshop_id == workshop_id)))


def add_statements(workshop_id: int, seats: list[int], groups: list[int], now: datetime) -> None:
    stations = db.session.execute(select(Station.id, Station.kinds).where(Station.workshop_id == workshop_id)).all()
    chance = random.Random(workshop_id)
    rows = []
    for place, text in enumerate(list_texts(ANSWERS)):
        station, kinds = stations[place % len(stations)]
        rows.append(
            {
                "workshop_id": workshop_id,
                "station_id": station,
                "group_id": chance.choice(groups),
                "seat_id": seats[place % len(seats)],
                "kind": kinds[0],
                "text": text,
                "state": "shown",
                "key": str(uuid.uuid4()),
                "created_at": now,
                "moderated_at": now,
            }
        )
    db.session.execute(insert(Statement), rows)


if __name__ == "__main__":
    with create_app().app_context():
        for _evening in range(int(sys.argv[1])):
            add_evening(datetime.now(UTC))
            db.session.commit()
