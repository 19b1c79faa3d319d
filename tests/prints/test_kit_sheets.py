"""What is reckoned before anything is drawn: cards in dealing order, room on the forms, stubs under sheets."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import make_centre, make_workshop
from workshop.domain.paper_form import FormSide
from workshop.prints.kit_sheets import (
    deal,
    impose,
    opinion_pages,
    poster_size,
    probed,
    total_pages,
    type_size,
)
from workshop.services.print_kit import Kit, KitGroup, KitStation, gather_kit


def group(letter: str, size: int) -> KitGroup:
    return KitGroup(letter, "blue", 1, 1, size, (), None)


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


def test_longer_titles_are_set_smaller() -> None:
    assert [type_size("x" * length, 34, 75) for length in (34, 35, 75, 76)] == ["large", "middle", "middle", "small"]


def station(number: int, probes: str) -> KitStation:
    return KitStation(number, "Potrebe", "Kaj?", "", ("need", "idea"), probes)


def test_probing_questions_stand_where_they_have_room_and_take_none_from_the_answers() -> None:
    stations = (station(1, "Kdo danes ostane doma?"), station(2, ""), station(3, "Kdaj? " * 60))
    assert probed(FormSide(stations, 2, 3, 40.0)) == {1}
    assert probed(FormSide(stations, 2, 3, 200.0)) == {1, 3}
    assert probed(FormSide(stations, 1, 1, -3.0)) == set()


def test_there_is_an_opinion_for_every_form_two_on_a_page() -> None:
    assert [opinion_pages(sheets) for sheets in (1, 2, 3, 60)] == [1, 1, 2, 30]
    assert total_pages({"cards": 3, "opinions": 2}) == 6


def test_a_poster_sets_title_and_place_as_large_as_the_codes_allow() -> None:
    here = "Golnik · 6. november 2026 · 18.00 · Dom krajanov"
    titles = ("Naš skupni prostor", "x" * 75, "x" * 160)
    assert [poster_size(title, here, wifi=False) for title in titles] == ["large", "middle", "small"]
    assert [poster_size(title, here, wifi=True) for title in titles] == ["large", "small", "tight"]
    assert poster_size("x" * 75, "y" * 200, wifi=False) == "small"
    assert poster_size("x" * 160, "y" * 340, wifi=True) == "tight"
