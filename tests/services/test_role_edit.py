"""Changing the tasks for volunteers."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import WrongState
from workshop.models import VolunteerRole, Workshop
from workshop.services.parts import list_ordered
from workshop.services.role_edit import add_role, change_role, move_role, remove_role


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def roles(workshop: Workshop) -> list[VolunteerRole]:
    return list_ordered(VolunteerRole, workshop.id)


def test_tasks_come_change_move_and_go(workshop: Workshop) -> None:
    role = add_role(workshop=workshop, names={"sl": "Peka potice"}, actor="test", now=NOW)
    assert role.number == 11
    change_role(workshop=workshop, role=role, names={"en": "Baking potica"}, actor="test", now=NOW)
    assert (role.name("sl"), role.name("en")) == ("Peka potice", "Baking potica")
    move_role(workshop=workshop, role=role, up=True, actor="test", now=NOW)
    assert role.number == 10
    remove_role(workshop=workshop, role=role, actor="test", now=NOW)
    assert [row.number for row in roles(workshop)] == list(range(1, 11))


def test_tasks_are_fixed_once_the_evening_has_begun_because_sign_ups_know_them_by_number(workshop: Workshop) -> None:
    role = roles(workshop)[0]
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        add_role(workshop=workshop, names={"sl": "Peka potice"}, actor="test", now=NOW)
    with pytest.raises(WrongState, match="plan_fixed"):
        change_role(workshop=workshop, role=role, names={"sl": "Drugo"}, actor="test", now=NOW)
    with pytest.raises(WrongState, match="plan_fixed"):
        move_role(workshop=workshop, role=role, up=False, actor="test", now=NOW)
    with pytest.raises(WrongState, match="plan_fixed"):
        remove_role(workshop=workshop, role=role, actor="test", now=NOW)
