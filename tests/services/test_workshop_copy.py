"""A copy of a workshop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.closed import close
from tests.world import NOW
from workshop.extensions import db
from workshop.models import AgendaBlock, Practice, Statement, Station, VolunteerRole, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.parts import list_ordered
from workshop.services.plan_edit import change_plan, plan_of
from workshop.services.preparation import read_preparation
from workshop.services.workshop_copy import duplicate_workshop


def copy_of(workshop: Workshop, community: str = "Stražišče") -> Workshop:
    return duplicate_workshop(workshop=workshop, title="Drugi večer", community_name=community, actor="test", now=NOW)


def content(table: Any, workshop: Workshop, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(getattr(row, name) for name in names) for row in list_ordered(table, workshop.id)]


def test_a_copy_has_the_same_content(workshop: Workshop) -> None:
    copy = copy_of(workshop)
    for table, names in {
        Station: ("number", "texts", "kinds"),
        AgendaBlock: ("position", "kind", "title", "minutes", "note", "speaker"),
        Practice: ("number", "used", "texts"),
        VolunteerRole: ("number", "names"),
    }.items():
        assert content(table, copy, *names) == content(table, workshop, *names)
    assert plan_of(copy) == plan_of(workshop)


def test_the_group_that_cannot_walk_is_marked_in_the_copy_too(workshop: Workshop) -> None:
    change_plan(workshop=workshop, plan=replace(plan_of(workshop), seated=("B",)), actor="test", now=NOW)
    assert plan_of(copy_of(workshop)).seated == ("B",)


def test_a_copy_has_a_code_and_links_of_its_own_and_no_date(workshop: Workshop) -> None:
    copy = copy_of(workshop)
    assert (copy.title, copy.community.name, copy.held_on) == ("Drugi večer", "Stražišče", None)
    assert copy.code != workshop.code
    tokens = [station.host_token for made in (workshop, copy) for station in list_ordered(Station, made.id)]
    tokens += [copy.wall_token, workshop.wall_token, copy.report_token, workshop.report_token]
    assert len(set(tokens)) == len(tokens)


def test_a_copy_of_a_plan_set_by_hand_is_set_by_hand(workshop: Workshop) -> None:
    by_hand = replace(plan_of(workshop), rings=2, groups=3, order="mixed", minutes=(12, 9))
    change_plan(workshop=workshop, plan=by_hand, actor="test", now=NOW)
    assert plan_of(copy_of(workshop)) == by_hand


def test_a_copy_of_a_closed_evening_is_prepared_and_empty(workshop: Workshop) -> None:
    station = list_ordered(Station, workshop.id)[0]
    db.session.add(
        Statement(workshop_id=workshop.id, station_id=station.id, kind="need", text="Klop", key="1", created_at=NOW)
    )
    close(workshop)
    found = read_preparation(copy_of(workshop))
    assert (found.state, found.answered, found.workshop.closed_at) == ("prepared", False, None)


def test_assurances_must_be_confirmed_anew(workshop: Workshop) -> None:
    facts = AssuranceFacts("Prostor ostane odprt.", "Ime Priimek", "župan", confirmed=True)
    add_assurance(workshop=workshop, facts=facts, actor="test", now=NOW)
    (assurance,) = read_preparation(copy_of(workshop)).assurances
    assert (assurance.sentence, assurance.person, assurance.confirmed_at) == (facts.sentence, facts.person, None)
