"""The plan of a running evening, read as the planner takes it."""

from __future__ import annotations

import json
from collections import defaultdict

from sqlalchemy import case, func, select

from workshop.domain.carousel.merging import Present, partner, too_small
from workshop.domain.carousel.rotation import Mode, Order
from workshop.domain.carousel.standing import Place, Standing, Walking
from workshop.domain.evening import BEFORE_ROUNDS, CHANGING, State
from workshop.domain.refusals import WrongState
from workshop.extensions import db
from workshop.models import Evening, Group, JournalEntry, Round, Seat, Station, Visit, Workshop
from workshop.services.plans import mode_of
from workshop.services.whereabouts import HOME

REPLAN = "replan"
"""The act under which the journal keeps a change of the plan."""
Visits = dict[int, dict[int, Place]]
"""(station, table) by group and round."""


def done_rounds(evening: Evening) -> int:
    """How many rounds stay as they are: those that are over and the one that runs. Refuses before the doors open,
    when the plan itself can be changed, and once the last round is over."""
    state = State(evening.state)
    if state is State.PREPARED:
        raise WrongState("evening_not_begun")
    if state in BEFORE_ROUNDS:
        return 0
    if state not in {State.ROUND, State.MOVE, State.BREAK}:
        raise WrongState("replan_over")
    return evening.round_number


def read_standing(workshop: Workshop, evening: Evening) -> Standing:
    """Groups, routes and rounds as they stand. The number of queries does not grow with the evening."""
    done = done_rounds(evening)
    rounds = db.session.scalars(
        select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number)
    ).all()
    stations = db.session.execute(
        select(Station.number, Station.closed).where(Station.workshop_id == workshop.id)
    ).all()
    break_after = workshop.break_after_round if workshop.break_after_round < len(rounds) else 0
    return Standing(
        stations=len(stations),
        closed=frozenset((int(ring), number) for number, closed in stations for ring in closed),
        done=done,
        minutes=tuple(rounds),
        move=workshop.move_seconds / 60,
        home=workshop.home_minutes,
        mode=mode_of(workshop),
        groups=read_walking(workshop.id, done, len(rounds)),
        fixed=done + (evening.state in CHANGING),
        break_after=break_after,
        pause=workshop.break_minutes,
        order=Order(workshop.plan_order),
        cafe=workshop.plan_mode == Mode.CAFE,
    )


def read_walking(workshop_id: int, done: int, rounds: int) -> tuple[Walking, ...]:
    """The groups by their rows, which is the order of their letters."""
    groups = db.session.scalars(select(Group).where(Group.workshop_id == workshop_id).order_by(Group.id)).all()
    visits, people, parents = read_visits(workshop_id), count_people(workshop_id), read_parents(workshop_id)
    there = count_there(workshop_id)
    ids = {group.letter: group.id for group in groups}
    return tuple(
        Walking(
            letter=group.letter,
            ring=group.ring,
            size=group.size if people is None else people.get(group.id, 0),
            past=past(visits, group.id, ids.get(parents.get(group.letter, ""), group.id), done),
            ahead=tuple(visits[group.id].get(number) for number in range(done + 1, rounds + 1)),
            home=visits[group.id].get(HOME),
            table=next(
                (visits[group.id][n][1] for n in (done, 1, *sorted(visits[group.id])) if n in visits[group.id]), 0
            ),
            seated=group.seated,
            joined=group.joined_letter,
            there=there.get(group.id, 0) if there else None,
        )
        for group in groups
    )


def past(visits: Visits, group: int, parent: int, done: int) -> tuple[int, ...]:
    """The stations of the rounds that are done; before it was one of its own, those of the group it was part of."""
    found = [visits[group].get(number) or visits[parent].get(number) for number in range(1, done + 1)]
    return tuple(place[0] for place in found if place)


def read_visits(workshop_id: int) -> Visits:
    rows = db.session.execute(
        select(Visit.group_id, Visit.round_number, Visit.station_number, Visit.table_number).where(
            Visit.workshop_id == workshop_id
        )
    )
    found: Visits = defaultdict(dict)
    for group, number, station, table in rows:
        found[group][number] = station, table
    return found


def read_parents(workshop_id: int) -> dict[str, str]:
    """From which group each one came that was made while the evening ran, as the journal says."""
    rows = db.session.scalars(
        select(JournalEntry.after).where(JournalEntry.workshop_id == workshop_id, JournalEntry.act == REPLAN)
    )
    groups = [json.loads(row).get("plan", {}).get("groups", {}) for row in rows]
    return {letter: facts["from"] for each in groups for letter, facts in each.items() if facts.get("from")}


def count_there(workshop_id: int) -> dict[int, int]:
    """Adults who are there, by group, however they arrived; empty while nobody has."""
    rows = db.session.execute(
        select(Seat.group_id, func.count(Seat.id))
        .where(Seat.workshop_id == workshop_id, Seat.left_at.is_(None), ~Seat.child, Seat.group_id.is_not(None))
        .group_by(Seat.group_id)
    )
    return {group: count for group, count in rows if group is not None}


def count_people(workshop_id: int) -> dict[int, int] | None:
    """Adults who are there, by group; None where the desk does not count, and phones alone would be too few."""
    at_desk = func.sum(case((Seat.origin == "desk", 1), else_=0))
    there = func.sum(case((Seat.left_at.is_(None) & ~Seat.child, 1), else_=0))
    rows = db.session.execute(
        select(Seat.group_id, there, at_desk).where(Seat.workshop_id == workshop_id).group_by(Seat.group_id)
    ).all()
    if not any(desk for _group, _there, desk in rows):
        return None
    return {group: count for group, count, _desk in rows if group is not None}


def suggested_merges(standing: Standing) -> tuple[tuple[str, str], ...]:
    """R21: groups of fewer than three with the group that each had best join, the smallest first."""
    found = []
    for ring in standing.rings:
        there = [Present(group.letter, standing.people(group), (), group.seated) for group in standing.walking(ring)]
        found += [(group.letter, partner(group, there).letter) for group in too_small(there)]
    return tuple(found)
