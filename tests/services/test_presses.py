"""The last press: what it was, where it led, whose it was."""

from __future__ import annotations

from tests.world import NOW, Centre, move_to
from workshop.domain.evening import Stage, State
from workshop.models import Workshop
from workshop.services.evening import change_clock, find_evening, last_move, move_on
from workshop.services.presses import Press, read_press


def last_press(workshop: Workshop) -> Press:
    found = last_move(workshop.id)
    assert found is not None
    return read_press(found)


def test_a_step_is_known_by_where_it_led_and_by_who_pressed(centre: Centre, workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    seen, bor = find_evening(workshop.id).stage_revision, str(centre.colleague.id)
    move_on(workshop=workshop, expected=seen, actor=bor, now=NOW)
    assert last_press(workshop) == Press("move_on", Stage(State.MOVE, 1), bor, centre.colleague.name)


def test_a_clock_that_was_ended_stays_where_it_was_and_nobody_is_named_whom_nobody_knows(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    seen = find_evening(workshop.id).stage_revision
    change_clock(workshop=workshop, change="cut", expected=seen, actor="command", now=NOW)
    assert last_press(workshop) == Press("clock_cut", Stage(State.ROUND, 2), "command", "")
