"""Changing the stations of a workshop."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.closed import close
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal, WrongState
from workshop.extensions import db
from workshop.models import AgendaBlock, Group, Round, Station, Visit, Workshop
from workshop.services.parts import list_ordered
from workshop.services.plan_edit import change_plan, plan_of
from workshop.services.station_edit import (
    StationFacts,
    add_station,
    change_station,
    move_station,
    remove_station,
    station_facts,
)

NEW = StationFacts(
    texts={"sl": {"title": "Novo", "question": "Kaj še?", "hint": "", "probes": []}}, kinds=["idea", "need"]
)


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def stations(workshop: Workshop) -> list[Station]:
    return list_ordered(Station, workshop.id)


def titles(workshop: Workshop) -> list[str]:
    return [f"{station.number} {station.text('title', 'sl')}" for station in stations(workshop)]


def minutes(workshop: Workshop) -> list[int]:
    rounds = select(Round.minutes).where(Round.workshop_id == workshop.id).order_by(Round.number)
    return list(db.session.scalars(rounds))


def groups(workshop: Workshop) -> int:
    return db.session.scalar(select(func.count(Group.id)).where(Group.workshop_id == workshop.id)) or 0


def change(workshop: Workshop, number: int, facts: StationFacts) -> None:
    station = stations(workshop)[number - 1]
    change_station(workshop=workshop, station=station, facts=facts, actor="test", now=NOW)


def test_words_and_kinds_change(workshop: Workshop) -> None:
    change(workshop, 1, NEW)
    station = stations(workshop)[0]
    assert station.text("question", "sl") == "Kaj še?"
    assert station.kinds == ["need", "idea"], "in their usual order"


def test_a_language_that_was_not_touched_stays(workshop: Workshop) -> None:
    change(workshop, 1, NEW)
    assert stations(workshop)[0].text("title", "en") == "Needs"


def test_a_station_without_any_kind_is_refused(workshop: Workshop) -> None:
    with pytest.raises(Refusal, match="station_no_kinds"):
        change(workshop, 1, replace(NEW, kinds=["poem"]))


def test_a_mistyping_is_mended_while_the_evening_runs(workshop: Workshop) -> None:
    move_to(workshop, "round", 1)
    facts = station_facts(stations(workshop)[0])
    texts = {**facts.texts, "sl": {**facts.texts["sl"], "hint": "Na primer: klop"}}
    change(workshop, 1, replace(facts, texts=texts))
    assert stations(workshop)[0].text("hint", "sl") == "Na primer: klop"


def test_kinds_are_fixed_once_the_evening_has_begun(workshop: Workshop) -> None:
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        change(workshop, 1, replace(station_facts(stations(workshop)[0]), kinds=["idea"]))


def test_nothing_changes_after_closing(workshop: Workshop) -> None:
    close(workshop)
    with pytest.raises(WrongState, match="closed_fixed"):
        change(workshop, 1, NEW)


def test_one_station_more_is_one_round_more_where_everybody_saw_every_station(workshop: Workshop) -> None:
    add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)
    assert titles(workshop)[-1] == "6 Novo"
    assert minutes(workshop) == [13, 10, 8, 7, 5, 5]
    agenda = {block.kind: block.minutes for block in list_ordered(AgendaBlock, workshop.id)}
    assert agenda["carousel"] == 56


def test_a_partial_round_stays_partial(in_app: Flask) -> None:
    workshop = make_workshop(make_centre(), template="creative-place")
    add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)
    assert minutes(workshop) == [14, 11, 9, 7]


def test_a_new_station_has_a_link_for_its_host(workshop: Workshop) -> None:
    add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)
    tokens = [station.host_token for station in stations(workshop)]
    assert len(set(tokens)) == len(tokens) == 6


def test_one_station_less_is_one_round_less_and_numbers_close_up(workshop: Workshop) -> None:
    remove_station(workshop=workshop, station=stations(workshop)[1], actor="test", now=NOW)
    assert titles(workshop) == ["1 Potrebe", "2 Kaj že imamo", "3 Kaj lahko ponudimo", "4 Skupaj"]
    assert minutes(workshop) == [13, 10, 8, 7]
    assert groups(workshop) == 4
    assert set(db.session.scalars(select(Visit.station_number).where(Visit.workshop_id == workshop.id))) == {1, 2, 3, 4}


def test_groups_set_by_hand_stay_as_far_as_there_are_stations_for_them(workshop: Workshop) -> None:
    by_hand = replace(plan_of(workshop), rings=1, groups=4, people=30)
    change_plan(workshop=workshop, plan=by_hand, actor="test", now=NOW)
    for left in (4, 3):
        remove_station(workshop=workshop, station=stations(workshop)[0], actor="test", now=NOW)
        assert groups(workshop) == left


def test_a_carousel_keeps_two_stations(workshop: Workshop) -> None:
    for _station in range(3):
        remove_station(workshop=workshop, station=stations(workshop)[0], actor="test", now=NOW)
    with pytest.raises(Refusal, match="station_only_one"):
        remove_station(workshop=workshop, station=stations(workshop)[0], actor="test", now=NOW)
    assert len(stations(workshop)) == 2


def test_there_are_at_most_twelve(workshop: Workshop) -> None:
    for _station in range(7):
        add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)
    with pytest.raises(Refusal, match="plan_stations"):
        add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)


def test_a_station_moves_up_and_down_and_no_further(workshop: Workshop) -> None:
    first = stations(workshop)[0]
    move_station(workshop=workshop, station=first, up=True, actor="test", now=NOW)
    assert titles(workshop)[:2] == ["1 Potrebe", "2 Prostor"]
    move_station(workshop=workshop, station=first, up=False, actor="test", now=NOW)
    assert titles(workshop)[:2] == ["1 Prostor", "2 Potrebe"]


def test_stations_are_fixed_once_the_evening_has_begun(workshop: Workshop) -> None:
    station = stations(workshop)[0]
    move_to(workshop, "check_in")
    with pytest.raises(WrongState, match="plan_fixed"):
        add_station(workshop=workshop, facts=NEW, actor="test", now=NOW)
    with pytest.raises(WrongState, match="plan_fixed"):
        remove_station(workshop=workshop, station=station, actor="test", now=NOW)
    with pytest.raises(WrongState, match="plan_fixed"):
        move_station(workshop=workshop, station=station, up=False, actor="test", now=NOW)
    assert len(stations(workshop)) == 5
