"""What the cards of the tables' hosts say, gathered for paper: one for each station in each ring."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from workshop.extensions import db
from workshop.models import Station
from workshop.services.hosting import list_tables


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
    cards = [HostCard(table, each.number, each.host_token) for each in stations for table in list_tables(each)]
    return sorted(cards, key=lambda card: card.table)
