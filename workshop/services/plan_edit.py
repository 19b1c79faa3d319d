"""Changing groups, rounds and times of a workshop, and keeping the agenda and the plan in step with them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from math import ceil

from sqlalchemy import func, select

from workshop.domain.carousel.as_set import Wanted, plan_as_set, sizing_as_set
from workshop.domain.carousel.rotation import Mode
from workshop.domain.carousel.timetable import BREAK_MINUTES
from workshop.domain.punctuality import Lengths
from workshop.domain.templates import BlockKind
from workshop.extensions import db
from workshop.models import AgendaBlock, Group, Round, Workshop
from workshop.services.evening import lengths_of
from workshop.services.parts import list_ordered, list_parts, renumber
from workshop.services.plans import count_stations, refuse_begun, seated_letters, write_plan
from workshop.services.workshop_edit import note_change
from workshop.services.workshops import paper_numbers

LENGTHS = ("move_seconds", "home_minutes", "break_after_round", "break_minutes", "gallery_minutes")
"""What the workshop itself keeps of the plan's minutes."""


@dataclass(frozen=True)
class PlanSettings:
    """What the page of groups and rounds holds. Without ``rings`` and ``groups`` the sizing rules R1-R5 choose,
    for as many hosts as there are where ``hosts`` says; that is a question for the proposal and not stored. ``seated``
    names the groups that cannot walk (R15)."""

    people: int
    minutes: tuple[int, ...]
    rings: int | None
    groups: int | None
    order: str
    mode: str
    move_seconds: int
    home_minutes: int
    break_after_round: int = 0
    break_minutes: int = BREAK_MINUTES
    gallery_minutes: int = 0
    seated: tuple[str, ...] = ()
    hosts: int | None = None

    @property
    def lengths(self) -> Lengths:
        """The minutes of all that has a clock."""
        return Lengths(
            rounds=self.minutes,
            move=self.move_seconds / 60,
            home=self.home_minutes,
            break_after=self.break_after_round,
            pause=self.break_minutes,
            gallery=self.gallery_minutes,
        )


def plan_of(workshop: Workshop, hosts: int | None = None) -> PlanSettings:
    """The settings as they are stored; rings and groups are named only where they are not what the rules choose, for
    so many ``hosts`` where somebody says how many there are."""
    rings, groups = rings_and_groups(workshop.id)
    stored = PlanSettings(
        people=workshop.expected_people,
        minutes=tuple(row.minutes for row in list_parts(Round, workshop.id, Round.number)),
        rings=None,
        groups=None,
        order=workshop.plan_order,
        mode=workshop.plan_mode,
        move_seconds=workshop.move_seconds,
        home_minutes=workshop.home_minutes,
        break_after_round=workshop.break_after_round,
        break_minutes=workshop.break_minutes,
        gallery_minutes=workshop.gallery_minutes,
        seated=seated_letters(workshop.id),
        hosts=hosts,
    )
    if (rings, groups) == suggested(stored, count_stations(workshop.id)):
        return stored
    return replace(stored, rings=rings, groups=groups)


def wanted_of(plan: PlanSettings, stations: int) -> Wanted:
    """The settings as the planner takes them."""
    return Wanted(
        people=plan.people,
        stations=stations,
        minutes=plan.minutes,
        rings=plan.rings,
        groups=plan.groups,
        order=plan.order,
        mode=plan.mode,
        move=plan.move_seconds / 60,
        home=plan.home_minutes,
        seated=plan.seated,
        hosts=plan.hosts,
    )


def rings_and_groups(workshop_id: int) -> tuple[int, int]:
    """(rings, groups a ring) as they are stored."""
    rings, groups = db.session.execute(
        select(func.count(func.distinct(Group.ring)), func.count(Group.id)).where(Group.workshop_id == workshop_id)
    ).one()
    return rings, ceil(groups / rings) if rings else 0


def suggested(plan: PlanSettings, stations: int) -> tuple[int, int]:
    """(rings, groups a ring) that the sizing rules choose, whatever was set by hand."""
    sizing = sizing_as_set(wanted_of(replace(plan, rings=None, groups=None), stations))
    return sizing.rings, sizing.groups


def named_groups(plan: PlanSettings, stations: int) -> tuple[int | None, int | None]:
    """(rings, groups a ring) to write: as they were set, left to the rules, or by their numbers where the rules for
    groups that move, with all the hosts they need, would choose others: in the café, and where hosts are counted."""
    by_rule = plan.hosts is None and plan.mode != Mode.CAFE
    if plan.rings or plan.groups or by_rule:
        return plan.rings, plan.groups
    return suggested(plan, stations)


def change_plan(*, workshop: Workshop, plan: PlanSettings, actor: str, now: datetime) -> None:
    """Other groups and rounds, in place of those there were. Refuses once people have sat down."""
    before = plan_of(workshop)
    refuse_begun(workshop)
    stations = count_stations(workshop.id)
    made = plan_as_set(wanted_of(plan, stations))
    if plan.people != workshop.expected_people:
        for field, value in paper_numbers(plan.people).items():
            setattr(workshop, field, value)
    workshop.expected_people = plan.people
    workshop.plan_order, workshop.plan_mode = plan.order, plan.mode
    for field in LENGTHS:
        setattr(workshop, field, getattr(plan, field))
    seated = tuple(group.letter for group in made.groups if group.seated)
    rings, groups = named_groups(plan, stations)
    write_plan(workshop=workshop, minutes=plan.minutes, rings=rings, groups=groups, seated=seated)
    follow_in_agenda(workshop, anew=plan.lengths != before.lengths)
    note_change(workshop, "plan", before=asdict(before), after=asdict(plan), actor=actor, now=now)
    db.session.commit()


def lines_with(workshop_id: int, plan: PlanSettings) -> list[tuple[str, int]]:
    """The agenda's lines as they would be with this plan: (kind, minutes)."""
    taken = {
        str(BlockKind.CAROUSEL): ceil(plan.lengths.whole),
        str(BlockKind.HOME_ROUND): plan.home_minutes,
    }
    return [(block.kind, taken.get(block.kind, block.minutes)) for block in list_ordered(AgendaBlock, workshop_id)]


def follow_in_agenda(workshop: Workshop, *, anew: bool) -> None:
    """The agenda gives the carousel (its break and the gallery walk with it) and the home round the minutes that the
    plan takes. A note that named other minutes goes; one with numbers goes with any plan that is ``anew``, for other
    rounds may come to the same whole."""
    whole = ceil(lengths_of(workshop).whole)
    blocks = list_ordered(AgendaBlock, workshop.id)
    for block in blocks:
        if block.kind == BlockKind.CAROUSEL:
            stale = block.minutes != whole or (anew and any(sign.isdigit() for sign in block.note))
            block.minutes, block.note = whole, "" if stale else block.note
        elif block.kind == BlockKind.HOME_ROUND:
            block.minutes = workshop.home_minutes
    if workshop.home_minutes and not any(block.kind == BlockKind.HOME_ROUND for block in blocks):
        add_home_round(workshop, blocks)


def add_home_round(workshop: Workshop, blocks: list[AgendaBlock]) -> None:
    """A home round after the carousel, for agendas that had none. Its title is its kind's name on every page."""
    places = [place for place, block in enumerate(blocks, start=1) if block.kind == BlockKind.CAROUSEL]
    home = AgendaBlock(
        workshop_id=workshop.id,
        position=len(blocks) + 1,
        kind=str(BlockKind.HOME_ROUND),
        minutes=workshop.home_minutes,
    )
    db.session.add(home)
    db.session.flush()
    blocks.insert(places[-1] if places else len(blocks), home)
    renumber(blocks)


def follow_stations(workshop: Workshop, *, before: PlanSettings, stations_before: int) -> None:
    """The plan for the stations there are now: rings and groups as they were chosen, and a round more or less
    where everybody saw every station before. The caller commits."""
    minutes, stations = before.minutes, count_stations(workshop.id)
    if len(minutes) == stations_before < stations:
        minutes = (*minutes, minutes[-1])
    kept = min(before.groups, stations) if before.groups else None
    rings, groups = named_groups(replace(before, groups=kept), stations)
    write_plan(workshop=workshop, minutes=minutes[:stations], rings=rings, groups=groups)
    follow_in_agenda(workshop, anew=minutes[:stations] != before.minutes)
