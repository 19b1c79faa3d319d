"""Rings of groups."""

from __future__ import annotations

import pytest

from workshop.domain.carousel.rings import build_rings
from workshop.domain.carousel.rotation import Mode, routes
from workshop.domain.carousel.sizing import size_rings
from workshop.domain.refusals import Refusal

TWO_RINGS = size_rings(31, 4)
ROUTES = routes(3, 4, 4)


def test_rings_walk_alike_and_letters_run_on() -> None:
    rings = build_rings(TWO_RINGS, ROUTES, Mode.GROUPS_MOVE, ())
    assert [ring.number for ring in rings] == [1, 2]
    assert [[group.letter for group in ring.groups] for ring in rings] == [["A", "B", "C"], ["D", "E", "F"]]
    assert [[group.size for group in ring.groups] for ring in rings] == [[6, 5, 5], [5, 5, 5]]
    assert {tuple(group.route for group in ring.groups) for ring in rings} == {ROUTES}


def test_home_is_where_a_group_began() -> None:
    rings = build_rings(TWO_RINGS, ROUTES, Mode.GROUPS_MOVE, ())
    assert [group.home for group in rings[1].groups] == [1, 2, 3]


def test_a_seated_group_is_known_by_its_letter() -> None:
    rings = build_rings(TWO_RINGS, ROUTES, Mode.GROUPS_MOVE, ["E"])
    assert [group.letter for ring in rings for group in ring.groups if group.seated] == ["E"]
    assert rings[1].groups[1].tables == (2, 2, 2, 2)
    assert rings[0].groups[1].tables == ROUTES[1]


def test_a_letter_that_no_group_has_is_refused() -> None:
    with pytest.raises(Refusal, match="plan_seated_unknown"):
        build_rings(TWO_RINGS, ROUTES, Mode.GROUPS_MOVE, ["G"])
