"""Whether a sheet can come from where it says: the plan knows where each group was in each round."""

from __future__ import annotations

from sqlalchemy import select

from workshop.domain.carousel.rotation import Mode
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Group, Station, Visit, Workshop


def refuse_off_plan(
    workshop: Workshop, station: Station, group: Group | None, round_number: int, accepted: str
) -> None:
    """Refuses a sheet of a group that was at another station in that round, until ``accepted`` names this very place.
    In a café people mix, so nobody was anywhere by plan."""
    if group is None or not round_number or workshop.plan_mode == Mode.CAFE:
        return
    asked = select(Visit.station_number).where(
        Visit.workshop_id == workshop.id, Visit.group_id == group.id, Visit.round_number == round_number
    )
    planned = db.session.scalar(asked)
    place = place_key(station.id, group.id, round_number)
    if planned is None or planned == station.number or accepted == place:
        return
    raise Refusal("off_plan", planned=planned, round=round_number, place=place)


def place_key(station_id: int, group_id: int, round_number: int) -> str:
    """What whoever types accepts with the second press."""
    return f"{station_id}-{group_id}-{round_number}"
