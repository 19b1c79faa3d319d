"""Writing the rotation plan of a workshop as rows: groups, rounds, and who is where in which round."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, func, select

from workshop.domain.carousel.rotation import Route, routes
from workshop.domain.carousel.sizing import share_people, size_rings
from workshop.domain.evening import State
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import Evening, Group, Round, Station, Visit, Workshop
from workshop.services.whereabouts import HOME

COLOURS = ("blue", "orange", "green", "yellow", "violet", "white", "grey", "black")
"""The order of the groups everywhere: wall, cards, plans (experience.md C)."""
MOST_GROUPS = 64


def write_plan(
    *,
    workshop: Workshop,
    minutes: Sequence[int],
    groups: int | None = None,
    rings: int | None = None,
) -> None:
    """Groups, rounds and visits for the workshop's people and stations, in place of those there were.

    Without ``groups`` and ``rings`` the sizing rules R1-R5 choose. Refuses once people have sat down.
    The caller commits.
    """
    refuse_begun(workshop)
    stations = count_stations(workshop.id)
    rounds = check_rounds(minutes, stations)
    sizes = ring_sizes(workshop.expected_people, stations, groups=groups, rings=rings)
    clear_plan(workshop.id)
    for number, length in enumerate(rounds, start=1):
        db.session.add(Round(workshop_id=workshop.id, number=number, minutes=length))
    for ring, ring_groups in enumerate(sizes, start=1):
        add_ring(workshop, ring, ring_groups, stations, len(rounds), first=(ring - 1) * len(ring_groups))
    db.session.flush()


def refuse_begun(workshop: Workshop) -> None:
    state = db.session.scalar(select(Evening.state).where(Evening.workshop_id == workshop.id))
    if state not in (None, State.PREPARED):
        raise WrongState("plan_fixed")


def count_stations(workshop_id: int) -> int:
    return db.session.scalar(select(func.count(Station.id)).where(Station.workshop_id == workshop_id)) or 0


def check_rounds(minutes: Sequence[int], stations: int) -> tuple[int, ...]:
    """At most as many rounds as stations, each of 1 to 60 minutes (R17 warns elsewhere)."""
    if not minutes or any(not 1 <= length <= 60 for length in minutes):
        raise Refusal("round_minutes", least=1, most=60)
    return tuple(minutes[:stations])


def ring_sizes(people: int, stations: int, *, groups: int | None, rings: int | None) -> tuple[tuple[int, ...], ...]:
    """People in each group of each ring; the sizing rules decide what was not said."""
    if groups is None and rings is None:
        return size_rings(people, stations).sizes
    a_ring = min(groups or stations, stations)
    many = rings or 1
    if a_ring < 1 or not 1 <= a_ring * many <= MOST_GROUPS:
        raise Refusal("plan_groups", groups=a_ring, stations=stations)
    flat = share_people(people, a_ring * many)
    return tuple(flat[start : start + a_ring] for start in range(0, len(flat), a_ring))


def clear_plan(workshop_id: int) -> None:
    for table in (Visit, Group, Round):
        db.session.execute(delete(table).where(table.workshop_id == workshop_id))


def add_ring(workshop: Workshop, ring: int, sizes: tuple[int, ...], stations: int, rounds: int, *, first: int) -> None:
    """One ring's groups with their visits. ``first`` is how many groups stand before it."""
    for place, route in enumerate(routes(len(sizes), stations, rounds, workshop.plan_order)):
        turn, colour = divmod(first + place, len(COLOURS))
        group = Group(
            workshop_id=workshop.id,
            ring=ring,
            place=place + 1,
            letter=letter(first + place),
            colour=COLOURS[colour],
            turn=turn + 1,
            size=sizes[place],
        )
        db.session.add(group)
        db.session.flush()
        add_visits(workshop, group, route, stations)


def add_visits(workshop: Workshop, group: Group, route: Route, stations: int) -> None:
    """Where the group is in each round, and at home. Tables count on from ring to ring; when the sheets
    move instead (R14) the group's table stays and its station changes."""
    offset = (group.ring - 1) * stations
    for number, station in ((HOME, route[0]), *enumerate(route, start=1)):
        table = route[0] if workshop.plan_mode == "sheets_move" else station
        db.session.add(
            Visit(
                workshop_id=workshop.id,
                group_id=group.id,
                round_number=number,
                station_number=station,
                table_number=offset + table,
            )
        )


def letter(index: int) -> str:
    """A, B, … Z, AA, AB …: the mark of a group beside its colour."""
    first, last = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
