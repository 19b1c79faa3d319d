"""A changed plan as screens tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from tests.services.replanned import change, make_walking
from tests.world import NOW, move_to
from workshop.domain.carousel.replan_changes import Change
from workshop.domain.evening import State
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.evening import find_evening, undo_move
from workshop.services.plan_news import PlanNews, read_news
from workshop.services.scene import read_scene

CLOSE_3 = Change(close=frozenset({(1, 3)}), merge=(("D", "A"),))
"""Table 3 closes; the group D joins A, because there are as many groups as tables."""


@pytest.fixture
def walking(in_app: Flask) -> Workshop:
    made = make_walking()
    move_to(made, "round", 1)
    return made


def news(workshop: Workshop) -> PlanNews | None:
    evening = find_evening(workshop.id)
    return read_news(workshop, State(evening.state), evening.round_number)


def places(found: PlanNews | None) -> dict[str, tuple[int | None, int]]:
    """Table before and after by letter."""
    assert found is not None
    return {each.group.letter: (each.before[1] if each.before else None, each.table_number) for each in found.moved}


def test_a_plan_that_stands_is_no_news(walking: Workshop) -> None:
    assert news(walking) is None


def test_a_table_that_closes_is_news_while_the_round_still_runs(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    found = news(walking)
    assert found is not None
    assert (found.closed, found.ahead, found.round_number) == (frozenset({(1, 3)}), True, 2)
    assert places(found)["B"][0] == 3
    assert places(found)["B"][1] != 3


def test_during_the_move_and_the_next_round_it_holds_already(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    for state, number in (("move", 1), ("round", 2)):
        move_to(walking, state, number)
        found = news(walking)
        assert found is not None
        assert (found.closed, found.ahead, found.round_number) == (frozenset({(1, 3)}), False, 2)


def test_a_round_later_nobody_is_told_any_more(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    move_to(walking, "round", 3)
    assert news(walking) is None


def test_a_change_that_was_undone_is_no_news(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    undo_move(workshop=walking, expected=find_evening(walking.id).stage_revision, actor="1", now=NOW)
    assert news(walking) is None


def test_two_changes_of_one_round_are_told_together(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    change(walking, replace(Change(), close=frozenset({(1, 4)}), merge=(("C", "B"),)))
    found = news(walking)
    assert found is not None
    assert found.closed == frozenset({(1, 3), (1, 4)})


def test_a_table_opened_again_in_the_same_round_was_never_closed(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    change(walking, Change(reopen=frozenset({(1, 3)})))
    found = news(walking)
    assert found is not None
    assert (found.closed, found.opened) == (frozenset(), frozenset())
    assert set(places(found)) == {"A"}


def test_a_table_closed_in_the_last_round_is_closed_at_home(walking: Workshop) -> None:
    move_to(walking, "round", 4)
    change(walking, CLOSE_3)
    found = news(walking)
    assert found is not None
    assert (found.round_number, found.closed) == (0, frozenset({(1, 3)}))


def test_in_the_cafe_nobody_is_sent_with_a_group(walking: Workshop) -> None:
    walking.plan_mode = "cafe"
    db.session.commit()
    change(walking, CLOSE_3)
    found = news(walking)
    assert found is not None
    assert (found.closed, found.moved) == (frozenset({(1, 3)}), ())


def test_the_wall_says_where_the_groups_go_instead(walking: Workshop) -> None:
    change(walking, CLOSE_3)
    scene = read_scene(walking)
    assert scene.news == news(walking)
    moved = places(scene.news)
    assert {way.table_number for way in scene.rerouted} <= {after for _before, after in moved.values()}
    assert scene.rerouted
    move_to(walking, "move", 1)
    scene = read_scene(walking)
    assert (scene.news is not None, scene.rerouted) == (True, ())
