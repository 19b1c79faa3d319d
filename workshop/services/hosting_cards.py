"""What the cards of the tables' hosts say, gathered for paper: one for each station in each ring."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Station
from workshop.services.hosting import table_of
from workshop.services.plans import rings_of


@dataclass(frozen=True)
class HostCard:
    """``token`` opens the tables of the station on its card; whoever reads it may write there."""

    table: int
    station_number: int
    token: str


def list_cards(workshop_id: int) -> list[HostCard]:
    """In the order of the tables."""
    stations = db.session.scalars(
        select(Station).where(Station.workshop_id == workshop_id).order_by(Station.number)
    ).all()
    return [
        HostCard(table_of(ring, len(stations), each.number), each.number, each.host_token)
        for ring in rings_of(workshop_id)
        for each in stations
    ]
