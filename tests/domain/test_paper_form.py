"""Room on the form of a sheet, and whether every station gets some."""

from __future__ import annotations

from dataclasses import dataclass

from workshop.domain.paper_form import BACK_TITLE_MM, SIDE_MM, fill_side, form_sides, lines_of, station_mm


@dataclass(frozen=True)
class Place:
    number: int
    title: str
    question: str
    kinds: tuple[str, ...]


def station(number: int, kinds: tuple[str, ...] = ("need", "idea"), question: str = "Kaj?") -> Place:
    return Place(number, "Potrebe", question, kinds)


def test_every_station_stands_on_the_form_once_and_in_order() -> None:
    stations = tuple(station(number) for number in range(1, 6))
    front, back = form_sides("Naš prostor", 4, stations)
    assert (*front.stations, *back.stations) == stations


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


def test_a_word_that_does_not_fit_begins_a_line_and_a_longer_one_is_broken() -> None:
    assert [lines_of(text, 5) for text in ("", "aaaaa", "aaa bb", "aa bb", "aaaaaaaaaaa", "aa bbbbbbb c")] == [
        *(1, 1, 2, 1, 3, 3)
    ]
