"""The table plan on the cover: a circle for each ring, as many tables as stood in the room."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.world import make_centre, make_workshop
from workshop.models import Workshop
from workshop.prints.kinds import build_source, get_kind
from workshop.prints.report_plan import RingPlan, table_plans
from workshop.services.report_evening import gather_evening, gather_groups

IN_RINGS = {
    24: "Načrt omizij te delavnice. Skupine: 5, postaje: 5.",
    48: "Načrt omizij te delavnice. Obroči: 2, postaje v vsakem: 5, omizja skupaj: 10, skupine: 10.",
}


def drawn(app: Flask, workshop: Workshop) -> tuple[list[RingPlan], str]:
    evening = gather_evening(workshop, "sl", tuple(gather_groups(workshop.id).values()))
    with app.test_request_context(headers={"Accept-Language": "sl"}):
        found = table_plans(evening, 5)
    return found["plans"], found["plan_words"]


def test_one_ring_has_a_table_for_each_station_with_the_group_that_began_there(in_app: Flask) -> None:
    plans, words = drawn(in_app, make_workshop(make_centre()))
    assert plans == [RingPlan((1, 2, 3, 4, 5), ("blue", "orange", "green", "yellow", "violet"), words)]
    assert words == IN_RINGS[24]


def test_two_rings_are_two_circles_with_tables_numbered_on(in_app: Flask) -> None:
    plans, words = drawn(in_app, make_workshop(make_centre(), people=48))
    assert [plan.tables for plan in plans] == [(1, 2, 3, 4, 5), (6, 7, 8, 9, 10)]
    assert all(len([group for group in plan.groups if group]) == 5 for plan in plans)
    assert [plan.words for plan in plans] == ["Načrt omizij: 1. obroč.", "Načrt omizij: 2. obroč."]
    assert words == IN_RINGS[48]


def test_more_tables_than_fit_on_a_circle_are_told_and_not_drawn(in_app: Flask) -> None:
    evening = gather_evening(make_workshop(make_centre()), "sl", ())
    with in_app.test_request_context():
        assert table_plans(evening, 9)["plans"] == []


@pytest.mark.parametrize("people", [24, 48])
def test_the_cover_draws_as_many_tables_as_it_says(in_app: Flask, people: int) -> None:
    workshop = make_workshop(make_centre(), people=people)
    with in_app.test_request_context():
        html = build_source(get_kind("report"), workshop, "sl", {}).html
    cover = html.split('<header class="cover">')[1].split("</header>")[0]
    assert IN_RINGS[people] in re.sub(r"<[^>]*>", "", cover)
    assert len(re.findall(r"<text [^>]*>\d+</text>", cover)) == {24: 5, 48: 10}[people]
