"""What is reckoned before anything is drawn: cards in dealing order, room on the forms, stubs under sheets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from flask import Flask

from tests.world import make_centre, make_workshop
from workshop.prints.kit_sheets import (
    BACK_TITLE_MM,
    SIDE_MM,
    deal,
    fill_side,
    form_sides,
    impose,
    number_forms,
    opinion_pages,
    station_mm,
    total_pages,
    type_size,
)
from workshop.services.print_kit import Kit, KitGroup, KitStation, gather_kit

SECRET = "of this installation"


def group(letter: str, size: int) -> KitGroup:
    return KitGroup(letter, "blue", 1, 1, size, (), None)


def station(number: int, kinds: tuple[str, ...] = ("need", "idea"), question: str = "Kaj?") -> KitStation:
    return KitStation(number, "Potrebe", question, "", kinds)


@pytest.fixture
def kit(in_app: Flask) -> Kit:
    return gather_kit(workshop=make_workshop(make_centre()), language="sl")


def test_cards_are_dealt_in_turn_until_every_group_is_full() -> None:
    dealt = deal([group("A", 3), group("B", 3), group("C", 2)])
    assert "".join(card.letter for card in dealt) == "ABCABCAB"


def test_spare_cards_fill_the_last_page() -> None:
    dealt = deal([group("A", 3), group("B", 2)])
    assert "".join(card.letter for card in dealt) == "ABABAABA"


def test_without_groups_there_are_no_cards() -> None:
    assert impose(deal([])) == []


def test_a_stack_cut_at_once_is_in_dealing_order_when_its_piles_lie_on_one_another() -> None:
    pages = impose(list(range(1, 13)))
    piles = [[page[place] for page in pages] for place in range(4)]
    assert [card for pile in piles for card in pile] == list(range(1, 13))


def test_every_station_stands_on_the_form_once_and_in_order(kit: Kit) -> None:
    front, back = form_sides(kit)
    assert (*front.stations, *back.stations) == kit.stations


def test_a_side_is_filled_as_far_as_it_holds() -> None:
    side = fill_side((station(1), station(2), station(3)), SIDE_MM - BACK_TITLE_MM)
    used = sum(station_mm(each, side.statements, side.lines) for each in side.stations)
    assert (side.statements, side.lines) == (2, 3)
    assert used <= SIDE_MM - BACK_TITLE_MM


def test_many_stations_still_get_a_line_each() -> None:
    side = fill_side(tuple(station(number) for number in range(1, 9)), SIDE_MM)
    assert (side.statements, side.lines) == (1, 1)


def test_a_long_question_and_many_kinds_take_more_room() -> None:
    short = station_mm(station(1), 1, 1)
    assert station_mm(station(1, question="Kaj pogrešamo? " * 10), 1, 1) > short
    assert station_mm(station(1, kinds=("need", "idea", "concern")), 1, 1) > short
    assert station_mm(station(1, kinds=("need",)), 1, 1) < short


def test_each_raffle_number_lies_under_one_sheet(kit: Kit) -> None:
    forms = number_forms(kit, 24, SECRET)
    assert [form.sheet for form in forms] == list(range(1, 25))
    assert Counter(form.stub for form in forms) == Counter(range(101, 125))


def test_a_sheet_does_not_tell_whose_number_was_on_it(kit: Kit) -> None:
    here, elsewhere = number_forms(kit, 24, SECRET), number_forms(kit, 24, "of another")
    assert here == number_forms(kit, 24, SECRET)
    assert [form.stub for form in here] != [form.stub for form in elsewhere]
    assert [form.stub for form in here] != sorted(form.stub for form in here)
    assert here != number_forms(replace(kit, workshop_id=kit.workshop_id + 1), 24, SECRET)


def test_longer_titles_are_set_smaller() -> None:
    assert [type_size("x" * length, 34, 75) for length in (34, 35, 75, 76)] == ["large", "middle", "middle", "small"]


def test_there_is_an_opinion_for_every_form_two_on_a_page() -> None:
    assert [opinion_pages(sheets) for sheets in (1, 2, 3, 60)] == [1, 1, 2, 30]
    assert total_pages({"cards": 3, "opinions": 2}) == 6
