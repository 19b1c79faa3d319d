"""Many evenings of one installation, each in its first round, and what of theirs lies in the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select, text

from tests.load.facilitator import PASSWORD
from tests.load.past_evenings import PEOPLE, TEMPLATE
from workshop import create_app
from workshop.config import Settings, read_database_url
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Group, Organisation, Workshop
from workshop.services.evening import find_evening, move_on
from workshop.services.library import get_template
from workshop.services.organisations import named_organisation
from workshop.services.sign_in import add_account, hash_password
from workshop.services.workshops import NewWorkshop, create_workshop

EMAIL = "ana@load.test"
__all__ = ["EMAIL", "PASSWORD", "PEOPLE", "Room", "Store", "opened_store"]


@dataclass(frozen=True)
class Room:
    """One evening as its phones, its wall and its console find it."""

    workshop_id: int
    code: str
    wall: str
    groups: tuple[int, ...]


class Store:
    """The store beside the servers; each look is a connection of its own."""

    def __init__(self, folder: Path, address: str) -> None:
        url = read_database_url(address, folder)
        self.app = create_app(Settings(instance=folder, database_url=url, secret_key="beside the servers" * 2))

    def make_rooms(self, many: int) -> list[Room]:
        with self.app.app_context():
            centre = make_centre(datetime.now(UTC))
            rooms = [make_room(centre, number) for number in range(many)]
            db.session.remove()
        return rooms

    def count_keys(self) -> dict[str, int]:
        """How often the store holds each answer, by the key of its form."""
        with self.app.app_context():
            rows = db.session.execute(text("SELECT key, count(*) FROM statements GROUP BY key")).all()
            db.session.remove()
        return {str(key): int(many) for key, many in rows}

    def close(self) -> None:
        with self.app.app_context():
            db.engine.dispose()


def make_centre(now: datetime) -> Organisation:
    """With its owner, who signs in by EMAIL and PASSWORD."""
    centre = named_organisation("Load run", now=now)
    account = add_account(organisation=centre, name="Ana", email=EMAIL, role="owner", now=now)
    account.password_hash = hash_password(PASSWORD)
    db.session.commit()
    return centre


def make_room(centre: Organisation, number: int, state: State = State.ROUND) -> Room:
    """An evening of sixty people, planned as its template says, that has just come to this state."""
    new = NewWorkshop(title=f"Večer {number + 1}", community_name="Golnik", expected_people=PEOPLE)
    workshop = create_workshop(
        organisation=centre, template=get_template(TEMPLATE), new=new, actor="load run", now=datetime.now(UTC)
    )
    move_to(workshop, state)
    groups = tuple(db.session.scalars(select(Group.id).where(Group.workshop_id == workshop.id).order_by(Group.place)))
    return Room(workshop.id, workshop.code, f"/wall/{workshop.wall_token}", groups)


def move_to(workshop: Workshop, state: State) -> None:
    evening = find_evening(workshop.id)
    while evening.state != state:
        seen = evening.stage_revision
        evening = move_on(workshop=workshop, expected=seen, actor="load run", now=datetime.now(UTC))


@contextmanager
def opened_store(folder: Path, address: str) -> Iterator[Store]:
    store = Store(folder, address)
    try:
        yield store
    finally:
        store.close()
