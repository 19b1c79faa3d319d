"""What a host's card opens, and who is at its table."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from tests.services.tables import at, token_of
from tests.world import make_centre, make_workshop, move_to
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Group, Station, Visit, Workshop
from workshop.services.hosting import coming_next, find_station, here_now, list_tables, read_table


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def station(workshop: Workshop, number: int = 1) -> Station:
    return find_station(token_of(workshop, number))


def test_one_ring_has_one_table_for_a_station(workshop: Workshop) -> None:
    assert [list_tables(station(workshop, number)) for number in (1, 3)] == [[1], [3]]


def test_every_ring_has_a_table_of_its_own(in_app: Flask) -> None:
    workshop = make_workshop(make_centre(), people=60)
    rings = max(db.session.scalars(select(Group.ring).where(Group.workshop_id == workshop.id)))
    stations = len(db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).all())
    assert rings > 1
    assert list_tables(station(workshop, 2)) == [2 + stations * ring for ring in range(rings)]
    assert at(workshop, 2 + stations, station=2).ring == 2


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "A" * 16, "A" * 400])
def test_a_token_that_nobody_printed_opens_nothing(workshop: Workshop, token: str) -> None:
    with pytest.raises(NotFound):
        find_station(token)
    with pytest.raises(NotFound):
        read_table(token=token, number=1)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_a_card_opens_no_table_of_another_station(workshop: Workshop, number: int) -> None:
    with pytest.raises(NotFound):
        read_table(token=token_of(workshop, 1), number=number)


def test_a_strangers_card_opens_the_strangers_table(workshop: Workshop) -> None:
    other = make_workshop(make_centre("Drugi center", "Stražišče", "drugi.test"))
    assert read_table(token=token_of(other), number=1).workshop.id == other.id


def planned(workshop: Workshop, number: int, round_number: int) -> list[str]:
    """The letters of the groups that the plan sends to a station."""
    there = select(Group.letter).join(Visit, Visit.group_id == Group.id)
    return list(db.session.scalars(there.where(Visit.station_number == number, Visit.round_number == round_number)))


def letters(groups: tuple[Group, ...]) -> list[str]:
    return [group.letter for group in groups]


def test_the_group_at_the_table_is_that_of_the_plan(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    assert letters(here_now(at(workshop, 1)).groups) == planned(workshop, 1, 2)
    assert coming_next(at(workshop, 1)).groups == ()


def test_in_a_move_one_group_leaves_and_another_comes(workshop: Workshop) -> None:
    move_to(workshop, "move", 1)
    assert letters(here_now(at(workshop, 1)).groups) == planned(workshop, 1, 1)
    assert letters(coming_next(at(workshop, 1)).groups) == planned(workshop, 1, 2)


def test_in_the_home_round_the_first_group_is_back(workshop: Workshop) -> None:
    move_to(workshop, "home_round")
    assert letters(here_now(at(workshop, 1)).groups) == planned(workshop, 1, 0)


def test_a_group_that_walks_with_another_is_named_too(workshop: Workshop) -> None:
    move_to(workshop, "round", 2)
    here = here_now(at(workshop, 1)).groups[0]
    small = db.session.scalars(
        select(Group).where(Group.workshop_id == workshop.id, Group.letter != here.letter)
    ).first()
    assert small is not None
    small.joined_letter = here.letter
    for visit in db.session.scalars(select(Visit).where(Visit.group_id == small.id, Visit.round_number != 1)):
        db.session.delete(visit)
    db.session.commit()
    assert letters(here_now(at(workshop, 1)).groups) == [here.letter, small.letter]


def test_before_the_evening_and_after_it_there_is_nothing_to_do(workshop: Workshop) -> None:
    assert at(workshop).open is False
    move_to(workshop, "check_in")
    assert at(workshop).open is True
