"""Who walked with which group in which round, in numbers that give nobody away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.prints.reported import hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Group, Round, Seat, Workshop
from workshop.services.console_tables import count_people
from workshop.services.report_evening import gather_evening, gather_groups
from workshop.services.report_walks import Walks, gather_walks


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    hold_evening(made)
    return made


def walks_of(workshop: Workshop) -> Walks | None:
    evening = gather_evening(workshop, "sl", tuple(gather_groups(workshop.id).values()))
    return gather_walks(workshop, evening)


def seat(workshop: Workshop, *sizes: int) -> list[Group]:
    """So many people in the groups, in their order."""
    groups = list(db.session.scalars(select(Group).filter_by(workshop_id=workshop.id).order_by(Group.place)))
    for group, size in zip(groups, sizes, strict=True):
        for _person in range(size):
            db.session.add(Seat(workshop_id=workshop.id, group_id=group.id, arrived_at=NOW))
    db.session.commit()
    return groups


def column(walks: Walks | None, number: int) -> list[object]:
    assert walks is not None
    cells = [cells[number - 1] for _group, cells in walks.rows]
    return [None if cell is None else cell.value or str(cell.shown) for cell in cells]


def test_without_anybody_in_a_group_there_is_no_table(workshop: Workshop) -> None:
    assert walks_of(workshop) is None


def test_small_groups_are_covered_and_cannot_be_worked_out_from_the_total(workshop: Workshop) -> None:
    seat(workshop, 6, 5, 5, 5, 3)
    walks = walks_of(workshop)
    assert walks is not None
    assert (walks.rounds, walks.together[0]) == ((1, 2, 3, 4, 5), 24)
    assert column(walks, 1) == [6, 5, 5, "withheld", "below"]


def test_latecomers_count_from_their_round_and_leavers_until_they_went(workshop: Workshop) -> None:
    groups = seat(workshop, 5, 5, 5, 5, 5)
    late = Seat(workshop_id=workshop.id, group_id=groups[0].id, arrived_at=NOW, arrived_round=3)
    gone = Seat(workshop_id=workshop.id, group_id=groups[1].id, arrived_at=NOW, left_at=NOW + timedelta(minutes=62))
    db.session.add_all([late, gone])
    db.session.commit()
    walks = walks_of(workshop)
    assert [column(walks, number)[:2] for number in (1, 2, 3)] == [[5, 6], [5, 6], [6, 5]]


def test_whoever_came_in_the_break_was_not_in_the_round_before_it(workshop: Workshop) -> None:
    groups = seat(workshop, 5, 5, 5, 5, 5)
    ended = db.session.scalars(select(Round.ended_at).filter_by(workshop_id=workshop.id, number=2)).one()
    assert ended is not None
    for minutes in (-1, 1):
        at = ended + timedelta(minutes=minutes)
        db.session.add(Seat(workshop_id=workshop.id, group_id=groups[0].id, arrived_at=at, arrived_round=2))
    db.session.commit()
    walks = walks_of(workshop)
    assert walks is not None
    assert walks.together[:4] == (25, 26, 27, 27)


def test_children_are_counted_as_little_as_on_the_console(workshop: Workshop) -> None:
    groups = seat(workshop, 5, 5, 5, 5, 5)
    db.session.add(Seat(workshop_id=workshop.id, group_id=groups[0].id, arrived_at=NOW, child=True))
    db.session.commit()
    walks = walks_of(workshop)
    assert walks is not None
    assert walks.together[0] == 25 == sum(people for people, _phones in count_people(workshop.id).values())


def test_a_group_that_joined_another_counts_with_it(workshop: Workshop) -> None:
    groups = seat(workshop, 6, 5, 5, 5, 5)
    groups[1].joined_letter = groups[0].letter
    db.session.execute(db.text(f"DELETE FROM visits WHERE group_id = {groups[1].id} AND round_number > 2"))
    db.session.commit()
    walks = walks_of(workshop)
    assert [column(walks, number)[:2] for number in (2, 3)] == [[6, 5], [11, None]]
