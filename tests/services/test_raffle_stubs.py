"""The stubs that are proposed for the drum are those that lie under the sheets given out."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import first_station
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.number_lists import read_numbers, write_numbers
from workshop.extensions import db
from workshop.models import PaperSheet, Seat, Workshop
from workshop.services.drawing import prepare_drum, read_drum
from workshop.services.paper_key import stubs_of
from workshop.services.raffle_stubs import Given, read_given

SECRET = "secret of the installation"


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "raffle")
    return made


def on_paper(workshop: Workshop, many: int) -> None:
    """People who came to the desk without a phone."""
    seat = {"workshop_id": workshop.id, "origin": "desk", "phone": False, "arrived_at": NOW}
    db.session.add_all(Seat(**seat) for _person in range(many))
    db.session.commit()


def type_in(workshop: Workshop, *numbers: int) -> None:
    place = {"workshop_id": workshop.id, "station_id": first_station(workshop).id, "key": "k", "created_at": NOW}
    db.session.add_all(PaperSheet(number=number, **place) for number in numbers)
    db.session.commit()


def given(workshop: Workshop) -> Given:
    return read_given(workshop, SECRET, read_drum(workshop))


def stubs(workshop: Workshop, *sheets: int) -> set[int]:
    dealt = stubs_of(workshop, SECRET)
    return {dealt[sheet - 1] for sheet in sheets}


def only(workshop: Workshop, numbers: set[int]) -> None:
    """Only these stubs in the drum."""
    prepare_drum(workshop=workshop, returned="", given=write_numbers(numbers), note="", actor="1", now=NOW)


def test_sheets_from_the_top_of_the_pile_bring_the_stubs_that_lie_under_them(workshop: Workshop) -> None:
    on_paper(workshop, 2)
    found = given(workshop)
    assert (found.sheets, found.reckoned) == ("1, 2", True)
    assert read_numbers(found.stubs) == stubs(workshop, 1, 2) != {101, 102}


def test_a_sheet_that_is_typed_in_was_given_out_and_the_others_are_counted_from_the_top(workshop: Workshop) -> None:
    on_paper(workshop, 3)
    type_in(workshop, 5, 9)
    found = given(workshop)
    assert (found.sheets, found.reckoned) == ("1, 5, 9", True)
    assert read_numbers(found.stubs) == stubs(workshop, 1, 5, 9)
    type_in(workshop, 2)
    assert (given(workshop).sheets, given(workshop).reckoned) == ("2, 5, 9", False)


def test_a_copy_numbered_by_hand_has_no_stub(workshop: Workshop) -> None:
    type_in(workshop, 25)
    assert (given(workshop).sheets, given(workshop).stubs) == ("", "")


def test_a_sheet_typed_in_whose_stub_is_not_in_the_drum_is_noticed(workshop: Workshop) -> None:
    type_in(workshop, 1)
    assert not given(workshop).shut_out
    only(workshop, stubs(workshop, 2))
    assert given(workshop).shut_out
    only(workshop, stubs(workshop, 1))
    assert not given(workshop).shut_out


def test_sheets_given_out_after_the_drum_was_prepared_are_noticed(workshop: Workshop) -> None:
    on_paper(workshop, 2)
    only(workshop, stubs(workshop, 1, 2))
    assert not given(workshop).shut_out
    on_paper(workshop, 1)
    assert given(workshop).shut_out
    only(workshop, stubs(workshop, 1, 2, 3))
    assert not given(workshop).shut_out
