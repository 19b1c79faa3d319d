"""Writing the rotation plan of a workshop as rows: groups, rounds, and who is where in which round."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from workshop.domain.carousel import rings as planned
from workshop.domain.carousel.as_set import Wanted, plan_as_set
from workshop.domain.carousel.plan import Plan
from workshop.domain.carousel.rotation import Mode
from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evening, Group, Round, Station, Visit, Workshop
from workshop.services.whereabouts import HOME


def write_plan(
    *,
    workshop: Workshop,
    minutes: Sequence[int],
    groups: int | None = None,
    rings: int | None = None,
    seated: Sequence[str] | None = None,
) -> None:
    """Groups, rounds and visits for the workshop's people and stations, in place of those there were.

    Without ``groups`` and ``rings`` the sizing rules R1-R5 choose. ``seated`` names by letter the groups that cannot
    walk (R15); without it those stay so that were. Refuses once people have sat down. The caller commits.
    """
    refuse_begun(workshop)
    plan = planned_for(workshop, minutes, groups=groups, rings=rings, seated=seated)
    clear_plan(workshop.id)
    for number, length in enumerate(plan.minutes, start=1):
        db.session.add(Round(workshop_id=workshop.id, number=number, minutes=length))
    for ring in plan.rings:
        for place, group in enumerate(ring.groups, start=1):
            add_group(workshop, ring.number, place, group, (ring.number - 1) * plan.stations)
    db.session.flush()


def planned_for(
    workshop: Workshop,
    minutes: Sequence[int],
    *,
    groups: int | None,
    rings: int | None,
    seated: Sequence[str] | None = None,
) -> Plan:
    """What the planner makes of the workshop's settings; never more groups in a ring than stations (R11)."""
    stations = count_stations(workshop.id)
    wanted = Wanted(
        people=workshop.expected_people,
        stations=stations,
        minutes=check_rounds(minutes, stations),
        rings=rings,
        groups=min(groups, stations) if groups else None,
        order=workshop.plan_order,
        mode=mode_of(workshop),
        seated=seated_letters(workshop.id) if seated is None else tuple(seated),
    )
    return plan_as_set(wanted)


def mode_of(workshop: Workshop) -> Mode:
    """Who moves by the plan; in the café people mix, and the plan is that of groups which move."""
    return Mode.SHEETS_MOVE if workshop.plan_mode == Mode.SHEETS_MOVE else Mode.GROUPS_MOVE


def seated_letters(workshop_id: int) -> tuple[str, ...]:
    """The groups that cannot walk, as they were marked in the plan before (R15)."""
    marked = select(Group.letter).where(Group.workshop_id == workshop_id, Group.seated).order_by(Group.id)
    return tuple(db.session.scalars(marked))


def refuse_begun(workshop: Workshop) -> None:
    state = db.session.scalar(select(Evening.state).where(Evening.workshop_id == workshop.id))
    if state not in (None, State.PREPARED):
        raise WrongState("plan_fixed")


def count_stations(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(Station.id)).where(Station.workshop_id == workshop_id)) or 0


def rings_of(workshop_id: int) -> list[int]:
    """The rings of the evening, in order; one while there are no groups yet."""
    found = db.session.scalars(select(Group.ring).where(Group.workshop_id == workshop_id).distinct())
    return sorted(found) or [1]


def check_rounds(minutes: Sequence[int], stations: int) -> tuple[int, ...]:
    """At most as many rounds as stations, each of 1 to 60 minutes (R17 warns elsewhere)."""
    if not minutes or any(not 1 <= length <= 60 for length in minutes):
        raise Refusal("round_minutes", least=1, most=60)
    return tuple(minutes[:stations])


def clear_plan(workshop_id: int) -> None:
    for table in (Visit, Group, Round):
        db.session.execute(delete(table).where(table.workshop_id == workshop_id))


def add_group(workshop: Workshop, ring: int, place: int, planned_group: planned.Group, offset: int) -> None:
    """A group with its visits. Tables count on from ring to ring by ``offset``."""
    group = Group(
        workshop_id=workshop.id,
        ring=ring,
        place=place,
        letter=planned_group.letter,
        colour=planned_group.colour,
        turn=planned_group.turn,
        size=planned_group.size,
        seated=planned_group.seated,
    )
    db.session.add(group)
    db.session.flush()
    home = (planned_group.home, planned_group.tables[0])
    stops = (home, *zip(planned_group.route, planned_group.tables, strict=True))
    for number, (station, table) in enumerate(stops, start=HOME):
        db.session.add(
            Visit(
                workshop_id=workshop.id,
                group_id=group.id,
                round_number=number,
                station_number=station,
                table_number=offset + table,
            )
        )
