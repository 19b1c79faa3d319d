"""A sheet that says what the plan says cannot be: asked about once, then believed."""

from __future__ import annotations

import uuid

import pytest
from flask import Flask
from sqlalchemy import select

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.extensions import db
from workshop.models import Statement, Visit, Workshop
from workshop.services.paper import Sheet, enter_sheet


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "plenary")
    return made


def visit(workshop: Workshop) -> Visit:
    """Where some group was in the second round."""
    return db.session.scalars(select(Visit).filter_by(workshop_id=workshop.id, round_number=2).limit(1)).one()


def elsewhere(workshop: Workshop, accepted: str = "") -> Sheet:
    """A sheet of that group and round from another station."""
    there = visit(workshop)
    station = first_station(workshop, 2 if there.station_number == 1 else 1)
    lines = [(station.kinds[0], "Klop")]
    return Sheet(station.id, there.group_id, 2, lines, str(uuid.uuid4()), accepted=accepted)


def test_a_place_off_the_plan_is_asked_about_and_stored_when_accepted(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="off_plan") as refused:
        enter_sheet(workshop=workshop, sheet=elsewhere(workshop), actor="1", now=NOW)
    assert refused.value.facts["planned"] == visit(workshop).station_number
    accepted = elsewhere(workshop, refused.value.facts["place"])
    assert enter_sheet(workshop=workshop, sheet=accepted, actor="1", now=NOW).shown == 1


def test_what_was_accepted_for_one_place_is_not_for_another(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="off_plan"):
        enter_sheet(workshop=workshop, sheet=elsewhere(workshop, "1-1-1"), actor="1", now=NOW)


@pytest.mark.parametrize("why", ["cafe", "home round", "group not known"])
def test_where_the_plan_knows_nothing_nobody_is_asked(workshop: Workshop, why: str) -> None:
    sheet = elsewhere(workshop)
    group = None if why == "group not known" else sheet.group_id
    workshop.plan_mode = "cafe" if why == "cafe" else workshop.plan_mode
    number = 0 if why == "home round" else 2
    known = Sheet(sheet.station_id, group, number, sheet.lines, sheet.key)
    enter_sheet(workshop=workshop, sheet=known, actor="1", now=NOW)
    assert db.session.scalars(select(Statement.text)).one() == "Klop"


def test_the_group_that_walked_with_another_has_no_place_of_its_own(workshop: Workshop) -> None:
    sheet = elsewhere(workshop)
    there = visit(workshop)
    db.session.delete(there)
    db.session.commit()
    assert enter_sheet(workshop=workshop, sheet=sheet, actor="1", now=NOW).shown == 1
