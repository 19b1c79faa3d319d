"""Whose way leads where, on cards and on the sheets of hosts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.models import Workshop
from workshop.prints.kit_routes import Card, HostSheet, list_cards, list_host_sheets, short_unseen
from workshop.services.plan_edit import change_plan, plan_of
from workshop.services.print_kit import Kit, gather_kit


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    """24 people in five groups at five stations."""
    return make_workshop(make_centre())


def kit_with(workshop: Workshop, **changes: Any) -> Kit:
    change_plan(workshop=workshop, plan=replace(plan_of(workshop), **changes), actor="test", now=NOW)
    return gather_kit(workshop=workshop, language="en")


def card(kit: Kit, letter: str, person: int) -> Card:
    return next(each for each in list_cards(kit) if (each.group.letter, each.person) == (letter, person))


def comings(sheet: HostSheet) -> list[list[tuple[str, int]]]:
    return [[(coming.group.letter, coming.table) for coming in found] for _round, found in sheet.rounds]


def test_a_card_names_the_tables_of_its_group_and_what_it_does_not_see(workshop: Workshop) -> None:
    kit = kit_with(workshop, minutes=(14, 11, 9))
    assert card(kit, "B", 2).tables == (2, 3, 4)
    assert card(kit, "B", 2).unseen == (1, 5)


def test_a_whole_way_leaves_nothing_unseen(workshop: Workshop) -> None:
    assert {each.unseen for each in list_cards(kit_with(workshop))} == {()}


def test_too_many_unseen_stations_are_counted_not_named(workshop: Workshop) -> None:
    some = card(kit_with(workshop, minutes=(14, 11, 9)), "A", 1)
    assert short_unseen(some) == (4, 5)
    assert short_unseen(replace(some, unseen=(1, 2, 3, 4, 5, 6, 7))) == ()


def test_in_the_cafe_every_person_has_a_way_of_their_own(workshop: Workshop) -> None:
    kit = kit_with(workshop, mode="cafe")
    assert [card(kit, "A", person).tables for person in (1, 2)] == [(1, 2, 3, 4, 5), (1, 3, 4, 5, 2)]
    cards = [each for each in list_cards(kit) if each.person <= each.group.size]
    for number in range(5):
        full = Counter(each.tables[number] for each in cards)
        assert sorted(full.values()) == [4, 5, 5, 5, 5]


def test_in_the_second_ring_tables_count_on(workshop: Workshop) -> None:
    kit = kit_with(workshop, mode="cafe", people=48)
    assert card(kit, "F", 2).tables == (6, 8, 9, 10, 7)


def test_a_host_reads_who_comes_when(workshop: Workshop) -> None:
    sheet = list_host_sheets(kit_with(workshop))[1]
    assert sheet.station.number == 2
    assert comings(sheet) == [[("B", 2)], [("A", 2)], [("E", 2)], [("D", 2)], [("C", 2)]]
    assert sheet.home is not None
    assert (sheet.home.letter, sheet.travels) == ("B", False)


def test_a_host_whose_sheets_travel_is_told_the_table(workshop: Workshop) -> None:
    sheet = list_host_sheets(kit_with(workshop, mode="sheets_move"))[0]
    assert comings(sheet) == [[("A", 1)], [("E", 5)], [("D", 4)], [("C", 3)], [("B", 2)]]
    assert sheet.travels
    with_one_seated = list_host_sheets(kit_with(workshop, mode="groups_move", seated=("A",)))
    assert [sheet.travels for sheet in with_one_seated] == [True] * 5


def test_there_is_a_sheet_for_every_host_of_every_ring(workshop: Workshop) -> None:
    sheets = list_host_sheets(kit_with(workshop, people=48))
    assert [(sheet.ring, sheet.station.number) for sheet in sheets][4:7] == [(1, 5), (2, 1), (2, 2)]
    assert comings(sheets[5])[0] == [("F", 6)]


def test_a_round_without_anybody_is_a_rest(workshop: Workshop) -> None:
    sheets = list_host_sheets(kit_with(workshop, rings=1, groups=2))
    assert any([] in comings(sheet) for sheet in sheets)


def test_in_the_cafe_a_host_reads_whose_numbers_come(workshop: Workshop) -> None:
    first, second, *_others = list_host_sheets(kit_with(workshop, mode="cafe"))[0].rounds
    assert [(coming.group.letter, coming.people) for coming in first[1]] == [("A", ())]
    assert {coming.group.letter for coming in second[1]} <= set("BCDE")
    assert all(coming.people for coming in second[1])
