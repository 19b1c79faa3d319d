"""The part of a plan that can still change, as plain values: the journal keeps it, and undo writes it back.

Rounds that are done, their visits, statements and seats are no part of it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, exists, or_, select

from workshop.domain.carousel import naming
from workshop.domain.carousel.replan import NewPlan
from workshop.domain.carousel.standing import Standing
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Group, Reaction, Round, Seat, Statement, Station, Visit, Workshop
from workshop.services.whereabouts import HOME

Kept = dict[str, Any]
"""``from``: the first round that it covers; ``rounds`` number and minutes; ``break`` the round before it, or 0;
``closed`` station, ring and first closed round; ``groups`` by letter; ``visits`` by letter and round as (station,
table), the home round as 0. Keys are text, as in JSON."""


def kept_plan(workshop_id: int, first: int) -> Kept:
    """What is stored now from round ``first`` on."""
    groups = list(db.session.scalars(select(Group).where(Group.workshop_id == workshop_id).order_by(Group.id)))
    letters = {group.id: group.letter for group in groups}
    visits: dict[str, dict[str, list[int]]] = {group.letter: {} for group in groups}
    for visit in db.session.scalars(ahead(workshop_id, first).order_by(Visit.round_number)):
        visits[letters[visit.group_id]][str(visit.round_number)] = [visit.station_number, visit.table_number]
    rounds = select(Round.number, Round.minutes).where(Round.workshop_id == workshop_id, Round.number >= first)
    stations = select(Station.number, Station.closed).where(Station.workshop_id == workshop_id)
    return {
        "from": first,
        "rounds": {str(number): minutes for number, minutes in db.session.execute(rounds.order_by(Round.number))},
        "break": db.session.get_one(Workshop, workshop_id).break_after_round,
        "closed": {str(number): closed for number, closed in db.session.execute(stations) if closed},
        "groups": {group.letter: {"size": group.size, "joined": group.joined_letter} for group in groups},
        "visits": visits,
    }


def new_kept(before: Kept, plan: NewPlan, split: str | None) -> Kept:
    """The same for a plan that is not stored yet."""
    standing, first = plan.standing, int(before["from"])
    return {
        "from": first,
        "rounds": {str(number): standing.minutes[number - 1] for number in range(first, len(standing.minutes) + 1)},
        "break": standing.break_after,
        "closed": new_closed(before, standing),
        "groups": {
            group.letter: {"size": group.size, "joined": group.joined}
            | ({} if group.letter in before["groups"] else {"from": split, "ring": group.ring})
            for group in standing.groups
        },
        "visits": {
            group.letter: ({str(HOME): list(group.home)} if group.home else {})
            | {str(number): list(place) for number, place in enumerate(group.ahead, start=first) if place}
            for group in standing.groups
        },
    }


def new_closed(before: Kept, standing: Standing) -> dict[str, dict[str, int]]:
    """What was closed before stays closed since then."""
    found: dict[str, dict[str, int]] = {}
    for ring, station in sorted(standing.closed):
        since = before["closed"].get(str(station), {}).get(str(ring), before["from"])
        found.setdefault(str(station), {})[str(ring)] = since
    return found


def put_plan(workshop_id: int, kept: Kept) -> None:
    """The rows as they were kept. The caller commits."""
    put_groups(workshop_id, kept["groups"])
    put_rounds(workshop_id, int(kept["from"]), kept["rounds"])
    for station in db.session.scalars(select(Station).where(Station.workshop_id == workshop_id)):
        station.closed = kept["closed"].get(str(station.number), {})
    db.session.get_one(Workshop, workshop_id).break_after_round = kept["break"]
    put_visits(workshop_id, int(kept["from"]), kept["visits"])


def put_groups(workshop_id: int, kept: dict[str, dict[str, Any]]) -> None:
    """Groups made by what is taken back go, unless somebody has sat down there; a new one comes last in its ring."""
    rows = {row.letter: row for row in db.session.scalars(select(Group).where(Group.workshop_id == workshop_id))}
    for letter, row in rows.items():
        if letter not in kept:
            remove_group(row)
    for letter, facts in kept.items():
        if letter not in rows:
            rows[letter] = add_group(workshop_id, letter, facts["ring"], list(rows.values()))
        rows[letter].size, rows[letter].joined_letter = facts["size"], facts["joined"]
    db.session.flush()


def remove_group(row: Group) -> None:
    used = or_(*(exists().where(table.group_id == row.id) for table in (Seat, Statement, Reaction)))
    if db.session.scalar(select(used)):
        raise WrongState("undo_too_late")
    db.session.execute(delete(Visit).where(Visit.group_id == row.id))
    db.session.delete(row)


def add_group(workshop_id: int, letter: str, ring: int, others: list[Group]) -> Group:
    """The next group by letter and colour (R22)."""
    row = Group(
        workshop_id=workshop_id,
        ring=ring,
        place=max((other.place for other in others if other.ring == ring), default=0) + 1,
        letter=letter,
        colour=naming.colour(len(others)),
        turn=naming.turn(len(others)),
    )
    db.session.add(row)
    return row


def put_rounds(workshop_id: int, first: int, kept: dict[str, int]) -> None:
    rows = select(Round).where(Round.workshop_id == workshop_id, Round.number >= first)
    known = {str(row.number): row for row in db.session.scalars(rows)}
    for number, row in known.items():
        if number not in kept:
            db.session.delete(row)
    for number, minutes in kept.items():
        if number in known:
            known[number].minutes = minutes
        else:
            db.session.add(Round(workshop_id=workshop_id, number=int(number), minutes=minutes))


def put_visits(workshop_id: int, first: int, kept: dict[str, dict[str, list[int]]]) -> None:
    """Those to come and the way home written anew; a visit that stays the same stays the same row."""
    rows = db.session.execute(select(Group.letter, Group.id).where(Group.workshop_id == workshop_id))
    ids = {row.letter: row.id for row in rows}
    wanted = {(ids[letter], int(number)): place for letter, places in kept.items() for number, place in places.items()}
    for row in db.session.scalars(ahead(workshop_id, first)):
        place = wanted.pop((row.group_id, row.round_number), None)
        if place is None:
            db.session.delete(row)
        else:
            row.station_number, row.table_number = place
    for (group, number), (station, table) in wanted.items():
        db.session.add(
            Visit(
                workshop_id=workshop_id,
                group_id=group,
                round_number=number,
                station_number=station,
                table_number=table,
            )
        )


def ahead(workshop_id: int, first: int) -> Any:
    """The visits that can still change."""
    return select(Visit).where(
        Visit.workshop_id == workshop_id, or_(Visit.round_number == HOME, Visit.round_number >= first)
    )
