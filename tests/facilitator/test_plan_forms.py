"""Reading the minutes of rounds, and proposing them."""

from __future__ import annotations

import pytest
from flask import Flask

from workshop.facilitator.plan_forms import PlanForm

USUAL = {"people": "24", "move_seconds": "90", "home_minutes": "5", "mode": "groups_move", "order": "simple"}


def read(app: Flask, **sent: str) -> PlanForm:
    with app.test_request_context(method="POST", data={**USUAL, **sent}, headers={"Accept-Language": "en"}):
        return PlanForm()


@pytest.mark.parametrize("typed", ["14, 11, 9, 7", "14 11 9 7", "14;11;9;7", " 14,11 , 9;7 "])
def test_minutes_may_be_parted_as_people_do(app: Flask, typed: str) -> None:
    assert read(app, minutes=typed).read().minutes == (14, 11, 9, 7)


@pytest.mark.parametrize("typed", ["", ",", "14 min", "0", "61", "-5", "²", "9" * 5000])
def test_what_are_no_minutes_is_kept_as_typed_and_said(app: Flask, typed: str) -> None:
    form = read(app, minutes=typed)
    assert form.minutes.process_errors
    assert form.minutes._value() == typed


def test_a_proposal_stands_in_place_of_what_was_typed(app: Flask) -> None:
    form = read(app, minutes="x", total="50", rounds="4")
    form.propose(stations=5)
    assert (form.minutes._value(), form.minutes.process_errors) == ("14, 11, 9, 7", [])


def test_a_proposal_has_at_most_a_round_a_station(app: Flask) -> None:
    form = read(app, total="50", rounds="9")
    form.propose(stations=4)
    assert form.minutes.data == (14, 11, 9, 7)


def test_a_time_too_short_is_said_at_the_time(app: Flask) -> None:
    form = read(app, minutes="14, 11", total="12", rounds="4")
    with app.test_request_context(headers={"Accept-Language": "en"}):
        form.propose(stations=5)
    assert form.total.process_errors
    assert form.minutes.data == (14, 11)


def test_rings_and_groups_left_empty_are_left_to_the_rules(app: Flask) -> None:
    plan = read(app, minutes="14", groups="", rings="").read()
    assert (plan.groups, plan.rings) == (None, None)


def test_what_the_minutes_come_to_is_the_whole_time(app: Flask) -> None:
    form = read(app, minutes="14, 11, 9, 7", total="x")
    form.reckon_total()
    assert (form.total._value(), form.total.process_errors) == ("51", [])


def test_groups_that_stay_seated_and_hosts_are_read(app: Flask) -> None:
    plan = read(app, minutes="14", seated="B", hosts="4").read()
    assert (plan.seated, plan.hosts) == (("B",), 4)
