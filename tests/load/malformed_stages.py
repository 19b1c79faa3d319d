"""Evenings at several moments, each kept as a file of its own, with everybody who may send something to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import select, update

from tests import stores
from tests.load.malformed_forms import Offers
from tests.rights.filling import Ids, first_row, parents
from tests.rights.installation import PLAIN, SEAT, Installation, Place, Visit, path_of, visit_of
from tests.world import move_to
from workshop.extensions import db
from workshop.models import Seat, Station, VoteOption, Workshop
from workshop.services.demo import demo_owner, seed_demo
from workshop.services.seats import hash_token

ROLES = ("owner", "resident", "stranger", "host")
ROOMS_OF = {"resident": ("/<code", "/contact", "/language", "/"), "host": ("/host",)}
"""Beginnings of the addresses that are asked most by a phone or a table's screen."""
LINES = ("Klub", "Prevoz", "Vrt")


@dataclass
class Stage:
    """A store to come back to, and who comes with what to which evening."""

    name: str
    saved: str
    places: dict[str, Place]
    visits: dict[str, Visit]
    offers: Offers = field(default_factory=Offers)

    def path(self, role: str, rule: str) -> str:
        return path_of(rule, self.places[role])

    def cookie(self, role: str) -> str:
        seat = f"; seat={SEAT}" if role == "resident" else ""
        return f"session={self.visits[role].cookie}{seat}"


def visits_of(house: Installation) -> dict[str, Visit]:
    stranger = house.visits["stranger"]
    return {"owner": house.visits["owner"], "resident": stranger, "stranger": stranger, "host": stranger}


def own_stage(house: Installation, state: str, round_number: int = 0) -> Stage:
    """The evenings of both centres in a state: the first one's owner, and a resident of the second's."""
    stores.put_back(house.settings, PLAIN)
    places = dict.fromkeys(ROLES, house.first) | {"resident": house.second}
    with house.app.app_context():
        for place in (house.first, house.second):
            workshop = db.session.get_one(Workshop, place.ids["workshops"])
            db.session.add_all(VoteOption(workshop_id=workshop.id, number=n, text=t) for n, t in enumerate(LINES, 1))
            db.session.commit()
            if state != "prepared":
                move_to(workshop, state, round_number)
    return Stage(state, kept(house, state), places, visits_of(house))


def demo_stages(house: Installation) -> Iterator[Stage]:
    """The demo's evenings, which have rows of nearly every kind: finished, running, prepared."""
    stores.put_back(house.settings, PLAIN)
    with house.app.app_context():
        evenings = seed_demo(now=datetime.now(UTC), secret=str(house.app.config["SECRET_KEY"]))
        places = [(evening.state, place_of(evening.code)) for evening in evenings]
        owner = demo_owner()
        assert owner is not None
        db.session.refresh(owner)
        db.session.expunge(owner)
    visits = visits_of(house) | {"owner": visit_of(house.app, owner)}
    saved = kept(house, "demo")
    for state, place in places:
        yield Stage(f"demo {state}", saved, dict.fromkeys(ROLES, place), visits)


def place_of(code: str) -> Place:
    """An evening with the first row of each table that hangs on it; one of its seats is our resident's."""
    workshop = db.session.scalars(select(Workshop).where(Workshop.code == code)).one()
    ids: Ids = {"workshops": workshop.id, "organisations": workshop.organisation_id}
    ids |= {"programmes": workshop.programme_id, "communities": workshop.community_id}
    for table in db.metadata.sorted_tables:
        links = parents(table, ids) if table.name not in ids else {}
        if links and (row := first_row(table, links)) is not None:
            ids[table.name] = row
    hosts = select(Station.host_token).where(Station.workshop_id == workshop.id)
    if "seats" in ids and not db.session.scalar(select(Seat.id).where(Seat.token_hash == hash_token(SEAT))):
        db.session.execute(update(Seat).where(Seat.id == ids["seats"]).values(token_hash=hash_token(SEAT)))
        db.session.commit()
    return Place(ids, code, workshop.wall_token, workshop.report_token, str(db.session.scalars(hosts).first()))


def kept(house: Installation, name: str) -> str:
    stores.keep(house.settings, name)
    return name
