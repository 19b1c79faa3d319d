"""The people of a report, in numbers alone: who came, who would join in, what they thought of the evening."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import case, func, or_, select

from workshop.domain.check_in import AGE_BANDS, CHANNELS, SECTORS
from workshop.domain.findings import SMALL, People, count_by, mask_cell, mask_cells, share
from workshop.domain.personal_data import mask
from workshop.domain.scales import sum_up
from workshop.extensions import db
from workshop.models import Evaluation, Seat, SignUp, VolunteerRole, Workshop
from workshop.services.head_count import count_heads
from workshop.services.report_crowd import Attendance, Interest, Opinion, Rating, Told

RATED = ("heard", "clear", "pleasant", "time_well_used")
AGAIN = ("yes", "maybe", "no")
QUESTIONS = {"sector": SECTORS, "age_band": AGE_BANDS, "heard_from": CHANNELS}


def gather_attendance(workshop: Workshop, *, first_bell: datetime | None, groups: int) -> Attendance:
    """Heads counted at closing where somebody counted them, else the seats taken."""
    seats, late = count_seats(workshop.id, first_bell)
    taken = sum(seats.values())
    counted = workshop.adults_counted is not None
    present = (workshop.adults_counted or 0) + (workshop.children_counted or 0) if counted else taken
    population = workshop.community.population if workshop.community.population_source else None
    return Attendance(
        present=People(present),
        counted=counted,
        adults=None if workshop.adults_counted is None else People(workshop.adults_counted),
        children=None if workshop.children_counted is None else People(workshop.children_counted),
        seats=People(taken),
        by_origin=tuple(mask_cells(seats).items()),
        late=mask_cell(late),
        groups=groups,
        population=share(People(present), People(population)) if population and present <= population else None,
        population_source=mask(workshop.community.population_source),
        heads=count_heads(workshop),
        desk="desk" in seats,
        told=gather_told(workshop.id),
    )


def gather_told(workshop_id: int) -> tuple[Told, ...]:
    """Sector, age and channel as people gave them at the desk; a question that too few answered is left out."""
    asked = [Seat.sector, Seat.age_band, Seat.heard_from]
    rows = db.session.execute(select(*asked).where(Seat.workshop_id == workshop_id, Seat.child.is_(False))).all()
    told = []
    for place, (question, known) in enumerate(QUESTIONS.items()):
        counts = count_by((str(row[place]) for row in rows if row[place]), str, known)
        people = sum(counts.values())
        if people >= SMALL:
            told.append(Told(question, People(people), tuple(mask_cells(counts).items())))
    return tuple(told)


def count_seats(workshop_id: int, first_bell: datetime | None) -> tuple[dict[str, int], int]:
    """Seats by origin, and how many were taken after the first round had begun."""
    late = Seat.arrived_round > 0
    came_late = case((or_(late, Seat.arrived_at > first_bell) if first_bell else late, 1), else_=0)
    rows = db.session.execute(
        select(Seat.origin, func.count(Seat.id), func.sum(came_late))
        .where(Seat.workshop_id == workshop_id)
        .group_by(Seat.origin)
        .order_by(Seat.origin)
    ).all()
    return {origin: count for origin, count, _ in rows}, sum(int(late) for _, _, late in rows)


def gather_interest(workshop: Workshop, language: str) -> Interest:
    """Sign-ups by role and by hours; a task that nobody chose has 0, once anybody signed up. Notes and contacts are
    never read here."""
    rows = db.session.execute(select(SignUp.role_numbers, SignUp.hours).where(SignUp.workshop_id == workshop.id)).all()
    roles = db.session.scalars(
        select(VolunteerRole).where(VolunteerRole.workshop_id == workshop.id).order_by(VolunteerRole.number)
    )
    ticked = Counter(number for numbers, _ in rows for number in set(numbers))
    named = [(role.name(language, workshop.language), ticked[role.number]) for role in roles if rows]
    named.sort(key=lambda pair: -pair[1])
    hours = count_by((band for _, band in rows if band), lambda band: band)
    return Interest(
        people=People(len(rows)),
        roles=tuple((name, mask_cell(count)) for name, count in named),
        hours=tuple(sorted(mask_cells(hours).items())),
    )


def gather_opinion(workshop_id: int) -> Opinion:
    """The evaluation. Remarks are counted and not quoted: nobody has moderated them."""
    rows = db.session.execute(
        select(
            *(getattr(Evaluation, key) for key in RATED), Evaluation.again, Evaluation.praise, Evaluation.change
        ).where(Evaluation.workshop_id == workshop_id)
    ).all()
    again = count_by((row.again for row in rows if row.again), lambda answer: answer, AGAIN)
    return Opinion(
        sheets=People(len(rows)),
        ratings=tuple(rating(key, [getattr(row, key) for row in rows]) for key in RATED),
        again=tuple(mask_cells(again).items()) if any(again.values()) else (),
        remarks=sum(bool(row.praise) + bool(row.change) for row in rows),
    )


def rating(key: str, given: list[int | None]) -> Rating:
    """Mean to one decimal and how many gave each mark; nothing but the number of answers when they are few."""
    scale = sum_up(given)
    if scale.answered < SMALL or scale.tenths is None:
        return Rating(key, People(scale.answered), None, ())
    return Rating(key, People(scale.answered), scale.tenths / 10, scale.spread)
