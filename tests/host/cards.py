"""The cards of an evening's hosts, for tests."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import func, select

from tests.resident.evenings import Hall
from tests.world import make_centre, make_workshop
from workshop.extensions import db
from workshop.models import HostSeen, Station


def card_of(hall: Hall, station: int = 1) -> str:
    """The token on the card of a station."""
    with hall.app.app_context():
        return db.session.execute(
            select(Station.host_token).where(Station.workshop_id == hall.id, Station.number == station)
        ).scalar_one()


def table_path(hall: Hall, table: int = 1) -> str:
    """The page of a table in an evening of one ring."""
    return f"/host/{card_of(hall, table)}/{table}"


def count_seen(hall: Hall) -> int:
    with hall.app.app_context():
        return db.session.scalar(select(func.count()).select_from(HostSeen)) or 0


def make_large_hall(app: Flask) -> Hall:
    """An evening of sixty people, in several rings."""
    with app.app_context():
        workshop = make_workshop(make_centre(), people=60)
        return Hall(app, workshop.id, workshop.code)
