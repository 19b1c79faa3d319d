"""Four groups at four stations whose plan is changed while they walk."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.carousel.replan_changes import Change
from workshop.extensions import db
from workshop.models import Group, Station, Visit, Workshop
from workshop.services.evening import find_evening
from workshop.services.plans import write_plan
from workshop.services.replanning import Preview, apply_replan, preview_replan


def make_walking() -> Workshop:
    """Four groups at four of the five stations, four rounds."""
    made = make_workshop(make_centre(), people=20)
    db.session.delete(station(made, 5))
    write_plan(workshop=made, minutes=[13, 10, 8, 7], groups=4)
    db.session.commit()
    return made


def station(workshop: Workshop, number: int) -> Station:
    asked = select(Station).where(Station.workshop_id == workshop.id, Station.number == number)
    return db.session.scalars(asked).one()


def change(workshop: Workshop, wanted: Change, seconds: int = 0) -> None:
    seen = find_evening(workshop.id).stage_revision
    apply_replan(workshop=workshop, change=wanted, expected=seen, actor="1", now=NOW + timedelta(seconds=seconds))


def look(workshop: Workshop, wanted: Change) -> Preview:
    return preview_replan(workshop=workshop, change=wanted, now=NOW)


def routes(workshop: Workshop) -> dict[str, dict[int, int]]:
    """Stations by letter and round, the home round as 0."""
    rows = db.session.execute(
        select(Group.letter, Visit.round_number, Visit.station_number)
        .join(Visit, Visit.group_id == Group.id)
        .where(Group.workshop_id == workshop.id)
        .order_by(Group.letter, Visit.round_number)
    )
    found: dict[str, dict[int, int]] = {}
    for letter, number, place in rows:
        found.setdefault(letter, {})[number] = place
    return found
