"""The course of the evening in a report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask

from tests.prints.reported import hold_evening
from tests.services.replanned import change, make_walking
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.carousel.replan_changes import Change
from workshop.models import Workshop
from workshop.services.report_course_facts import Closing, Evening
from workshop.services.report_evening import gather_evening, gather_groups


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def course(workshop: Workshop) -> Evening:
    return gather_evening(workshop, "sl", tuple(gather_groups(workshop.id).values()))


def test_rounds_stand_beside_what_was_planned(workshop: Workshop) -> None:
    hold_evening(workshop)
    assert [(one.planned, one.minutes) for one in course(workshop).rounds] == [
        (13, 14),
        (10, 11),
        (8, 9),
        (7, 8),
        (5, 6),
    ]


def test_rounds_not_held_have_no_length(workshop: Workshop) -> None:
    assert {one.minutes for one in course(workshop).rounds} == {None}
    assert course(workshop).started_at is None


def test_only_confirmed_assurances_and_shown_practices(workshop: Workshop) -> None:
    hold_evening(workshop)
    evening = course(workshop)
    assert [promise.person for promise in evening.promises] == ["Maja Primer"]
    assert len(evening.practices) == 3
    assert all(card.title and card.source for card in evening.practices)


def test_groups_stand_in_the_order_of_the_plan(workshop: Workshop) -> None:
    evening = course(workshop)
    assert [group.colour for group in evening.groups] == ["blue", "orange", "green", "yellow", "violet"]
    assert (evening.rings, len(evening.agenda)) == (1, 14)


def test_a_group_that_joined_another_and_a_closed_table_are_told(in_app: Flask) -> None:
    walking = make_walking()
    move_to(walking, "round", 1)
    change(walking, Change(close=frozenset({(1, 3)}), merge=(("B", "A"),)))
    evening = course(walking)
    assert [(group.letter, group.joined_from) for group in evening.groups] == [
        ("A", None),
        ("B", 2),
        ("C", None),
        ("D", None),
    ]
    assert (evening.closings, evening.stations) == ((Closing(3, 1, 2),), 4)


def test_a_break_and_a_gallery_walk_are_told_once_they_were_held(workshop: Workshop) -> None:
    workshop.break_after_round, workshop.break_minutes, workshop.gallery_minutes = 2, 10, 6
    assert (course(workshop).pause, course(workshop).gallery) == (None, 0)
    hold_evening(workshop)
    assert (course(workshop).pause, course(workshop).gallery) == ((2, 10), 6)


def test_an_end_before_the_beginning_is_not_told(workshop: Workshop) -> None:
    hold_evening(workshop)
    workshop.closed_at = NOW
    assert course(workshop).ended_at is None
    workshop.closed_at = NOW + timedelta(hours=3)
    assert course(workshop).ended_at == workshop.closed_at
